"""A fetched document to what it holds: candidates for the store and links for the spider."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NoReturn

from crawler.core import feeds, sitemaps
from crawler.core.decoding import decode, inflate
from crawler.core.dom import Tree, parse
from crawler.core.entries import entry_article
from crawler.core.errors import ReadError
from crawler.core.extraction import extract_page, extract_tree
from crawler.core.feeds import Feed
from crawler.core.fingerprint import fingerprint
from crawler.core.links import page_links
from crawler.core.types import Article, Candidate, Document, Extraction, Kind, Outlink, Reading, Relation
from crawler.core.urls import canonical_url

MAX_BODY = 8 * 1024 * 1024
"""Bytes of an unpacked body that are read; a page of that size is no page."""
MAX_SITEMAP = 50 * 1024 * 1024
"""Bytes of an unpacked sitemap: the most that the protocol allows (sitemaps.org)."""

_MAGIC = (
    (b"%PDF-", "pdf"), (b"\x89PNG", "image"), (b"\xff\xd8\xff", "image"), (b"GIF8", "image"), (b"II*\0", "image"),
    (b"MM\0*", "image"), (b"\0\0\1\0", "image"), (b"PK\3\4", "archive"), (b"7z\xbc\xaf", "archive"), (b"Rar!", "archive"),
    (b"BZh", "archive"), (b"\xfd7zXZ", "archive"), (b"\x28\xb5\x2f\xfd", "archive"), (b"OggS", "audio"), (b"ID3", "audio"),
    (b"fLaC", "audio"), (b"\x1aE\xdf\xa3", "video"), (b"\x7fELF", "program"), (b"MZ\x90", "program"),
    (b"wOFF", "font"), (b"wOF2", "font"), (b"\xd0\xcf\x11\xe0", "office-document"), (b"{\\rtf", "office-document"),
)  # fmt: skip
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1b")
_SAMPLE = 4_096
_HEAD_CHARS = 65_536
_JUNK_CHARS = 2_000
"""Characters that a server's warnings may put before a feed."""

_ROOT = re.compile(
    r"<(?P<feed>rss(?=[\s>])|(?:\w{1,20}:)?RDF(?=\s[^>]{0,2000}(?:purl\.org/(?:rss|net/rss)|netscape\.com))"
    r"|(?:\w{1,20}:)?feed(?=\s[^>]{0,2000}(?:atom|purl\.org)))"
    r"|<(?P<sitemap>(?:\w{1,20}:)?(?:urlset|sitemapindex)(?=[\s>]))"
    r"|<(?P<page>!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|table|frameset|meta|title)(?=[\s>/])",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]{0,20}(?=[\s/>])")
_OTHER_TYPES = re.compile(
    r"\s*(?:image|audio|video|font)/|\s*(?:text|application)/(?:css|javascript|x-javascript|ecmascript)\b", re.I
)
_XML = re.compile(r"\s*<\?xml\b")


class _Shape(Enum):
    HTML = auto()
    PLAIN = auto()
    XML_FEED = auto()
    JSON_FEED = auto()
    SITEMAP = auto()


def read(document: Document) -> Reading:
    """Return what a document holds; its kind is found by content, whatever header and address say.

    Raises ReadError, whose `reason` is "empty", "too-large", "truncated", "binary", "image" and the like, "not-html",
    "broken-feed" or "broken-sitemap".
    """
    body = _unpacked(document)
    _refuse_binary(document, body)
    text = decode(body, document.content_type)
    shape = _shape(text, document)
    if shape is _Shape.SITEMAP:
        return _read_sitemap(text, document)
    if shape in (_Shape.XML_FEED, _Shape.JSON_FEED):
        parse_feed = feeds.parse_xml_feed if shape is _Shape.XML_FEED else feeds.parse_json_feed
        feed = parse_feed(text, document.url)
        if feed is None:
            _refuse(document, "not-html" if shape is _Shape.JSON_FEED else "broken-feed", "not a feed that can be read")
        return _read_feed(feed)
    return _read_page(text, document, shape)


def _refuse(document: Document, reason: str, detail: str) -> NoReturn:
    raise ReadError(document.url, reason, detail)


def _unpacked(document: Document) -> bytes:
    """Return the body, unpacked where it is gzip, within the bounds."""
    body, whole = inflate(document.body, MAX_BODY)
    if not whole and len(body) >= MAX_BODY and _ROOT_OF_SITEMAP.search(body, 0, _SAMPLE):
        body, whole = inflate(document.body, MAX_SITEMAP)
    limit = MAX_SITEMAP if _ROOT_OF_SITEMAP.search(body, 0, _SAMPLE) else MAX_BODY
    if len(body) > limit or (not whole and len(body) >= limit):
        _refuse(document, "too-large", f"unpacks to more than {limit} bytes")
    if not whole:
        _refuse(document, "truncated", "its gzip data breaks off or is damaged; fetch it again")
    if not body.strip(b"\0\t\n\r\x0b\x0c \xef\xbb\xbf\xff\xfe"):
        _refuse(document, "empty", "has no content")
    return body


