"""Undoes Content-Encoding strictly: a stream that ends early is an error, not half an article, and a bomb stops."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from crawler.core.errors import FetchError

if TYPE_CHECKING:
    from scrapy.http import Response

ACCEPTED = b"gzip, deflate"

_MAX_CODINGS = 2
"""Content codings one over the other; no server means more, and each multiplies what a bomb can do."""
_TAIL = 4_096
"""Bytes at the end of a document among which its last tag stands; some servers write a comment behind it."""
_ENDS_DOCUMENT = re.compile(rb"</(?:html|rss|feed|(?:\w{1,20}:)?RDF|urlset|sitemapindex)\s*>", re.IGNORECASE)
_CHUNK = 64 * 1024
"""Bytes that are inflated at a time, by which a body may exceed its limit before it is noticed."""
# zlib's numbers for the frame that a stream has: 15 bits of window, 16 more for gzip's, negative for none.
_GZIP = 31
_ZLIB = 15
_RAW_DEFLATE = -15


class BrokenBodyError(Exception):
    """A body does not hold what its header says; `reason` is truncated, bad-encoding or too-large."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


def decoded(response: Response, limit: int) -> Response:
    """Return a response as it is meant: its body whole, without content codings, and of at most `limit` bytes.

    Raises `FetchError` where that cannot be: "truncated", "bad-encoding" or "too-large".
    """
    codings = [
        coding.strip().lower()
        for value in response.headers.getlist(b"Content-Encoding")
        for coding in value.split(b",")
        if coding.strip().lower() not in (b"", b"identity")
    ]
    try:
        _check_length(response, codings)
        if not codings or not response.body:
            return response
        body = decode(response.body, codings, limit)
    except BrokenBodyError as error:
        raise FetchError(response.url, error.reason, error.detail) from None
    headers = response.headers.copy()
    del headers[b"Content-Encoding"]
    return response.replace(headers=headers, body=body)


def decode(body: bytes, codings: list[bytes], limit: int) -> bytes:
    """Return a body with its content codings undone, last applied first; raises `BrokenBodyError`."""
    if len(codings) > _MAX_CODINGS:
        raise BrokenBodyError("bad-encoding", f"the page is encoded {len(codings)} times over")
    for coding in reversed(codings):
        if coding in (b"gzip", b"x-gzip"):
            body = _inflate(body, _GZIP, limit)
        elif coding == b"deflate":
            # Some servers leave out zlib's frame, which begins with 0x?8 and a multiple of 31.
            framed = body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
            body = _inflate(body, _ZLIB if framed else _RAW_DEFLATE, limit)
        else:
            name = coding.decode("ascii", "replace")
            raise BrokenBodyError("bad-encoding", f"the page is encoded as {name!r}, which was not asked for")
    return body


def _check_length(response: Response, codings: list[bytes]) -> None:
    """Compare the body with its stated length; raises `BrokenBodyError` where it is not whole.

    A server that counts characters states too small a length: then what follows belongs to the page, if that ends as
    a document does. A coding has an end of its own.
    """
    declared = response.headers.get(b"Content-Length")
    if declared is None or not declared.isdigit() or not response.body or b"Transfer-Encoding" in response.headers:
        return
    length = int(declared)
    if len(response.body) < length:
        detail = f"the page ended after {len(response.body):,} of {length:,} bytes"
        raise BrokenBodyError("truncated", detail)
    if response.body[length:].strip() and not codings and not _ENDS_DOCUMENT.search(response.body[-_TAIL:]):
        raise BrokenBodyError("truncated", f"the page goes on behind the {length:,} bytes that it is said to have")


def _inflate(body: bytes, window: int, limit: int) -> bytes:
    """Inflate every member of a stream; zero padding or other matter behind the last one is left out, as gzip does."""
    whole = bytearray()
    while body:
        stream = zlib.decompressobj(window)
        try:
            while not stream.eof:
                whole += stream.decompress(body, _CHUNK)
                if len(whole) > limit:
                    raise BrokenBodyError("too-large", f"the page is larger than {limit:,} bytes when decompressed")
                body = stream.unconsumed_tail
                if not body and not stream.eof:
                    whole += stream.flush()
                    if not stream.eof:
                        raise BrokenBodyError("truncated", "the compressed page breaks off before its end")
        except zlib.error as error:
            raise BrokenBodyError("bad-encoding", f"the page cannot be decompressed ({error})") from None
        body = stream.unused_data
        if window != _GZIP or not body.startswith(b"\x1f\x8b"):
            break
    return bytes(whole)
