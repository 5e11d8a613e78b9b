"""Bodies that break off, in every way that HTTP leaves: never a page's text, nor its validators."""

from __future__ import annotations

import gzip
import socket
import struct
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from storage.articles import iter_articles
from storage.database import Database
from storage.pages import find_pages
from tests.crawl.conftest import Collect
from tests.crawl.pages import front, kinds
from tests.paper import Paper, story

PAGE = story(3).encode()
ZIPPED = gzip.compress(PAGE, mtime=0)
HALF = len(PAGE) * 2 // 3
LENGTH = b"Content-Length: %d\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"
GZIP = b"Content-Encoding: gzip\r\n"


def chunk(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(body), body)


def raw(headers: bytes, body: bytes, *, version: bytes = b"1.1", reset: bool = False) -> Callable[..., None]:
    """Return an answer of exactly these bytes, after which the connection is closed or, with `reset`, torn down."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.close_connection = True
        validators = b'Content-Type: text/html; charset=utf-8\r\nETag: "cut"\r\n'
        request.wfile.write(b"HTTP/%s 200 OK\r\n%s%s\r\n%s" % (version, validators, headers, body))
        request.wfile.flush()
        if reset:
            request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            request.connection.shutdown(socket.SHUT_RD)
            request.connection.close()

    return answer


CUT = {
    "less than the length": raw(LENGTH % len(PAGE), PAGE[:HALF]),
    "less than the length, kept alive": raw(LENGTH % len(PAGE) + b"Connection: keep-alive\r\n", PAGE[:HALF]),
    "less than the length, HTTP/1.0": raw(LENGTH % len(PAGE), PAGE[:HALF], version=b"1.0"),
    "one byte less": raw(LENGTH % len(PAGE), PAGE[:-1]),
    "torn down before the length": raw(LENGTH % len(PAGE), PAGE[:HALF], reset=True),
    "more than the length, and broken off": raw(LENGTH % HALF, PAGE[: HALF + 50]),
    "more than the length, kept alive": raw(LENGTH % HALF + b"Connection: keep-alive\r\n", PAGE[: HALF + 50]),
    "chunks without end": raw(CHUNKED, chunk(PAGE[:HALF])),
    "a chunk that breaks off": raw(CHUNKED, chunk(PAGE)[:HALF]),
    "chunks torn down": raw(CHUNKED, chunk(PAGE[:HALF]), reset=True),
    "no length, torn down": raw(b"", PAGE[:HALF], reset=True),
    "no length, HTTP/1.0, torn down": raw(b"", PAGE[:HALF], version=b"1.0", reset=True),
    "gzip that breaks off": raw(LENGTH % (len(ZIPPED) - 40) + GZIP, ZIPPED[:-40]),
    "gzip without its last eight bytes": raw(LENGTH % (len(ZIPPED) - 8) + GZIP, ZIPPED[:-8]),
    "gzip in whole chunks": raw(CHUNKED + GZIP, chunk(ZIPPED[:-40]) + b"0\r\n\r\n"),
    "gzip with no length": raw(GZIP, ZIPPED[:-40]),
    "gzip longer than its length": raw(LENGTH % (len(ZIPPED) - 100) + GZIP, ZIPPED[:-50]),
    "deflate that breaks off": raw(b"Content-Encoding: deflate\r\n", zlib.compress(PAGE)[:-20]),
}
WHOLE = {
    "no length": raw(b"", PAGE),
    "no length, HTTP/1.0": raw(b"", PAGE, version=b"1.0"),
    "the length": raw(LENGTH % len(PAGE), PAGE),
    "characters counted in place of bytes": raw(LENGTH % (len(PAGE) - 9), PAGE),
    "half the length": raw(LENGTH % HALF, PAGE),
    "line ends behind the body": raw(LENGTH % len(PAGE), PAGE + b"\r\n\r\n"),
    "chunks": raw(CHUNKED, chunk(PAGE[:HALF]) + chunk(PAGE[HALF:]) + b"0\r\n\r\n"),
    "chunks and a length that does not count": raw(CHUNKED + LENGTH % 9, chunk(PAGE) + b"0\r\n\r\n"),
    "gzip": raw(LENGTH % len(ZIPPED) + GZIP, ZIPPED),
    "gzip with no length": raw(GZIP, ZIPPED),
}


def state(store: Database, paper: Paper) -> tuple[list[str], str | None]:
    """Return the texts that are stored, and the validator of the page."""
    url = paper.url("/story/3")
    with store.read() as connection:
        found = find_pages(connection, [url])
    return [article.text for article in iter_articles(store)], found[url].etag if url in found else None


@pytest.mark.parametrize("way", CUT)
def test_a_body_that_broke_off_is_never_stored(paper: Paper, store: Database, collect: Collect, way: str) -> None:
    paper.pages = {"/": front("/story/3")}
    paper.answers["/story/3"] = CUT[way]
    report = collect("/")
    assert sum(kinds(report).values()) == 1
    assert set(kinds(report)) <= {"truncated", "connection", "bad-encoding"}
    assert paper.paths.count("/story/3") == 2
    assert state(store, paper) == ([], None)


@pytest.mark.parametrize("way", CUT)
def test_the_next_try_brings_the_whole_page(paper: Paper, store: Database, collect: Collect, way: str) -> None:
    def once(request: BaseHTTPRequestHandler) -> None:
        (CUT[way] if paper.paths.count("/story/3") == 1 else raw(LENGTH % len(PAGE), PAGE))(request)

    paper.pages = {"/": front("/story/3")}
    paper.answers["/story/3"] = once
    report = collect("/")
    assert (report.new, report.revisions, report.errors) == (1, 0, ())
    (text,), etag = state(store, paper)
    assert text.endswith("times a day.")
    assert etag == '"cut"'


def test_a_page_that_breaks_off_later_stays_as_it_was(paper: Paper, store: Database, collect: Collect) -> None:
    paper.pages = {"/": front("/story/3"), "/story/3": story(3)}
    collect("/")
    before = state(store, paper)
    for answer in CUT.values():
        paper.answers["/story/3"] = answer
        assert collect("/").errors
        assert state(store, paper) == before
    assert len(before[0]) == 1


@pytest.mark.parametrize("status", [204, 304, 404])
def test_answers_without_a_body_end_too(paper: Paper, collect: Collect, status: int) -> None:
    def empty(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        if status == 404:
            request.send_header("Content-Length", "0")
        request.end_headers()

    paper.pages = {"/": front("/story/3")}
    paper.answers["/story/3"] = empty
    assert kinds(collect("/")) == {f"http-{status}": 1}


@pytest.mark.parametrize("way", WHOLE)
def test_a_whole_body_is_stored_however_it_ends(paper: Paper, store: Database, collect: Collect, way: str) -> None:
    paper.pages = {"/": front("/story/3")}
    paper.answers["/story/3"] = WHOLE[way]
    report = collect("/")
    assert (report.new, report.errors) == (1, ())
    (text,), _ = state(store, paper)
    assert text.endswith("times a day.")
