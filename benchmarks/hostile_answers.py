"""What is wrong with an answer of the page or the API, whatever stands in the archive: judged by its bytes alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from selectolax.lexbor import LexborHTMLParser

_NEVER = frozenset({"base", "embed", "frame", "frameset", "iframe", "img", "link-import", "math", "object", "style"})
_LEADS = frozenset({"action", "data", "formaction", "href", "poster", "src", "srcset", "xlink:href"})
_GOOD = re.compile(r"(https?://|/(?!/)|#|\?|$)")
_STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_SECRETS = ("root:x:0:", "root:*:0:")


def faults_of(status: int, headers: Mapping[str, str], body: bytes) -> Iterator[str]:
    """Yield what is wrong, in a word or two each."""
    if status >= 500:
        yield f"status {status}"
    if "default-src 'none'" not in headers.get("content-security-policy", ""):
        yield "no policy"
    if headers.get("x-content-type-options") != "nosniff":
        yield "may be sniffed"
    kind = headers.get("content-type", "").partition(";")[0]
    text = body.decode("utf-8", errors="replace")
    if any(secret in text for secret in _SECRETS):
        yield "a file of the system"
    if kind == "text/html":
        yield from _markup_faults(text, status)
    elif kind in ("application/json", "application/problem+json"):
        try:
            json.loads(body)
        except ValueError:
            yield "no JSON"
    elif kind in ("application/atom+xml", "application/rss+xml"):
        yield from _feed_faults(body)
    elif body and kind not in ("text/plain", "text/css", "text/javascript", "image/svg+xml"):
        yield f"a {kind or 'nothing'}"


def _markup_faults(text: str, status: int) -> Iterator[str]:
    """Yield what of a page runs, loads or steers something, as a browser parses it."""
    if _STEERS.search(text):
        yield "control characters"
    for node in LexborHTMLParser(text).css("*"):
        tag = str(node.tag)
        if tag in _NEVER or (tag == "meta" and "http-equiv" in node.attributes and status != 503):
            yield f"<{tag}>"
        if tag == "script" and node.text(deep=True).strip():
            yield "a script"
        yield from _attribute_faults(tag, node.attributes)


def _attribute_faults(tag: str, given: Mapping[str, str | None]) -> Iterator[str]:
    if tag == "script" and not (given.get("src") or "").startswith("/static/"):
        yield "a script of others"
    for name, value in given.items():
        if name.startswith("on") or name in ("style", "srcdoc", "ping"):
            yield f"{name}="
        if name in _LEADS and not _GOOD.match((value or "").strip()):
            yield f"{name}={(value or '')[:20]}"


def _feed_faults(body: bytes) -> Iterator[str]:
    """Yield what a reader of a feed would not take."""
    try:
        root = ET.fromstring(body)
    except ET.ParseError:
        yield "no XML"
        return
    for element in root.iter():
        if not _GOOD.match(element.get("href", "")):
            yield "an address"
