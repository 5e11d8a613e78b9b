"""What is fetched, into WARC 1.1 files: one writer a process, a record written whole or not at all."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import logging
import os
import re
import socket
from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO, FileIO
from pathlib import Path

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from storage.records import RecordPlace

logger = logging.getLogger(__name__)

MAX_BYTES = 1_000_000_000
"""Bytes of a file after which the next one is begun: the gigabyte that archives have agreed upon."""

_KNOWN_BODIES = 50_000
"""Bodies that are remembered, some 10 MB; one that comes again from its address is told as a revisit."""
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_ASKED = frozenset({"accept", "accept-encoding", "accept-language", "if-modified-since", "if-none-match", "user-agent"})
"""Headers of a request that are kept: any other may hold a secret."""
_NOT_KEPT = frozenset({"set-cookie", "content-length", "transfer-encoding"})
"""Headers of an answer that hold a secret, or say of its body what holds no more once it is decoded."""

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One answer, its body whole and decoded, and the headers that it was asked for with; `at` is when it came."""

    url: str
    status: int
    body: bytes
    asked: Headers
    answered: Headers
    at: datetime


@dataclass(frozen=True, slots=True)
class _Kept:
    """A body that a file holds."""

    place: RecordPlace
    at: str


class ArchiveWriter:
    """Writes into files of a folder that other processes may write into, too; close it at the end.

    A folder that cannot be written, as on a full disk, ends that with one line in the log, and no crawl.
    """

    def __init__(self, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self.is_broken = False
        self._folder = folder
        self._max_bytes = max_bytes
        self._thread = ThreadPoolExecutor(1, "archive")  # the loop never waits for the disk
        self._known: OrderedDict[str, _Kept] = OrderedDict()
        self._file: FileIO | None = None
        self._size = 0
        self._count = 0

    async def write(self, exchange: Exchange) -> RecordPlace | None:
        """Write an answer and return where its body stands; None where that is nowhere."""
        if self.is_broken:
            return None
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._write, exchange)

    def close(self) -> None:
        """Write what waits, and close the file."""
        self._thread.shutdown(wait=True)
        if self._file is not None:
            self._file.close()

    def _write(self, exchange: Exchange) -> RecordPlace | None:
        if self.is_broken:
            return None
        try:
            file = self._open()
            place = RecordPlace(Path(str(file.name)).name, self._size)
            digest = f"sha1:{base64.b32encode(hashlib.sha1(exchange.body, usedforsecurity=False).digest()).decode()}"
            known = self._known.get(f"{digest} {exchange.url}") if exchange.body else None
            self._append(file, _packed(exchange, digest, known))
        except OSError as error:
            self.is_broken = True
            reason = error.strerror or str(error)
            logger.error(  # noqa: TRY400  a full disk is no fault of the program
                "%s: cannot be written (%s); from now on nothing is archived, crawls go on", self._folder, reason
            )
            return None
        if exchange.status == HTTPStatus.NOT_MODIFIED:
            return None
        if known is None:
            self._known[f"{digest} {exchange.url}"] = _Kept(place, _warc_date(exchange.at))
            if len(self._known) > _KNOWN_BODIES:
                self._known.popitem(last=False)
            return place
        return known.place

    def _open(self) -> FileIO:
        """Return the file that is written to, a new one where there is none or it is full."""
        if self._file is None or self._size >= self._max_bytes:
            if self._file is not None:
                self._file.close()
            self._folder.mkdir(parents=True, exist_ok=True)
            self._count += 1
            host = re.sub(r"[^\w.-]", "-", socket.gethostname())
            name = f"newsfold-{datetime.now(UTC):%Y%m%d%H%M%S}-{host}-{os.getpid()}-{self._count:05}.warc.gz"
            self._file, self._size = FileIO(self._folder / name, "xb"), 0
            self._append(self._file, _info(name))
        return self._file

    def _append(self, file: FileIO, packed: bytes) -> None:
        """Write some members; where that fails none of them stays."""
        view = memoryview(packed)
        try:
            while view:
                view = view[file.write(view) or 0 :]
        except OSError:
            file.truncate(self._size)
            raise
        self._size += len(packed)


@contextmanager
def archiving(folder: str | Path | None) -> Iterator[ArchiveWriter | None]:
    """Give a writer for a folder, None for none, and close it at the end."""
    if folder is None:
        yield None
        return
    writer = ArchiveWriter(Path(folder))
    try:
        yield writer
    finally:
        writer.close()


def _packed(exchange: Exchange, digest: str, known: _Kept | None) -> bytes:
    """Return the records of an answer and its request."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    answer = _answer(writer, exchange, digest, known)
    _write(writer, answer)
    answer_id = answer.rec_headers.get_header("WARC-Record-ID")
    asked = [(name, value) for name, value in exchange.asked if name.lower() in _ASKED]
    request = writer.create_warc_record(
        exchange.url,
        "request",
        http_headers=StatusAndHeaders(f"GET {_path(exchange.url)} HTTP/1.1", asked, is_http_request=True),
        warc_headers_dict={"WARC-Date": _warc_date(exchange.at), "WARC-Concurrent-To": answer_id},
    )
    _write(writer, request)
    return out.getvalue()


def _write(writer: WARCWriter, record: ArcWarcRecord) -> None:
    writer.write_record(record)
    record.raw_stream.close()  # the library leaves a temporary file open


def _answer(writer: WARCWriter, exchange: Exchange, digest: str, known: _Kept | None) -> ArcWarcRecord:
    try:
        phrase = HTTPStatus(exchange.status).phrase
    except ValueError:
        phrase = ""
    kept = [(name, value) for name, value in exchange.answered if name.lower() not in _NOT_KEPT]
    kept.append(("Content-Length", str(len(exchange.body))))
    head = StatusAndHeaders(f"{exchange.status} {phrase}".strip(), kept, protocol="HTTP/1.1")
    named = {"WARC-Date": _warc_date(exchange.at)}
    if known is not None:
        return writer.create_revisit_record(
            exchange.url, digest, exchange.url, known.at, http_headers=head, warc_headers_dict=named
        )
    if exchange.status == HTTPStatus.NOT_MODIFIED:
        named["WARC-Profile"] = _NOT_MODIFIED
        return writer.create_warc_record(exchange.url, "revisit", http_headers=head, warc_headers_dict=named)
    named["WARC-Payload-Digest"] = digest
    body = BytesIO(exchange.body)
    return writer.create_warc_record(
        exchange.url, "response", payload=body, length=len(exchange.body), http_headers=head, warc_headers_dict=named
    )


def _info(name: str) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    facts = {"software": "newsfold", "format": "WARC file version 1.1"}
    _write(writer, writer.create_warcinfo_record(name, facts))
    return out.getvalue()


def _path(url: str) -> str:
    rest = url.partition("://")[2].partition("#")[0]
    return f"/{rest.partition('/')[2]}"


def _warc_date(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
