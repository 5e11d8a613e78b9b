from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from crawler import logs
from crawler.core.errors import ReadError
from crawler.core.reading import read
from crawler.core.types import Document, Reading
from crawler.log_context import About, work_for
from crawler.logs import log_to_stderr
from crawler.session.workers import Workers
from tests.session.odd_readers import read_oddly

STORY = (
    "The new harbour bridge opens to traffic on Monday, two years later than the city had planned, the mayor said.",
    "Ferries that carried 4,000 people a day between the two banks will run for the last time on Sunday evening.",
    "The cost rose by a third after divers had found a wreck from the last century under the northern pillar.",
)
ROOT = Path(__file__).parents[1]


def document(body: bytes) -> Document:
    return Document(url="https://paper.example/page", body=body, content_type="text/html; charset=utf-8")


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    pool = Workers(1, timeout=1.0, reader=read_oddly)
    yield pool
    pool.close()


def wait_for_end(descriptor: int) -> None:
    """Wait until the process that a descriptor stands for has ended."""
    ended, _, _ = select.select([descriptor], [], [], 30)
    os.close(descriptor)
    assert ended


def read_all(workers: Workers, *bodies: bytes) -> list[Reading | BaseException]:
    async def read() -> list[Reading | BaseException]:
        return await asyncio.gather(*(workers.read(document(body)) for body in bodies), return_exceptions=True)

    return asyncio.run(read())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"hang", "parse-timeout"),
        (b"crash", "parser-crashed"),
        (b"memory", "parser-memory"),
        (b"fail", "parser-failed"),
        (b"refuse", "binary"),
    ],
)
def test_what_a_page_does_to_its_worker_is_an_error_of_that_page_alone(
    workers: Workers, body: bytes, reason: str
) -> None:
    before, error, after = read_all(workers, b"fine", body, b"fine")
    assert isinstance(before, Reading)
    assert isinstance(error, ReadError)
    assert error.reason == reason
    assert error.url == "https://paper.example/page"
    assert error.detail
    assert isinstance(after, Reading)


def test_a_worker_logs_as_its_parent_does_and_says_for_whom(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    async def read() -> None:
        work_for(About(source="paper", run=7))
        await pool.read(document(b"log"))

    monkeypatch.setattr(logs, "_chosen", partial(log_to_stderr, as_json=True))
    pool = Workers(1, reader=read_oddly)
    asyncio.run(read())
    pool.close()
    entry = json.loads(capfd.readouterr().err)
    del entry["time"]
    assert entry == {
        "level": "error", "logger": "feeds", "message": "an odd page", "source": "paper", "run": 7,
        "url": "https://paper.example/page",
    }  # fmt: skip


def test_a_machine_that_lets_a_process_wait_makes_no_page_a_bad_one(workers: Workers) -> None:
    """The reader waits for longer than a read may take, and works for next to no time."""
    (reading,) = read_all(workers, b"wait")
    assert isinstance(reading, Reading)


def test_what_a_page_costs_is_counted(workers: Workers) -> None:
    killed, crashed = workers.lost()
    read_all(workers, b"hang", b"crash", b"fail")
    assert workers.lost() == (killed + 1, crashed + 1)


def test_a_ctrl_c_does_not_reach_the_workers(workers: Workers) -> None:
    (reading,) = read_all(workers, b"interrupt")
    assert isinstance(reading, Reading)


def test_workers_that_were_killed_while_idle_are_replaced(workers: Workers) -> None:
    (first,) = read_all(workers, b"fine")
    assert isinstance(first, Reading)
    pid = int((first.nothing_because or "").split()[0])
    descriptor = os.pidfd_open(pid)
    os.kill(pid, signal.SIGKILL)
    wait_for_end(descriptor)
    (second,) = read_all(workers, b"fine")
    assert isinstance(second, Reading)


def test_pages_are_read_by_the_reader_of_the_core() -> None:
    page = "<article><h1>Bridge opens</h1>" + "".join(f"<p>{line}</p>" for line in STORY) + "</article>"
    workers = Workers()
    try:
        (reading,) = read_all(workers, page.encode())
    finally:
        workers.close()
    assert reading == read(document(page.encode()))


HOST = """
import asyncio, sys
from crawler.core.types import Document
from crawler.log_context import About, work_for
from crawler.logs import log_to_stderr
from crawler.session.workers import Workers
from tests.session.odd_readers import read_oddly

async def main():
    workers = Workers(reader=read_oddly)
    reading = await workers.read(Document(url="https://paper.example/", body=b"fine"))
    print(reading.nothing_because, flush=True)
    sys.stdin.readline()

if __name__ == "__main__":
    import scrapy, sqlalchemy
    asyncio.run(main())
"""


def test_workers_import_only_the_core_and_end_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    script = tmp_path / "host.py"
    script.write_text(HOST)
    with subprocess.Popen(
        [sys.executable, script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as host:
        assert host.stdout is not None
        pid, *heavy = host.stdout.readline().split()
        worker = os.pidfd_open(int(pid))
        host.kill()
    wait_for_end(worker)
    assert heavy == []


def test_a_process_that_was_ended_on_purpose_is_not_missed(caplog: pytest.LogCaptureFixture) -> None:
    pool = Workers(1)
    assert isinstance(read_all(pool, b"<p>Word</p>")[0], Reading)
    for worker in pool._workers:  # what `close` does while a read is under way
        worker.retire()
    (error,) = read_all(pool, b"<p>Word</p>")
    pool.close()
    assert isinstance(error, ReadError)
    assert error.reason == "stopped"
    assert caplog.text == ""
