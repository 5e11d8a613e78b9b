"""Daemons as processes: their configuration, their start, what they log."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from newsfold.demo_site.server import DemoSite

ROOT = Path(__file__).parents[2]
NEWSFOLD = [sys.executable, "-m", "newsfold", "daemon"]
WORKER = [sys.executable, "-m", "newsfold", "worker"]


class HeldSite(DemoSite):
    """A site that lets whoever asks wait, until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.released = threading.Event(), threading.Event()
        self.odd = self._hold

    def let_go(self) -> None:
        self.odd = None
        self.released.set()

    def _hold(self, request: BaseHTTPRequestHandler) -> bool:
        self.asked.set()
        self.released.wait(120)
        return False


def write_config(
    site: DemoSite, folder: Path, *paths: str, every: str = "1d", database: str | None = None, settings: str = ""
) -> Path:
    tables = [
        f'[[source]]\nname = "source-{number}"\nurl = "{site.url}{path}"\nevery = "{every}"\nlimit = 5\n'
        for number, path in enumerate(paths)
    ]
    config = folder / "newsfold.toml"
    fetch = f'[fetch]\nallow_private = ["{site.host}"]\n{settings}'
    url = database or f"sqlite:///{folder}/news.db"
    config.write_text(f'database = "{url}"\n{fetch}{"".join(tables)}', encoding="utf-8")
    return config


@contextmanager
def daemon(config: Path, command: list[str]) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen([*command, "--config", str(config)], stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_for(process: subprocess.Popen[str], words: str) -> str:
    """Return the log up to the first line with these words."""
    assert process.stderr is not None
    log = ""
    for line in process.stderr:
        log += line
        if words in line:
            return log
    raise AssertionError(f"{words!r} is not in the log:\n{log}")
