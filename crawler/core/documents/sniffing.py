"""What a body is, by its content: packed or not, text or not, and which kind of text."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NoReturn

from crawler.core.errors import ReadError
from crawler.core.feeds.sitemaps import is_url_list
from crawler.core.text.decoding import inflate
from crawler.core.types import Document

MAX_BODY = 8 * 1024 * 1024
"""Bytes of an unpacked body that are read; a page of that size is no page."""

MAX_SITEMAP = 50 * 1024 * 1024
"""Bytes of an unpacked sitemap: the most that the protocol allows (sitemaps.org)."""

_MAGIC = {
    b"%PDF-": "pdf", b"\x89PNG": "image", b"\xff\xd8\xff": "image", b"GIF8": "image", b"II*\0": "image",
    b"MM\0*": "image", b"\0\0\1\0": "image", b"PK\3\4": "archive", b"7z\xbc\xaf": "archive", b"Rar!": "archive",
    b"BZh": "archive", b"\xfd7zXZ": "archive", b"\x28\xb5\x2f\xfd": "archive", b"\x1f\x8b\x08": "archive",
    b"x\x9c": "archive", b"x\xda": "archive", b"OggS": "audio", b"ID3\3": "audio", b"ID3\4": "audio", b"fLaC": "audio",
    b"\x1aE\xdf\xa3": "video", b"\x7fELF": "program",
    b"MZ\x90": "program", b"wOFF": "font", b"wOF2": "font", b"\xd0\xcf\x11\xe0": "office-document",
    b"{\\rtf": "office-document",
}  # fmt: skip
_CONTROLS = bytes(code for code in range(1, 32) if code not in b"\t\n\r\x0b\x0c\x1b")
_BLANK = b"\0\t\n\r\x0b\x0c \xef\xbb\xbf\xff\xfe"
_SAMPLE = 4_096
"""Bytes in which a file shows what it is: its magic number, its control characters, the root of a sitemap."""
_HEAD_CHARS = 65_536
"""Characters in which the root element of a document stands, behind its DTD and comments."""
_MOST_CONTROLS = 1 / 50
"""Of the bytes of a sample: a text has none but for a slip, in random bytes one in ten is one."""
_JUNK_CHARS = 2_000
"""Characters that a server's warnings may put before a feed."""

_SITEMAP_ROOT = re.compile(rb"<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]")
_ROOT = re.compile(
    r"<(?P<feed>(?:\w{1,20}:)?rss(?=[\s>])|(?:\w{1,20}:)?RDF(?=\s[^>]{0,2000}(?:purl\.org/(?:rss|net/rss)|netscape\.com))"
    r"|(?:\w{1,20}:)?(?:feed|entry)(?=\s[^>]{0,2000}(?:atom|purl\.org)))"
    r"|<(?P<sitemap>(?:\w{1,20}:)?(?:urlset|sitemapindex)(?=[\s>]))"
    r"|<(?P<page>!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|table|frameset|meta|title)(?=[\s>/])",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-z][a-z0-9-]{0,20}(?=[\s/>])", re.IGNORECASE)
_NO_PAGE = re.compile(
    r"\s*(?:(?:image|audio|video|font)/|(?:text|application)/(?:css|(?:x-|ecma|java)\w*script)\b)", re.I
)
_ELEMENT = re.compile(r"<[a-zA-Z]")
_JSON_START = re.compile(r'\{\s*["}]|\[\s*[\[{"\d\]]')


class Shape(Enum):
    """What kind of text a document is."""

    HTML = auto()
    PLAIN = auto()
    XML_FEED = auto()
    JSON = auto()
    SITEMAP = auto()


def refuse(document: Document, reason: str, detail: str) -> NoReturn:
    """Raise the ReadError that a document cannot be read."""
    raise ReadError(document.url, reason, detail)


