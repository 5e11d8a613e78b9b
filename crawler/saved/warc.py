"""WARC files to pages: streamed, in bounded memory, from any record on, and on behind what is damaged."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Generator, Iterator
from datetime import UTC, datetime, timedelta
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from crawler.core.links.urls import canonical_url
from crawler.logs import without_logins
from crawler.saved.http_message import BodyError, HttpHead, decoded, split_head
from crawler.saved.values import Damage, LeftOut, Saved, SavedAgain, SavedError, SavedPage, Wanted
from storage.records import LoadMark, RecordPlace

_OK = (200, 203)
_PAGES = re.compile(r"\s*(?:$|text/(?:html|plain|xml)\b|application/(?:xml|feed\+json|[\w.-]+\+xml)\b)", re.IGNORECASE)
"""Content types of pages, feeds and sitemaps; without one the content decides."""
_MAGIC = (b"\x1f\x8b", b"WARC/", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18")  # gzip, none, zstd, lz4
_BEGINNINGS = re.compile(rb"\x1f\x8b\x08|\r\n(?=WARC/1\.[01]\r\n)|\x28\xb5\x2f\xfd")
"""What may be the beginning of a record, when the one before cannot be read."""
_CHUNK = 1024 * 1024
_MOST_FAULTS = 1_000
"""Damaged places behind which it is looked for the next record: a file of nothing else is no archive."""
_HEAD = 64 * 1024
"""Bytes in which an HTTP header ends; a longer one is none."""
_FUTURE = timedelta(days=1)  # by which a clock may be wrong


class _CutError(OSError):
    """A record ends before its end."""


def iter_warc(file: BinaryIO, name: str, start: LoadMark, wanted: Wanted, max_bytes: int) -> Iterator[Saved]:
    """Yield what a WARC file holds behind a mark; a page of over `max_bytes` is told of and left out.

    `name` is what it is called in the places of its records. Raises SavedError where it holds no record at all.
    """
    reader = _Reader(file, name, wanted, max_bytes)
    yield from reader.read(start)
    if not reader.done:
        raise SavedError(f"{name}: holds no WARC record; it is another kind of file, empty, or damaged from its start")


def has_beginning(file: BinaryIO) -> bool:
    """Whether a file begins as a WARC does, packed or not."""
    return file.read(5).startswith(_MAGIC)


class _Reader:
    """Reads one file; `done` counts the records from its start."""

    def __init__(self, file: BinaryIO, name: str, wanted: Wanted, max_bytes: int) -> None:
        self.done = 0
        self._file = file
        self._name = name
        self._wanted = wanted
        self._max_bytes = max_bytes

    def read(self, start: LoadMark) -> Iterator[Saved]:
        """Yield what stands behind a mark, from one readable stretch to the next."""
        origin, skip = start.position, min(start.records, 1)
        self.done = start.records - skip
        self._file.seek(origin)
        if start.records and not has_beginning(self._file):  # it is packed as a whole: records have no places
            origin, skip, self.done = 0, start.records, 0
        told = None
        for _ in range(_MOST_FAULTS):
            broken_at = yield from self._stretch(origin, skip)
            if broken_at is None or not (self.done or self._has_record(broken_at)):
                return
            if told != self.done:
                told = self.done
                message = f"{self._name}: is cut or damaged behind byte {broken_at:,}; what is whole behind it is read"
                mark = LoadMark(position=broken_at, records=self.done)
                yield Damage(mark=mark, kind="damaged-archive", url=self._name, message=message)
            begin = self._next_beginning(broken_at + 1)
            if begin is None:
                return
            origin, skip = begin, 0

    def _stretch(self, origin: int, skip: int) -> Generator[Saved, None, int | None]:
        """Yield records from a place on as long as they can be read; return where the last one begins, None at the end.

        A record is given out when the next one is found where this one ends: a wrong length shows only there.
        """
        self._file.seek(origin)
        at, held, length = origin, None, 0
        try:
            for record in ArchiveIterator(self._file, parse_http=False):
                if held is not None:
                    yield held
                at, held, length = record.stream_pos, None, record.content_length
                self.done += 1
                if skip:
                    skip -= 1
                    continue
                held = self._take(record, LoadMark(position=at, records=self.done))
        except OSError as error:
            if held is not None and ("header" not in str(error) or self._ends_at(at, length)):
                yield held
            return at
        if held is not None:
            yield held
        return None

    def _take(self, record: WarcRecord, mark: LoadMark) -> Saved:
        """Return what a record holds; raises OSError where it cannot be read."""
        if not record.headers.contains_key("Content-Length"):
            self.done -= 1
            raise _CutError
        url = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
        address, saved_at = canonical_url(url), record.record_date
        shown = without_logins(url) or self._name
        if record.record_type not in (WarcRecordType.response, WarcRecordType.revisit) or url.startswith("dns:"):
            return LeftOut(mark=mark, reason="other-record", url=shown)
        if address is None:
            return LeftOut(mark=mark, reason="no-target", url=shown)
        if saved_at is None or saved_at > datetime.now(UTC) + _FUTURE:
            return LeftOut(mark=mark, reason="no-date", url=shown)
        refusal = self._wanted.refuses(address, saved_at)
        if refusal is not None:
            return LeftOut(mark=mark, reason=refusal, url=shown)
        if record.record_type == WarcRecordType.revisit:
            return SavedAgain(mark=mark, url=address, saved_at=saved_at)
        return self._answer(record, mark, address, saved_at)

    def _answer(self, record: WarcRecord, mark: LoadMark, address: str, saved_at: datetime) -> Saved:
        """Return the page of an answer."""
        start = _read(record, min(_HEAD, record.content_length))
        head, body = split_head(start)
        if head is None:
            return LeftOut(mark=mark, reason="no-http", url=address)
        if head.status not in _OK:
            return LeftOut(mark=mark, reason=f"http-{head.status}", url=address)
        if _PAGES.match(head.content_type) is None or address.endswith("/robots.txt"):
            return LeftOut(mark=mark, reason="other-type", url=address)
        left = record.content_length - len(start)
        if len(body) + left > self._max_bytes:
            detail = f"is over {self._max_bytes:,} bytes; a page of that size is not read"
            return _damage(mark, "too-large", address, detail)
        body += _read(record, left)
        if record.headers.get("WARC-Truncated"):
            return _damage(mark, "truncated", address, "was not saved whole")
        return self._page(mark, address, head, body, saved_at)

    def _page(self, mark: LoadMark, url: str, head: HttpHead, body: bytes, saved_at: datetime) -> Saved:
        try:
            body = decoded(head, body, self._max_bytes)
        except BodyError as error:
            return _damage(mark, error.kind, url, error.detail)
        return SavedPage(
            mark=mark,
            url=url,
            body=body,
            content_type=head.content_type,
            saved_at=saved_at.astimezone(UTC),
            status=head.status,
            headers=(head.etag, head.last_modified),
            place=RecordPlace(self._name, mark.position),
        )

    def _ends_at(self, at: int, length: int) -> bool:
        """Whether the record of that place ends where it says, by the blank lines behind it."""
        self._file.seek(at)
        unpacked = self._file
        if self._file.read(2) == b"\x1f\x8b":
            unpacked = cast("BinaryIO", gzip.GzipFile(fileobj=self._file))
        self._file.seek(at)
        try:
            start = unpacked.read(_HEAD)
            end = start.find(b"\r\n\r\n") + 4 + length
            rest = unpacked.read(max(0, end + 4 - len(start))) if length <= self._max_bytes + _HEAD else b""
        except (OSError, EOFError, zlib.error):
            return False
        return (start + rest)[end : end + 4] == b"\r\n\r\n"

    def _has_record(self, at: int) -> bool:
        """Whether a record can be found behind a place at which none can be read."""
        return self._next_beginning(at + 1) is not None

    def _next_beginning(self, at: int) -> int | None:
        """Return where the next record may begin, None where nothing looks like one."""
        while True:
            self._file.seek(at)
            chunk = self._file.read(_CHUNK)
            for found in _BEGINNINGS.finditer(chunk):
                if not found[0].startswith(b"\x1f\x8b") or self._is_packed_record(at + found.start()):
                    return at + (found.end() if found[0] == b"\r\n" else found.start())
            if len(chunk) < _CHUNK:
                return None
            at += _CHUNK - 16  # so that none is missed on the border

    def _is_packed_record(self, at: int) -> bool:
        self._file.seek(at)
        try:
            return zlib.decompressobj(31).decompress(self._file.read(512), 5) == b"WARC/"
        except zlib.error:
            return False


def _read(record: WarcRecord, size: int) -> bytes:
    """Return so many bytes of a record; raises OSError where it has fewer."""
    parts, left = [], size
    while left > 0 and (part := record.reader.read(left)):
        parts.append(part)
        left -= len(part)
    if left > 0:
        raise _CutError
    return b"".join(parts)


def _damage(mark: LoadMark, kind: str, url: str, detail: str) -> Damage:
    return Damage(mark=mark, kind=kind, url=url, message=f"{url}: {detail}")
