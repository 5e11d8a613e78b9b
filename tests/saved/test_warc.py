from __future__ import annotations

import gzip
import io
import re
import sys
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest

from crawler.saved.values import Damage, LeftOut, Saved, SavedAgain, SavedError, SavedPage, Wanted
from crawler.saved.warc import iter_warc
from storage.records import LoadMark
from tests.saved.warcs import HOST, Record, page, places, warc


def zstd(body: bytes) -> bytes:
    library: Any = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    packed: bytes = library.compress(body)
    return packed


PAGES = [page(number) for number in range(5)]
PACKED, PLAIN = warc(PAGES), warc(PAGES, gz=False)


def read(
    body: bytes, start: LoadMark | None = None, wanted: Wanted | None = None, max_bytes: int = 100_000
) -> list[Saved]:
    return list(iter_warc(io.BytesIO(body), "a.warc.gz", start or LoadMark(), wanted or Wanted(), max_bytes))


def urls(found: list[Saved]) -> list[str]:
    return [one.url.removeprefix(f"{HOST}/news/") for one in found if isinstance(one, SavedPage)]


def kinds(found: list[Saved]) -> list[str]:
    return [one.kind if isinstance(one, Damage) else one.reason for one in found if isinstance(one, Damage | LeftOut)]


@pytest.mark.parametrize(
    "body",
    [PACKED, PLAIN, gzip.compress(PLAIN), zstd(PLAIN), b"".join(zstd(warc([one], gz=False)) for one in PAGES)],
    ids=["members", "plain", "packed-as-one", "zstd-as-one", "zstd-members"],
)
def test_each_page_comes_with_its_date_and_any_mark_is_gone_on_from(body: bytes) -> None:
    found = read(body)
    assert urls(found) == ["0", "1", "2", "3", "4"]
    assert {one.saved_at for one in found if isinstance(one, SavedPage)} == {datetime(2020, 3, 1, 10, tzinfo=UTC)}
    for number, one in enumerate(found, 1):
        assert urls(read(body, one.mark)) == ["0", "1", "2", "3", "4"][number:]


def test_a_page_says_where_its_record_is() -> None:
    assert [one.place.offset for one in read(PACKED) if isinstance(one, SavedPage) and one.place] == places(PACKED)


def spoiled(body: bytes, at: int) -> bytes:
    return body[:at] + bytes(255 - byte for byte in body[at : at + 8]) + body[at + 8 :]


def with_length(prefix: bytes) -> bytes:
    """Return the plain file with another length of its second record."""
    head, second = PLAIN[: PLAIN.index(b"news/1")], PLAIN[PLAIN.index(b"news/1") :]
    return head + re.sub(rb"Content-Length: (\d)", b"Content-Length: " + prefix, second, count=1)


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        (PACKED[:-30], ["0", "1", "2", "3"]),
        (PLAIN[:-300], ["0", "1", "2", "3"]),
        (spoiled(PACKED, places(PACKED)[2] + 100), ["0", "1", "3", "4"]),
        (PACKED[: places(PACKED)[2]] + b"other matter" + PACKED[places(PACKED)[2] :], ["0", "1", "2", "3", "4"]),
        (with_length(b"9"), ["0", "2", "3", "4"]),
        (with_length(b"99"), ["0", "2", "3", "4"]),
        (with_length(b""), ["0", "2", "3", "4"]),
        (PLAIN + bytes(500), ["0", "1", "2", "3", "4"]),
    ],
    ids=["cut", "cut-plain", "spoiled", "matter-between", "longer", "much-longer", "shorter", "zeros-behind"],
)
def test_nothing_of_what_is_whole_is_lost_to_damage_and_it_is_told_once(body: bytes, whole: list[str]) -> None:
    found = read(body)
    assert urls(found) == whole
    assert kinds(found) == ["damaged-archive"]


@pytest.mark.parametrize(
    "body", [b"", b"<html>no archive</html>" * 100, gzip.compress(b"neither" * 100)], ids=["empty", "html", "packed"]
)
def test_what_is_no_archive_is_one_sentence(body: bytes) -> None:
    with pytest.raises(SavedError, match=r"^a\.warc\.gz: holds no WARC record"):
        read(body)


def test_what_is_no_page_is_left_out_by_reason() -> None:
    records = [
        Record(url=f"{HOST}/a.css", headers={"Content-Type": "text/css"}),
        Record(url=f"{HOST}/gone", status="404 Not Found"),
        Record(url=f"{HOST}/said", kind="metadata", body=b"a: b"),
        Record(url="mailto:anna@harbour.example"),
        Record(url=f"{HOST}/robots.txt", headers={"Content-Type": "text/plain"}),
        page(1, date="2120-01-01T00:00:00Z"),
        page(2),
    ]
    found = read(warc(records))
    assert urls(found) == ["2"]
    assert kinds(found) == ["other-type", "http-404", "other-record", "no-target", "other-type", "no-date"]
    assert kinds(read(warc([page(1)], gz=False).replace(b"WARC-Date", b"WARC-Dote"))) == ["no-date"]


def test_only_the_hosts_and_dates_that_are_asked_for() -> None:
    records = [
        page(1, "2020-01-01T00:00:00Z"),
        page(2, "2020-02-01T00:00:00Z"),
        page(3, "2020-03-01T00:00:00Z"),
        page(4, "2020-02-02T00:00:00Z", "https://bay.example"),
        page(5, "2020-02-02T00:00:00Z", "https://www.news.harbour.example"),
    ]
    wanted = Wanted(
        hosts=("harbour.example",), after=datetime(2020, 2, 1, tzinfo=UTC), before=datetime(2020, 3, 1, tzinfo=UTC)
    )
    found = read(warc(records), wanted=wanted)
    assert [one.url[-1] for one in found if isinstance(one, SavedPage)] == ["2", "5"]
    assert kinds(found) == ["other-date", "other-date", "other-host"]


def test_a_revisit_is_the_page_as_it_was() -> None:
    (found,) = read(warc([Record(url=f"{HOST}/news/1", kind="revisit", date="2021-01-01T00:00:00Z")]))
    assert isinstance(found, SavedAgain)
    assert found.saved_at == datetime(2021, 1, 1, tzinfo=UTC)


def test_bodies_are_decoded_and_bounded() -> None:
    body, html = page(1).body, {"Content-Type": "text/html"}
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    records = [
        Record(url=f"{HOST}/news/1", body=gzip.compress(body), headers=html | {"Content-Encoding": "gzip"}),
        Record(url=f"{HOST}/news/2", body=body, headers=html | {"Content-Encoding": "gzip"}),  # decoded before
        Record(url=f"{HOST}/news/3", body=chunked, headers=html | {"Transfer-Encoding": "chunked"}),
        Record(url=f"{HOST}/bomb", body=gzip.compress(bytes(10**6)), headers=html | {"Content-Encoding": "gzip"}),
        Record(url=f"{HOST}/huge", body=bytes(200_000)),
        Record(url=f"{HOST}/odd", body=body, headers=html | {"Content-Encoding": "rot13"}),
        Record(url=f"{HOST}/cut", body=body, more={"WARC-Truncated": "length"}),
    ]
    found = read(warc(records))
    assert [one.body for one in found if isinstance(one, SavedPage)] == [body, body, body]
    assert kinds(found) == ["too-large", "too-large", "bad-encoding", "truncated"]
