"""WARC files as crawlers write them, with pages of a paper that nobody prints."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.paper import story

HOST = "https://harbour.example"


@dataclass(frozen=True, kw_only=True)
class Record:
    url: str
    body: bytes = b""
    date: str = "2020-03-01T10:00:00Z"
    kind: str = "response"
    status: str = "200 OK"
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})
    more: dict[str, str] = field(default_factory=dict)


def page(number: int, date: str = "2020-03-01T10:00:00Z", host: str = HOST) -> Record:
    return Record(url=f"{host}/news/{number}", body=story(number).encode(), date=date)


def warc(records: Iterable[Record], *, gz: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gz, warc_version="1.1")
    for one in records:
        is_http = one.kind in ("response", "revisit")
        record = writer.create_warc_record(
            one.url,
            one.kind,
            payload=io.BytesIO(one.body),
            length=len(one.body),
            http_headers=StatusAndHeaders(one.status, list(one.headers.items()), "HTTP/1.1") if is_http else None,
            warc_headers_dict={"WARC-Date": one.date, **one.more},
        )
        writer.write_record(record)
        record.raw_stream.close()  # the library leaves one open
    return out.getvalue()


def places(packed: bytes) -> list[int]:
    """Return where the members of a packed file begin."""
    found, at = [], 0
    while (at := packed.find(b"\x1f\x8b\x08\x00", at)) >= 0:
        found.append(at)
        at += 1
    return found