def unpacked(document: Document) -> bytes:
    """Return the body of a document, unpacked where it is gzip, within the bounds.

    Raises ReadError: "too-large", "truncated" (its gzip data), "empty", or what kind of file it is instead of text.
    """
    body, whole = inflate(document.body, MAX_BODY)
    limit = MAX_BODY
    if _SITEMAP_ROOT.search(body, 0, _SAMPLE):
        limit = MAX_SITEMAP
        if not whole:
            body, whole = inflate(document.body, MAX_SITEMAP)
    if len(body) > limit or (len(body) == limit and not whole):
        refuse(document, "too-large", f"holds more than {limit} bytes")
    if not whole:
        refuse(document, "truncated", "its gzip data breaks off or is damaged; fetch it again")
    if not body.strip(_BLANK):
        refuse(document, "empty", "has no content")
    if kind := kind_of_file(body):
        refuse(document, kind, "is not text" if kind == "binary" else f"is no page but a file: {kind}")
    return body


def kind_of_file(body: bytes) -> str | None:
    """Return which kind of file a body is that is no text, "binary" where its format is unknown; None for text."""
    start = body[:_SAMPLE]
    kind = next((name for magic, name in _MAGIC.items() if start.startswith(magic)), None)
    if kind is not None:
        return kind
    if start[4:8] == b"ftyp" or start[:4] == b"RIFF":
        return "media"
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or start[:4] == b"\0\0\xfe\xff":
        return None
    controls = len(start) - len(start.translate(None, _CONTROLS))
    return "binary" if controls > _MOST_CONTROLS * len(start) else None


def shape_of(text: str, document: Document) -> Shape:
    """Return what kind of text a document is.

    Raises ReadError "not-html" for scripts, stylesheets and XML of other kinds.
    """
    head = text[:_HEAD_CHARS].lstrip()
    if _JSON_START.match(head) and ("json" in document.content_type or text.rstrip().endswith(("}", "]"))):
        return Shape.JSON
    root = _root_of(head)
    if root is Shape.XML_FEED or root is Shape.SITEMAP:
        return root
    if is_url_list(text):
        return Shape.SITEMAP
    if root is None and _NO_PAGE.match(document.content_type):
        refuse(document, "not-html", f"is {document.content_type.strip()[:80]}, not a page")
    if root is None and head.startswith("<?xml"):
        refuse(document, "not-html", "is XML, but neither a page nor a feed nor a sitemap")
    if _TAG.search(head) is None or (root is None and "text/plain" in document.content_type):
        return Shape.PLAIN
    return Shape.HTML


def _root_of(head: str) -> Shape | None:
    """Return what the root element of a document makes it, None where there is none that is known.

    A feed or sitemap that begins far down is quoted in a page.
    """
    start = _from_declaration(head)
    root = _ROOT.search(start)
    if root is None or (start.startswith("<?xml") and _ELEMENT.search(start, 0, root.start())):
        return None  # XML has one root element: what stands inside of another does not count
    if root["page"] or root.start() > _JUNK_CHARS:
        return Shape.HTML
    return Shape.XML_FEED if root["feed"] else Shape.SITEMAP


def _from_declaration(head: str) -> str:
    """Return a head without its comments and DTD, from the XML declaration on where it has one."""
    declaration = head.find("<?xml", 0, _JUNK_CHARS)
    position = max(declaration, 0)
    parts: list[str] = []
    while (start := head.find("<!", position)) >= 0:
        parts.append(head[position:start])
        if head.startswith("<!--", start):
            end = head.find("-->", start + 4) + 3
        else:
            bracket = head.find("[", start, start + 400)
            end = head.find(">", start) + 1
            if 0 <= bracket < end:
                end = head.find("]>", bracket) + 2
            elif head[start + 2 : start + 14].lower() == "doctype html":
                return "".join(parts) + head[start:]
        if end <= start:
            return "".join(parts)
        position = end
    return "".join(parts) + head[position:]
