"""`newsfold crawl`: its wrong usages, what it says at the end, and its exit codes."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsfold.__main__ import cli
from newsfold.cli.render import empty_pages
from newsfold.demo_site.server import DemoSite
from storage.run_records import EmptyPages

COMMAND = [sys.executable, "-m", "newsfold"]


@pytest.fixture
def site() -> Iterator[DemoSite]:
    with DemoSite() as running:
        yield running


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Missing argument"),
        (["ftp://gazette.example/"], "use http or https"),
        (["https://"], "is not a URL"),
        (["https://me:secret@gazette.example/"], "user name"),
        (["--limit", "0", "gazette.example"], "--limit"),
        (["--limit", "many", "gazette.example"], "--limit"),
        (["--allow-private", "127.0.0.1", "gazette.example"], "HOST:PORT"),
        (["--scope", "everything", "gazette.example"], "--scope"),
        (["--no-such-option", "gazette.example"], "--no-such-option"),
        (["--include", "news", "gazette.example"], "begins neither with / nor with a host"),
        (["--exclude", "/a b", "gazette.example"], "matches no address"),
        (["--depth", "-1", "gazette.example"], "--depth"),
        (["--delay", "nan", "gazette.example"], "--delay"),
        (["--kind", "rss", "gazette.example"], "--kind"),
        (["--kind", "feed", "--scope", "site", "gazette.example"], "scope does not go with kind"),
        (["--user-agent", "Zürich", "gazette.example"], "write it in ASCII"),
        (["--header", "X-Key", "gazette.example"], "X-Api-Key: ${API_KEY}"),
        (["--header", "Host: x", "gazette.example"], "the crawler sets it by itself"),
        (["--header", "X-Key: ${NEWSFOLD_NO_SUCH}", "gazette.example"], "no variable NEWSFOLD_NO_SUCH"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    result = CliRunner().invoke(cli, ["crawl", "--db", str(path), *arguments])
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert not path.exists()


@pytest.mark.parametrize(
    "database", ["mysql://db.example/news", "postgresql://me:secret@127.0.0.1:1/x", "/nowhere/x.db"]
)
def test_a_database_that_cannot_be_used(database: str) -> None:
    result = CliRunner().invoke(cli, ["crawl", "--db", database, "https://gazette.example/"])
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: database ")
    assert "secret" not in result.stderr


def test_the_summary_and_what_to_do_next(site: DemoSite, tmp_path: Path) -> None:
    allow = ["--allow-private", site.host, "--db", str(tmp_path / "news.db")]
    urls = [f"{site.url}/vale/", f"{site.url}/vale/nothing-here"]
    done = subprocess.run([*COMMAND, "crawl", *allow, *urls], capture_output=True, text=True, timeout=120)
    assert done.returncode == 1, done.stderr  # since one URL gave no page
    assert "Traceback" not in done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    assert rows[0][:2] == ["source", "pages"]
    names = [url.removeprefix("http://").removesuffix("/") for url in urls]
    assert [row[0] for row in rows[1:3]] == names
    assert int(rows[1][3]) > 0
    assert f"{names[0]}: crawled as section /vale/; left aside: " in done.stdout
    assert "(taken in by --scope site)" in done.stdout
    assert f"{names[1]}: 1 × http-404, for example {urls[1]}: the server answers 404 (Not Found)" in done.stdout
    advice = done.stdout.splitlines()[-1]
    assert "newsfold articles --db" in advice
    number = advice.split("newsfold show ")[1].split()[0]
    shown = subprocess.run(
        [*COMMAND, "show", number, "--db", str(tmp_path / "news.db")], capture_output=True, text=True, timeout=60
    )
    assert shown.returncode == 0


def test_private_addresses_are_refused(site: DemoSite, tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "crawl", site.url, "--json", "--db", str(tmp_path / "news.db")],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 1
    summary = json.loads(done.stdout)
    assert summary["totals"]["pages"] == 0
    assert summary["sources"][0]["errors"][0]["kind"] == "private-address"
    assert site.requests == []


def test_on_a_terminal_progress_is_live(site: DemoSite, tmp_path: Path) -> None:
    """stderr is a terminal, stdout is not: the table is drawn on the one and the JSON goes to the other."""
    leader, follower = pty.openpty()
    drawn = bytearray()
    reader = threading.Thread(target=read_all, args=(leader, drawn))
    reader.start()
    done = subprocess.run(
        [*COMMAND, "crawl", site.url, "--json", "--db", str(tmp_path / "n.db"), "--allow-private", site.host],
        stdout=subprocess.PIPE, stderr=follower, text=True, timeout=120,
        env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "120", "NO_COLOR": "1"},
    )  # fmt: skip
    os.close(follower)
    reader.join()
    os.close(leader)
    assert done.returncode == 0
    assert json.loads(done.stdout)["totals"]["new"] > 0
    assert b"Ctrl-C stops and keeps what is stored" in drawn
    assert b"\x1b[3" not in drawn


def read_all(terminal: int, into: bytearray) -> None:
    """Read until the other side is closed."""
    with contextlib.suppress(OSError):
        while part := os.read(terminal, 4096):
            into += part


def test_pages_without_an_article_are_summed_up() -> None:
    listings = EmptyPages(reason="listing", count=1_200, url="https://post.example/town")
    errors = EmptyPages(reason="error-page", count=1, url="https://post.example/gone")
    assert empty_pages((listings, errors)) == (
        "1,201 pages without an article: 1,200 listing, 1 error-page; "
        "`newsfold explain https://post.example/gone` tells why"
    )
