"""Feeds to entries: RSS 0.9x to 2.0, RDF, Atom and JSON Feed, however broken, with bounded work.

XML is made well-formed before feedparser sees it: DTDs are cut off (no entity is ever expanded), stray ampersands are
escaped, an incomplete last entry is dropped and the rest is repaired by libxml2.
"""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from time import struct_time
from typing import Any
from xml.parsers import expat

import feedparser
from lxml import etree

from crawler.core.decoding import clean
from crawler.core.urls import resolve, site_of

MAX_ENTRIES = 5_000

_ROOT = re.compile(r"<(rss|(?:\w+:)?RDF|(?:\w+:)?feed)(?=[\s>])", re.IGNORECASE)
_REFERENCE = re.compile(r"&(#\d{1,8};|#[xX][0-9a-fA-F]{1,7};|[a-zA-Z][a-zA-Z0-9]{1,31};)?")
_XML_NAMES = frozenset(("lt;", "gt;", "amp;", "quot;", "apos;"))
_HTML_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|big|br|cite|code|del|div|em|font|i|ins|mark|p|q|s|small|span|strike|strong|sub|sup|tt|u|wbr)"
    r"(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
_COMMENT_LINK = re.compile(r"#(?:comment|respond|c)-?\d*$", re.IGNORECASE)
_EARLIEST, _LATEST = 1990, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of a feed. `content` is HTML, or text where `is_text`; `summary` is what stands beside it, or empty.

    `is_content` says that the feed calls it the content and not a description; `link` is absolute.
    """

    title: str = ""
    link: str | None = None
    content: str = ""
    summary: str = ""
    is_text: bool = False
    is_content: bool = False
    is_comment: bool = False
    published_at: datetime | None = None
    updated_at: datetime | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed's entries in its order and the URL of its next page, if it names one."""

    entries: tuple[Entry, ...]
    next_page: str | None = None


def parse_xml_feed(text: str, url: str) -> Feed | None:
    """Return the feed that an XML text holds, or None where nothing can be made of it; `url` is its own address."""
    source = _well_formed(text)
    if source is None:
        return None
    headers = {"content-location": url, "content-type": "application/xml; charset=utf-8"}
    try:
        parsed = feedparser.parse(
            io.BytesIO(source), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError):
        return None  # feedparser raises a few errors of its own making on hostile attributes and dates
    feed = parsed.feed
    shared = () if len(_names(feed)) > 1 else _names(feed)
    entries = [_xml_entry(entry, url, feed.get("language"), shared) for entry in parsed.entries]
    next_page = next((link.get("href") for link in feed.get("links", []) if link.get("rel") == "next"), None)
    return Feed(
        entries=tuple(_without_author_prefix(entries)), next_page=resolve(url, next_page) if next_page else None
    )


def parse_json_feed(text: str, url: str) -> Feed | None:
    """Return the feed that a JSON text holds (JSON Feed 1.0 and 1.1), or None where it is not one."""
    try:
        root = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(root, dict) or not isinstance(root.get("items"), list):
        return None
    items = [item for item in root["items"][:MAX_ENTRIES] if isinstance(item, dict)]
    if "jsonfeed.org" not in _string(root.get("version")) and not any("url" in item for item in items):
        return None
    home = _string(root.get("home_page_url")) or url
    base = resolve(url, home) or url
    language = _string(root.get("language")) or None
    authors = _json_authors(root)
    next_page = _string(root.get("next_url"))
    return Feed(
        entries=tuple(_json_entry(item, base, authors, language) for item in items),
        next_page=resolve(url, next_page) if next_page else None,
    )


def plain_title(title: str) -> str:
    """Return a feed's title as text: references that were escaped twice resolved, inline markup taken away."""
    if "<" in title:
        title = _INLINE_TAG.sub("", title)
    if "&" in title:
        title = _HTML_REFERENCE.sub(lambda found: html.unescape(found[0]), title)
    return " ".join(clean(title).split())


def _well_formed(text: str) -> bytes | None:
    """Return a feed's XML from its root element on, made well-formed where it is not; None where it has no root."""
    root = _ROOT.search(text)
    if root is None:
        return None
    name = root[1]
    text = _bounded(text[root.start() :], name)
    source = escape_strays(text).encode()
    if _is_well_formed(source):
        return source
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        repaired = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        return None
    return etree.tostring(repaired) if repaired is not None else None


def _bounded(text: str, root: str) -> str:
    """Return the text with at most `MAX_ENTRIES` entries and without an incomplete last one."""
    closing = f"</{root}>"
    mark = "</item" if "</item" in text else "</entry"
    if "</entry" not in text and "</item" not in text:
        mark = next((f"</{prefix}" for prefix in _prefixes(text)), mark)
    end = -1
    for _ in range(MAX_ENTRIES):
        found = text.find(mark, end + 1)
        if found < 0:
            break
        end = found
    end = text.find(">", end) + 1 if end >= 0 else 0
    whole = text.rfind(closing)
    if whole >= 0 and text.find(mark, end) < 0:
        return text[: whole + len(closing)]
    channel = "</channel>" if root.lower() == "rss" else ""
    return text[:end] + channel + closing if end else text


def _prefixes(text: str) -> list[str]:
    """Return the names of closing tags of entries that carry a namespace prefix."""
    found = re.search(r"</(\w{1,20}:(?:item|entry))\s{0,9}>", text)
    return [found[1]] if found else []


