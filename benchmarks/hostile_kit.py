"""Sites of the hostile kit, each a process of its own at an address of its own, and what the kit says of a store.

The kit is a folder that holds `hostile/site.py` (a news site that publishes, edits and fails on demand) and
`hostile/check.py` (which finds its articles in a database by the marks in their texts).
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_PORT = 8800
_CANARIES = 8900  # ports, one a site
_START_TIMEOUT = 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Site:
    """A site under way; `folder` is where it writes its truth and its log."""

    kit: Path
    host: str
    folder: Path

    @property
    def base(self) -> str:
        """Return the address of its front page, without the slash."""
        return f"http://{self.host}:{_PORT}"

    @property
    def place(self) -> str:
        """Return HOST:PORT."""
        return f"{self.host}:{_PORT}"

    def control(self, what: str) -> None:
        """Have it do something, such as `publish?n=10`."""
        with urllib.request.urlopen(f"{self.base}/_control/{what}", timeout=30) as answer:
            answer.read()

    def released(self) -> dict[str, int]:
        """Return the path of each ordinary article, and by which release it is published."""
        lines = (self.folder / "truth.jsonl").read_text("utf-8").splitlines()
        known = [json.loads(line) for line in lines]
        return {each["path"]: each["release"] for each in known if each["kind"] == "plain"}

    def requests(self) -> list[dict[str, Any]]:
        """Return its log: one entry a request."""
        lines = (self.folder / "requests.log").read_text("utf-8").splitlines()
        return [json.loads(line) for line in lines if line.endswith("}")]

    def score(self, database: str, released: int) -> dict[str, Any]:
        """Return what the kit says of a database, asked for the ordinary articles up to a release."""
        where = (
            ["--sqlite", database.removeprefix("sqlite:///")]
            if database.startswith("sqlite")
            else ["--pg", database.replace("+psycopg", "")]
        )
        command = [sys.executable, "-m", "hostile.check", "store", "--run", str(self.folder), *where]
        asked = ["--only", "plain", "--released", str(released)]
        report = subprocess.run([*command, *asked], cwd=self.kit, capture_output=True, text=True, check=False)
        if not report.stdout:
            raise SystemExit(f"the kit could not judge the store: {report.stderr.strip()[-500:]}")
        found: dict[str, Any] = json.loads(report.stdout)
        return found


@contextmanager
def served(kit: Path, folder: Path, number: int, *, is_plain: bool = True, **options: object) -> Iterator[Site]:
    """Serve the site of a number at an address of its own; `options` are those of `hostile.site`.

    One that is not plain has articles with nasty titles, texts and encodings, too.
    """
    if not (kit / "hostile" / "site.py").is_file():
        raise SystemExit(f"{kit} holds no hostile/site.py; name the folder of the hostile kit.")
    site = Site(kit, f"127.0.1.{number + 1}", folder)
    folder.mkdir(parents=True)
    settings = {"host": site.host, "port": _PORT, "seed": number + 1, "out": folder, "canary_port": _CANARIES + number}
    asked = [
        text for name, value in {**settings, **options}.items() for text in (f"--{name.replace('_', '-')}", str(value))
    ]
    with (folder / "site.out").open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "hostile.site", *(["--plain-only"] if is_plain else []), *asked],
            cwd=kit, stdout=out, stderr=out,
        )  # fmt: skip
    try:
        _wait(site, process)
        yield site
    finally:
        process.terminate()
        process.wait()


def _wait(site: Site, process: subprocess.Popen[bytes]) -> None:
    """Return when the site answers: this one, and not that of somebody else at the same address."""
    until = time.monotonic() + _START_TIMEOUT
    while True:
        try:
            (site.folder / "ready.json").stat()  # an OSError as long as it is not there
            site.control("state")
        except OSError:
            if process.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"{site.place} did not start: {(site.folder / 'site.out').read_text()}") from None
            time.sleep(0.1)
        else:
            return
