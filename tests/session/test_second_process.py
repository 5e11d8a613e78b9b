from __future__ import annotations

import json
import logging
import os
import signal
from collections.abc import Iterator
from itertools import islice
from multiprocessing.context import SpawnProcess
from pathlib import Path

import pytest

from crawler.archive.document_verdicts import DocumentVerdict, find_verdicts
from crawler.archive.ingest import BATCH, Batch, ingest
from crawler.archive.parallel import THIS_PROCESS, Worker
from crawler.session.second_process import SecondProcess
from migrations import open_database
from storage.database import Database
from tests.archive.lanterns import text


def process_of(_: object) -> int:
    return os.getpid()


def end(pid: int) -> int:
    """Kill the process where this is done, unless it is that one."""
    if os.getpid() != pid:
        os.kill(os.getpid(), signal.SIGKILL)
    return os.getpid()


def fail(name: str) -> int:
    raise LookupError(name)


@pytest.fixture
def second() -> Iterator[SecondProcess]:
    with SecondProcess(jobs_before=1, least_share=0.0) as process:
        assert process.start(process_of, None)() == os.getpid()
        if process.wait_for_it(60.0):
            yield process
        else:
            pytest.skip("this machine has one processor")


def test_work_is_done_in_another_process_once_it_is_there(second: SecondProcess) -> None:
    assert second.is_beside
    answers = [second.start(process_of, None) for _ in range(3)]
    assert len({answer() for answer in answers} | {os.getpid()}) == 2


def test_what_work_raises_is_raised_where_its_answer_is_asked_for(second: SecondProcess) -> None:
    answer = second.start(fail, "ferry")
    with pytest.raises(LookupError, match="ferry"):
        answer()


def test_this_process_goes_on_alone_where_the_other_one_is_killed(
    second: SecondProcess, caplog: pytest.LogCaptureFixture
) -> None:
    answers = [second.start(end, os.getpid()), second.start(process_of, None)]
    with caplog.at_level(logging.WARNING, logger="crawler.session.second_process"):
        assert [answer() for answer in answers] == [os.getpid()] * 2
    assert [record.getMessage() for record in caplog.records] == [
        "The second process ended by itself; this one goes on alone."
    ]
    assert not second.is_beside
    assert second.start(process_of, None)() == os.getpid()


def test_no_process_is_started_for_little_work_nor_where_others_need_the_processors() -> None:
    with SecondProcess(jobs_before=2) as process:
        process.start(process_of, None)()
        assert not process.wait_for_it(0.0)
    with SecondProcess(jobs_before=1, least_share=float("inf")) as process:
        process.start(process_of, None)()
        assert not process.wait_for_it(0.0)


def test_this_process_goes_on_alone_where_no_other_one_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(process: SpawnProcess) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(SpawnProcess, "start", refuse)
    with SecondProcess(jobs_before=1, least_share=0.0) as process:
        for _ in range(3):
            assert process.start(process_of, None)() == os.getpid()
            process.wait_for_it(60.0)
        assert not process.is_beside


TOWNS = [f"{one}{two}" for one in ("Vell", "Ober", "Kirch", "Stein", "Birk") for two in ("mar", "rode", "au", "bek")]


def lines() -> Iterator[tuple[int, bytes]]:
    """Yield some batches: each text at a site of its own, again elsewhere a batch later, and with another end."""
    told = [(town, text(town)) for town in TOWNS]
    told += [(f"{town}-again", text(town)) for town in TOWNS]
    told += [(f"{town}-more", text(town, f"A count in {town} found that nine more had sunk.")) for town in TOWNS]
    told += [(f"{town}-{n}", f"{town} counts {n} lanterns and no more of them.") for n in range(3) for town in TOWNS]
    for number, (name, body) in enumerate(told, 1):
        yield number, json.dumps({"id": name, "title": name, "text": body, "site": f"{number % 7}.example"}).encode()


def ingested(url: str, worker: Worker) -> tuple[list[Batch], list[DocumentVerdict]]:
    with open_database(url) as database:
        batches = list(ingest(database, lines(), "towns", worker=worker))
        names = [name for batch in batches for name in batch.names]
        with database.read() as connection:
            return batches, find_verdicts(connection, names)


def test_what_is_judged_beside_gets_the_verdicts_of_one_process(second: SecondProcess, tmp_path: Path) -> None:
    here, verdicts = ingested(f"sqlite:///{tmp_path}/here.db", THIS_PROCESS)
    beside, same = ingested(f"sqlite:///{tmp_path}/beside.db", second)
    assert len(here) > 2
    assert [batch.names for batch in beside] == [batch.names for batch in here]
    assert same == verdicts
    assert {"new", "repeat", "near"} <= {each.verdict for each in same}


@pytest.mark.parametrize("whole", [BATCH + 10, 2 * BATCH])
def test_all_before_a_broken_line_is_stored_and_judged(second: SecondProcess, database: Database, whole: int) -> None:
    def broken() -> Iterator[tuple[int, bytes]]:
        for number, line in lines():
            if number > whole:
                raise EOFError("the file ends here")
            yield number, line

    told: list[Batch] = []
    with pytest.raises(EOFError, match="ends here"):
        told.extend(ingest(database, broken(), "towns", worker=second))
    with database.read() as connection:
        assert len(find_verdicts(connection, list(islice(map(_name, lines()), whole)))) == whole


def _name(line: tuple[int, bytes]) -> str:
    name: str = json.loads(line[1])["id"]
    return name