_ROOT_OF_SITEMAP = re.compile(rb"<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]")


def _refuse_binary(document: Document, body: bytes) -> None:
    """Raise for what is no text: known file formats, and bodies full of control characters."""
    start = body[:_SAMPLE]
    for magic, name in _MAGIC:
        if start.startswith(magic):
            _refuse(document, name, f"is not a page but a file of kind {name}")
    if start[4:8] == b"ftyp" or start[:4] == b"RIFF":
        _refuse(document, "media", "is not a page but an image, sound or film")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or start[:4] == b"\0\0\xfe\xff":
        return
    controls = len(start) - len(start.translate(None, _CONTROLS))
    nuls = start.count(0)
    if (controls - nuls) * 50 > len(start):
        _refuse(document, "binary", "is not text")


def _shape(text: str, document: Document) -> _Shape:
    """Return what a text is."""
    head = text[:_HEAD_CHARS].lstrip()
    if head.startswith(("{", "[")) and not head.startswith("[<"):
        if "json" in document.content_type or _looks_like_json(head):
            return _Shape.JSON_FEED
    root = _ROOT.search(_without_comments(head))
    if root is not None and (root.start() <= _JUNK_CHARS or root["page"]):
        if root["feed"]:
            return _Shape.XML_FEED
        if root["sitemap"]:
            return _Shape.SITEMAP
    if sitemaps.is_url_list(text):
        return _Shape.SITEMAP
    tags = sum(1 for _ in _TAG.finditer(head))
    if tags == 0 or ("text/plain" in document.content_type and root is None):
        if _OTHER_TYPES.match(document.content_type):
            _refuse(document, "not-html", f"is {document.content_type.strip()}, not a page")
        return _Shape.PLAIN
    if _XML.match(head) and root is None:
        _refuse(document, "not-html", "is XML, but neither a page nor a feed nor a sitemap")
    return _Shape.HTML


def _looks_like_json(head: str) -> bool:
    return re.match(r'\{\s*"|\[\s*[\[{"\d]', head) is not None


def _without_comments(head: str) -> str:
    """Return a head without comments, processing instructions and what a feed's server may have put before it."""
    parts: list[str] = []
    position = 0
    while (start := head.find("<!--", position)) >= 0:
        parts.append(head[position:start])
        end = head.find("-->", start + 4)
        if end < 0:
            return "".join(parts)
        position = end + 3
    parts.append(head[position:])
    bare = "".join(parts)
    declaration = bare.find("<?xml", 0, _JUNK_CHARS)
    return bare[declaration:] if declaration > 0 else bare


def _read_sitemap(text: str, document: Document) -> Reading:
    links = sitemaps.sitemap_links(text, document.url)
    if not links and "<loc" in text:
        _refuse(document, "broken-sitemap", "a sitemap without one address that can be read")
    return Reading(kind=Kind.SITEMAP, links=links, nothing_because="sitemap")


def _read_feed(feed: Feed) -> Reading:
    articles = [entry_article(entry, position) for position, entry in enumerate(feed.entries)]
    whole = [article for article in articles if article is not None]
    links = [Outlink(entry.link, Relation.ARTICLE) for entry in feed.entries if entry.link]
    if feed.next_page:
        links.append(Outlink(feed.next_page, Relation.NEXT))
    return Reading(
        kind=Kind.FEED,
        candidates=_candidates(whole),
        links=tuple(dict.fromkeys(links)),
        nothing_because=None if whole else "teasers only" if feed.entries else "no entries",
    )


def _read_page(text: str, document: Document, shape: _Shape) -> Reading:
    if shape is _Shape.PLAIN:
        extraction, tree = extract_page(text, document.url, plain_text=True), None
        links: tuple[Outlink, ...] = ()
    else:
        tree = parse(text)
        extraction = extract_tree(tree, document.url)
        links = page_links(tree, document.url, extraction.articles)
    return Reading(
        kind=Kind.PAGE,
        candidates=_candidates(extraction.articles),
        links=links,
        is_own_page=_is_own_page(extraction, tree, document.url),
        nothing_because=extraction.nothing_because if not extraction.articles else None,
    )


def _candidates(articles: tuple[Article, ...] | list[Article]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(article=article, fingerprint=fingerprint(article.title, article.text)) for article in articles
    )


def _is_own_page(extraction: Extraction, tree: Tree | None, url: str) -> bool:
    """Whether a page is the own page of its first article, and not a list that shows it."""
    if not extraction.articles:
        return False
    permalink = extraction.articles[0].url
    if permalink is not None:
        return canonical_url(permalink) == canonical_url(url)
    if len(extraction.articles) == 1:
        return True
    return tree is not None and any(
        name == "og:type" and value.strip().lower() == "article" for name, value in tree.metas
    )
