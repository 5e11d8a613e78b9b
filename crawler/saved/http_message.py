"""HTTP answers as archives keep them: header and body apart, codings undone, of bounded size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO

from fastwarc.stream_io import BrotliReader, ChunkedReader, GzipReader, WarcReader

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")
_MOST_CODINGS = 2
"""Content codings one over the other, as in a crawl."""
_LONGEST = 1_000  # characters of a validator that is worth sending back


class BodyError(Exception):
    """A body cannot be decoded, or is too large then; `kind` is a word to count by, `detail` follows the address."""

    def __init__(self, kind: str, detail: str) -> None:
        super().__init__(kind, detail)
        self.kind = kind
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpHead:
    """What a header says."""

    status: int
    content_type: str
    codings: tuple[str, ...]
    is_chunked: bool
    etag: str | None
    last_modified: str | None


def split_head(block: bytes) -> tuple[HttpHead | None, bytes]:
    """Return the header of an answer and the beginning of its body; None where there is no header."""
    head, blank, body = block.partition(b"\r\n\r\n")
    if not blank:
        head, blank, body = block.partition(b"\n\n")
    status = _STATUS.match(head)
    if not blank or status is None:
        return None, b""
    fields: dict[str, str] = {}
    for line in head.decode("latin-1").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            name, value = name.strip().lower(), value.strip()
            joins = name in fields and name in ("content-encoding", "transfer-encoding")
            fields[name] = f"{fields[name]},{value}" if joins else value
    codings = (each.strip().lower() for each in fields.get("content-encoding", "").split(","))
    return (
        HttpHead(
            status=int(status[1]),
            content_type=fields.get("content-type", ""),
            codings=tuple(each for each in codings if each not in ("", "identity")),
            is_chunked="chunked" in fields.get("transfer-encoding", "").lower(),
            etag=_validator(fields.get("etag")),
            last_modified=_validator(fields.get("last-modified")),
        ),
        body,
    )


def decoded(head: HttpHead, body: bytes, limit: int) -> bytes:
    """Return a body without its codings; raises BodyError.

    Many archives keep the header of what they have decoded: a body that is not coded as it says is taken as it is.
    """
    if head.is_chunked and re.match(rb"[0-9a-fA-F]{1,8}[^\n]{0,200}\r?\n", body):
        body = _read(ChunkedReader(BytesIO(body)), limit)
    if len(head.codings) > _MOST_CODINGS:
        raise BodyError("bad-encoding", f"the page is encoded {len(head.codings)} times over")
    for coding in reversed(head.codings):
        if coding in ("gzip", "x-gzip"):
            body = _read(GzipReader(BytesIO(body)), limit) if body.startswith(b"\x1f\x8b") else body
        elif coding == "deflate":
            body = _read(GzipReader(BytesIO(body), zlib=True), limit) if body[:1] == b"\x78" else body
        elif coding == "br":
            body = body if body.lstrip()[:1] == b"<" else _read(BrotliReader(BytesIO(body)), limit)
        else:
            raise BodyError("bad-encoding", f"the page is encoded as {coding!r}, which cannot be decoded")
    return body


def _read(reader: WarcReader, limit: int) -> bytes:
    parts, size = [], 0
    try:
        while part := reader.read(65_536):
            parts.append(part)
            size += len(part)
            if size > limit:
                raise BodyError("too-large", f"the page is larger than {limit:,} bytes when decoded")
    except (OSError, ValueError, EOFError) as error:
        raise BodyError("bad-encoding", f"the page cannot be decoded ({error})") from None
    return b"".join(parts)


def _validator(value: str | None) -> str | None:
    return value if value and len(value) <= _LONGEST else None