def escape_strays(text: str) -> str:
    """Escape ampersands that begin no XML reference and resolve HTML's named ones, outside of CDATA sections."""
    if "&" not in text:
        return text
    parts: list[str] = []
    position = 0
    while True:
        start = text.find("<![CDATA[", position)
        outside = text[position : start if start >= 0 else len(text)]
        parts.append(_REFERENCE.sub(_reference, outside))
        if start < 0:
            break
        end = text.find("]]>", start)
        position = end + 3 if end >= 0 else len(text)
        parts.append(text[start:position])
    return "".join(parts)


def _reference(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    if name in _XML_NAMES:
        return found[0]
    if name.startswith("#"):
        char = clean(html.unescape(found[0]))
        return found[0] if char and char not in "\ufffe\uffff" else ""
    char = html.unescape(found[0])
    return f"&amp;{name}" if char == found[0] else html.escape(char)


def _is_well_formed(source: bytes) -> bool:
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(source, True)
    except expat.ExpatError:
        return False
    return True


def _xml_entry(entry: Any, url: str, language: str | None, shared: tuple[str, ...]) -> Entry:
    """Return what feedparser made of an entry as a value of ours."""
    contents = [part for part in entry.get("content", []) if part.get("value")]
    summary = entry.get("summary") or ""
    detail = max(contents, key=lambda part: len(part["value"])) if contents else entry.get("summary_detail", {})
    content = detail.get("value") or ""
    link = entry.get("link") or _guid(entry)
    published, updated = dict.get(entry, "published_parsed"), dict.get(entry, "updated_parsed")
    return Entry(
        title=plain_title(entry.get("title") or ""),
        link=resolve(url, link) if link else None,
        content=clean(content),
        summary=clean(summary) if summary != content else "",
        is_text=detail.get("type") == "text/plain" and "<" not in content,
        is_content=bool(contents),
        is_comment=bool(link and _COMMENT_LINK.search(link)),
        published_at=_moment(published or updated),
        updated_at=_moment(updated) if published and updated != published else None,
        authors=_names(entry) or shared,
        tags=_unique(tag.get("label") or tag.get("term") or "" for tag in entry.get("tags", [])),
        language=detail.get("language") or language,
    )


def _guid(entry: Any) -> str | None:
    """Return the entry's id where it is an address: Atom without a link, RSS with a permalink as guid."""
    guid = entry.get("id") or ""
    return guid if guid.startswith(("http://", "https://")) else None


def _names(context: Any) -> tuple[str, ...]:
    """Return the names of an entry's or feed's authors; addresses of mail are not names."""
    names = [author.get("name") or "" for author in context.get("authors", [])]
    if not any(names):
        names = [context.get("author") or ""]
    return _unique(name for name in names if "@" not in name)


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for value in values if (text := plain_title(value))))


def _moment(parsed: struct_time | None) -> datetime | None:
    """Return feedparser's UTC time tuple as a moment; None where the year cannot be meant."""
    if parsed is None or not _EARLIEST <= parsed[0] <= _LATEST:
        return None
    try:
        return datetime(*parsed[:5], min(parsed[5], 59), tzinfo=UTC)
    except ValueError:
        return None


def _without_author_prefix(entries: list[Entry]) -> list[Entry]:
    """Take the "Author: " away that planets put before each title.

    It is an author where the entry names the same one, or where each of several heads has a site of its own.
    """
    heads = [entry.title.partition(": ")[0] for entry in entries if ": " in entry.title]
    if len(entries) < 2 or len(heads) < len(entries):
        return entries
    sites = {(head, site_of(entry.link or "")) for head, entry in zip(heads, entries, strict=True)}
    is_planet = len(sites) == len(set(heads)) > 1 and len({site for _, site in sites}) > 1
    if not is_planet and any(entry.authors != (head,) for head, entry in zip(heads, entries, strict=True)):
        return entries
    return [
        Entry(**{**_fields(entry), "title": entry.title.partition(": ")[2], "authors": entry.authors or (head,)})
        for entry, head in zip(entries, heads, strict=True)
    ]


def _fields(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in Entry.__slots__}


def _json_entry(item: dict[str, Any], base: str, authors: tuple[str, ...], language: str | None) -> Entry:
    link = _string(item.get("url")) or _string(item.get("external_url")) or _string(item.get("id"))
    markup = _string(item.get("content_html"))
    summary = _string(item.get("summary"))
    content = markup or _string(item.get("content_text")) or summary
    tags = item.get("tags")
    return Entry(
        title=plain_title(_string(item.get("title"))),
        link=resolve(base, link) if link else None,
        content=content,
        summary=summary if summary != content else "",
        is_text=not markup,
        is_content=content != summary,
        published_at=_iso(item.get("date_published")),
        updated_at=_iso(item.get("date_modified")),
        authors=_json_authors(item) or authors,
        tags=_unique(_string(tag) for tag in tags) if isinstance(tags, list) else (),
        language=_string(item.get("language")) or language,
    )


def _json_authors(item: dict[str, Any]) -> tuple[str, ...]:
    """Return the names of `authors` (1.1) or `author` (1.0)."""
    listed = item.get("authors")
    people = listed if isinstance(listed, list) else [item.get("author")]
    return _unique(_string(person.get("name")) for person in people if isinstance(person, dict))


def _iso(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(_string(value))
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if _EARLIEST <= moment.year <= _LATEST else None


def _string(value: object) -> str:
    return clean(value).strip() if isinstance(value, str) else ""
