"""Pages that no decent site would serve, and a front page that links to all of them and to three good ones."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from random import Random

GOOD = ("/harbour/night-ferry-returns", "/de/stadt/bahnhofsuhr", "/ar/madina/souq-masabih")
"""Own pages of the site that `/bad/` leads to beside the bad ones."""

HUGE = 20 * 1024 * 1024


def front() -> bytes:
    """Return `/bad/`: a listing of everything."""
    cards = "".join(
        f'<div class="teaser"><h3><a href="{path}">A story with a fairly long headline, at {path}</a></h3>'
        "<p>A line that says what this one is about…</p></div>"
        for path in (*(f"/bad/{name}" for name in ANSWERS), *GOOD)
    )
    return f"<!DOCTYPE html><html lang=en><title>Bad pages</title><main>{cards}</main></html>".encode()


def story(marker: str, charset: str = "utf-8", declared: str | None = None) -> bytes:
    """Return a page with one article about `marker`, in `charset`."""
    name = declared or charset
    paragraphs = "".join(
        f"<p>The {marker} committee met on the {day}th in the café near the river, heard {day * 7} members, and voted "
        f"to repaint bench number {day} in a deep shade of blue before the summer guests arrive.</p>"
        for day in range(4, 10)
    )
    return (
        f'<!DOCTYPE html><html lang=en><head><meta charset="{name}"><title>{marker} committee repaints benches</title>'
        f"</head><body><article><h1>{marker} committee repaints benches</h1>{paragraphs}</article></body></html>"
    ).encode(charset)


def answer(request: BaseHTTPRequestHandler) -> bool:
    """Answer a request below `/bad/`; False for all others."""
    path = request.path.split("?")[0]
    if path == "/bad/":
        _send(request, front())
        return True
    name = path.removeprefix("/bad/")
    if name == path or name not in ANSWERS:
        return False
    ANSWERS[name](request)
    return True


def _send(
    request: BaseHTTPRequestHandler, body: bytes, status: int = 200, length: int | None = None, **headers: str
) -> None:
    request.send_response(status)
    headers = {"Content-Type": "text/html; charset=utf-8"} | {k.replace("_", "-"): v for k, v in headers.items()}
    for name, value in headers.items():
        request.send_header(name, value)
    request.send_header("Content-Length", str(len(body) if length is None else length))
    request.end_headers()
    request.wfile.write(body)
    if length is not None:
        request.close_connection = True


def _huge(request: BaseHTTPRequestHandler) -> None:
    _send(request, b"<p>word</p>" * (HUGE // 11))


def _huge_packed(request: BaseHTTPRequestHandler) -> None:
    _send(request, gzip.compress(b"<p>word</p>" * (HUGE // 11)), Content_Encoding="gzip")


def _many_attributes(request: BaseHTTPRequestHandler) -> None:
    attributes = " ".join(f'a{number}="{number}"' for number in range(100_000))
    _send(request, f"<!DOCTYPE html><body {attributes}><p>Nothing to see.</p>".encode())


ANSWERS: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {
    "gone": lambda request: _send(request, b"<h1>404</h1>", 404),
    "broken": lambda request: _send(request, b"<h1>500</h1>", 500),
    "hollow": lambda request: _send(request, b"<!DOCTYPE html><html><body></body></html>"),
    "nothing": lambda request: _send(request, b""),
    "cut": lambda request: _send(request, story("Cut"), length=len(story("Cut")) + 5_000),
    "bad-gzip": lambda request: _send(request, b"\x1f\x8b\x08\x00" + b"no gzip at all" * 20, Content_Encoding="gzip"),
    "image": lambda request: _send(request, b"\x89PNG\r\n\x1a\n" + Random(1).randbytes(4000), Content_Type="image/png"),
    "image-as-html": lambda request: _send(request, b"\x89PNG\r\n\x1a\n" + Random(2).randbytes(4000)),
    "huge": _huge,
    "huge-packed": _huge_packed,
    "many-attributes": _many_attributes,
    "to-private": lambda request: _send(request, b"", 302, Location="http://10.1.2.3/story"),
    "to-metadata": lambda request: _send(request, b"", 302, Location="http://169.254.169.254/latest"),
    "to-itself": lambda request: _send(request, b"", 302, Location="/bad/to-itself"),
    "wrong-charset": lambda request: _send(request, story("Latin", "cp1252", "utf-8")),
    "declared-latin": lambda request: _send(request, story("Plain", "cp1252", "iso-8859-1"), Content_Type="text/html"),
    "no-type": lambda request: _send(request, story("Untyped"), Content_Type=""),
}
