from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from scrapy import Request

from crawler import logs
from crawler.log_context import About, work_for
from crawler.logs import log_to_stderr, without_logins
from newsfold.demo_site.server import DemoSite

HIDDEN = [
    ("https://me:s3cret@gazette.example/", "https://***@gazette.example/"),
    ("http://s3cret@gazette.example/a?b#c", "http://***@gazette.example/a?b#c"),
    ("see https://me:s3c/ret@gazette.example/news for more", "see https://***@gazette.example/news for more"),
    ("https://me:s3c?r#et@gazette.example:80/", "https://***@gazette.example:80/"),
    ("https://me:s3@c/ret@gazette.example/", "https://***@gazette.example/"),
    ('https://me:s3c"ret@gazette.example/', "https://***@gazette.example/"),
    ("https://me:s3cret%40gazette.example/", "https://me:***/"),
    ("https://me:s3cret＠gazette.example/", "https://me:***/"),
    (r"https:\\me:s3cret@gazette.example/", r"https:\\***@gazette.example/"),
    ("https:/me:s3cret@gazette.example/", "https:/***@gazette.example/"),
    ("//me:s3cret@gazette.example/", "//***@gazette.example/"),
    ("me:s3cret@gazette.example: no file", "***@gazette.example: no file"),
    ("me:s3c/ret@gazette.example", "***@gazette.example"),
    ('"me:s3cret@gazette.example:80" is none', '"***@gazette.example:80" is none'),
    ("postgresql://me:s3cret@db.example/news?sslmode=require", "postgresql://***@db.example/news?sslmode=require"),
    ("postgresql://db.example/news?user=me&password=s3cret&a=1", "postgresql://db.example/news?user=me&password=***&a=1"),
    ("https://a:s3cret@a.example/ https://b:s3cret@b.example/", "https://***@a.example/ https://***@b.example/"),
]  # fmt: skip
SHOWN = [
    "https://gazette.example/@harbour/1",
    "https://gazette.example:8080/map/@53.1,9.9",
    "https://gazette.example:8080: the server answers 404",
    "http://[::1]:8000/@x and http://[::ffff:7f00:1]/",
    "12:30 at the quay",
    "database postgresql://me:***@db.example/news: gone",
    "database postgresql://me@db.example/news: gone",
    "sqlite:////var/lib/news@home.db",
    "mailto:desk@gazette.example",
    "desk@gazette.example",
    "tests/url.py:12: a@b",
]


@pytest.mark.parametrize(("text", "shown"), HIDDEN)
def test_no_text_shows_the_login_of_a_url(text: str, shown: str) -> None:
    assert without_logins(text) == shown


@pytest.mark.parametrize("text", SHOWN)
def test_what_is_no_login_is_shown(text: str) -> None:
    assert without_logins(text) == text


def test_a_long_text_is_read_once() -> None:
    for text in ("//" * 100_000, "//a:b" * 50_000, "a:" * 100_000, "x" * 200_000 + ":"):
        assert isinstance(without_logins(text), str)


HOSTILE = "one\r\n2026-03-01 12:00:00Z INFO forged\x1b[2J\x9b\u2028\u202etwo"


@pytest.fixture
def root() -> Iterator[logging.Logger]:
    root = logging.getLogger()
    before, level, shown, chosen = root.handlers, root.level, warnings.showwarning, logs._chosen
    yield root
    root.handlers = before
    root.setLevel(level)
    logs._chosen = chosen
    logging.captureWarnings(False)
    warnings.showwarning = shown


def fail(root: logging.Logger, message: str) -> None:
    try:
        raise ValueError(message)  # noqa: TRY301
    except ValueError:
        root.exception("%s failed", message)


@pytest.mark.parametrize("as_json", [False, True])
def test_no_line_of_the_log_shows_a_login(
    root: logging.Logger, capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    log_to_stderr(as_json=as_json)
    fail(root, "https://me:s3cret@gazette.example/")
    said = capsys.readouterr().err
    assert "s3cret" not in said
    assert said.count("https://***@gazette.example/") == 2


def test_nothing_that_a_page_says_begins_a_line_or_steers_a_terminal(
    root: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    log_to_stderr()
    fail(root, HOSTILE)
    first, *trace = capsys.readouterr().err.splitlines()
    assert "forged" in first
    assert all(line.startswith("  | ") for line in trace)
    assert all(line.isprintable() for line in (first, *trace))


def test_a_line_of_json_is_one_line_whatever_it_holds(root: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr(as_json=True)
    fail(root, HOSTILE + "\ud800")
    said = capsys.readouterr().err.removesuffix("\n")
    assert said.isprintable()
    entry = json.loads(said)
    assert entry["message"] == f"{HOSTILE}\ud800 failed"
    assert entry["error"].startswith("Traceback")
    assert (entry["level"], entry["logger"]) == ("error", "root")
    assert datetime.fromisoformat(entry["time"]).tzinfo == UTC


def test_a_line_says_for_whom_a_task_works(root: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    async def work(source: str, run: int) -> None:
        work_for(About(source=source, run=run))
        await asyncio.sleep(0)
        await asyncio.to_thread(root.error, "is full")
        logging.getLogger("scrapy.core.scraper").error(
            "Error downloading %(request)s", {"request": Request(f"https://{source}.example/")}
        )
        root.error("%s: is done", source)

    async def both() -> None:
        await asyncio.gather(work("bay", 1), work("hill", 2))
        root.error("all is over")

    log_to_stderr(as_json=True)
    asyncio.run(both())
    entries = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert sorted((entry["source"], entry["run"]) for entry in entries[:-1]) == [("bay", 1)] * 3 + [("hill", 2)] * 3
    assert {entry.get("url") for entry in entries} == {"https://bay.example/", "https://hill.example/", None}
    assert "source" not in entries[-1]
    log_to_stderr()
    asyncio.run(work("bay", 1))
    told = [line.split(" ", 3)[3] for line in capsys.readouterr().err.splitlines()]
    assert told == [
        "bay (run 1): is full",
        "bay (run 1): Error downloading <GET https://bay.example/>",
        "bay: is done",
    ]


def test_what_python_warns_of_is_a_line_like_others(root: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr(verbose=True, as_json=True)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("an old way", DeprecationWarning, stacklevel=1)
    assert json.loads(capsys.readouterr().err)["logger"] == "py.warnings"


def test_what_twisted_and_tasks_say_are_lines_like_others() -> None:
    script = """
import asyncio
from crawler.crawl.event_loop import run_in_loop
from crawler.logs import log_to_stderr

async def main(stop):
    from twisted.internet.defer import fail
    fail(ValueError("nobody looks at this\\nforged"))
    asyncio.ensure_future(raises())
    await asyncio.sleep(0)

async def raises():
    raise KeyError("nor at this")

log_to_stderr(as_json=True)
run_in_loop(main)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=True)
    entries = [json.loads(line) for line in done.stderr.splitlines()]
    assert {entry["logger"] for entry in entries} == {"twisted", "asyncio"}
    assert done.stdout == ""


def test_every_line_of_a_crawl_is_an_object_that_says_for_whom(tmp_path: Path) -> None:
    with DemoSite() as site:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "newsfold", "crawl", "-v", "--log-format", "json", "--limit", "5"),
                *("--db", str(tmp_path / "news.db"), "--allow-private", site.host, site.url),
            ],
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    entries = [json.loads(line) for line in done.stderr.splitlines()]
    crawled = [entry for entry in entries if entry["logger"].startswith("scrapy.core")]
    assert crawled
    assert {(entry["source"], entry["run"]) for entry in crawled} == {(site.url, 1)}
