from __future__ import annotations

import errno
import logging
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from crawler.saved.units import units_of
from crawler.saved.values import SavedAgain, SavedPage, Wanted
from crawler.saved.writing import ArchiveWriter, Exchange
from storage.records import LoadMark
from tests.event_loop import run

URL = "https://harbour.example/news/1"
BODY = b"<p>The harbour bridge opens.</p>"
SECRETS = ("Cookie", "Authorization", "X-Api-Key", "Proxy-Authorization", "Set-Cookie")


def exchange(url: str = URL, body: bytes = BODY, status: int = 200) -> Exchange:
    return Exchange(
        url=url,
        status=status,
        body=body,
        asked=(("Accept", "*/*"), *((name, "hidden") for name in SECRETS)),
        answered=(("Content-Type", "text/html"), ("Content-Length", "7"), ("Set-Cookie", "hidden")),
        at=datetime(2026, 3, 1, 10, tzinfo=UTC),
    )


def records(folder: Path) -> list[WarcRecord]:
    found = []
    for path in sorted(folder.iterdir()):
        for record in ArchiveIterator(str(path), parse_http=False, verify_digests=True):
            record.freeze()
            found.append(record)
    return found


def write(folder: Path, *exchanges: Exchange, max_bytes: int = 10**6) -> list[Any]:
    writer = ArchiveWriter(folder, max_bytes)
    try:
        return [run(writer.write(each)) for each in exchanges]
    finally:
        writer.close()


def test_what_is_written_is_read_again_from_where_it_says(tmp_path: Path) -> None:
    places = write(tmp_path, exchange(), exchange(f"{URL}2", b"other"))
    (unit,) = units_of(tmp_path, None)
    pages = [one for one in unit.open(LoadMark(), Wanted(), 10**6) if isinstance(one, SavedPage)]
    assert [(one.url, one.body, one.place) for one in pages] == [
        (URL, BODY, places[0]),
        (f"{URL}2", b"other", places[1]),
    ]
    assert pages[0].saved_at == datetime(2026, 3, 1, 10, tzinfo=UTC)


def test_what_is_as_it_was_is_a_revisit(tmp_path: Path) -> None:
    first, again, unchanged, elsewhere = write(
        tmp_path, exchange(), exchange(), exchange(status=304, body=b""), exchange(f"{URL}2")
    )
    assert (again, unchanged) == (first, None)
    assert elsewhere != first
    (unit,) = units_of(tmp_path, None)
    found = [one for one in unit.open(LoadMark(), Wanted(), 10**6) if isinstance(one, SavedPage | SavedAgain)]
    assert [type(one) for one in found] == [SavedPage, SavedAgain, SavedAgain, SavedPage]


def test_no_record_holds_a_secret(tmp_path: Path) -> None:
    write(tmp_path, exchange())
    found = records(tmp_path)
    assert [record.record_type for record in found] == [
        WarcRecordType.warcinfo,
        WarcRecordType.response,
        WarcRecordType.request,
    ]
    assert all(b"hidden" not in record.reader.read() for record in found)


def test_a_full_file_is_followed_by_the_next(tmp_path: Path) -> None:
    write(tmp_path, *(exchange(f"{URL}{number}") for number in range(3)), max_bytes=1_000)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_full_disk_is_told_once_and_leaves_whole_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    writer = ArchiveWriter(tmp_path)
    assert run(writer.write(exchange())) is not None
    path = next(tmp_path.iterdir())
    size = path.stat().st_size
    assert writer._file is not None
    real = writer._file

    class Full:
        name = real.name

        def write(self, packed: bytes) -> int:
            if real.tell() == size:
                return real.write(packed[:20])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        def truncate(self, to: int) -> int:
            return real.truncate(to)

        def close(self) -> None:
            real.close()

    monkeypatch.setattr(writer, "_file", Full())
    with caplog.at_level(logging.ERROR):
        assert [run(writer.write(exchange(f"{URL}{number}"))) for number in range(3)] == [None, None, None]
    writer.close()
    assert path.stat().st_size == size
    assert [record.message for record in caplog.records] == [
        f"{tmp_path}: cannot be written (No space left on device); from now on nothing is archived, crawls go on"
    ]
