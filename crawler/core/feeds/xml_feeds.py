"""RSS 0.9x to 2.0, RDF and Atom to entries, by feedparser on XML that was mended before."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from time import struct_time
from typing import Any

from crawler.core.feeds.entry_images import content_base, named_image, small_image
from crawler.core.feeds.feed import EARLIEST, LATEST, Entry, Feed, unique
from crawler.core.feeds.people import people_of
from crawler.core.feeds.titles import Written, plain_title
from crawler.core.feeds.update_times import stays_for
from crawler.core.feeds.xml_repair import well_formed
from crawler.core.links.urls import resolve, site_of
from crawler.core.text.dates import parse_date
from crawler.core.text.decoding import clean

_COMMENT_LINK = re.compile(r"#(?:comment|respond|c)-?\d*$", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{3}")

_WRITTEN = {"text/plain": Written.TEXT, "application/xhtml+xml": Written.XHTML}


def parse_xml_feed(text: str, url: str) -> Feed | None:
    """Return the feed that an XML text holds, or None where nothing can be made of it; `url` is its own address."""
    source = well_formed(text)
    if source is None:
        return None
    import feedparser  # a tenth of a second that only those pay who read a feed

    headers = {"content-location": url, "content-type": "application/xml; charset=utf-8"}
    try:
        parsed = feedparser.parse(
            io.BytesIO(source), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError):
        return None  # feedparser raises a few errors of its own making on hostile attributes and dates
    feed = parsed.feed
    shared = () if len(_names(feed)) > 1 else _names(feed)
    is_typed = parsed.version.startswith("atom")
    entries = [_xml_entry(entry, url, feed.get("language"), shared, is_typed) for entry in parsed.entries]
    older = (
        link.get("href") for link in feed.get("links", []) if link.get("rel") in ("next", "prev-archive")
    )  # RFC 5005
    next_page = next(older, None)
    return Feed(
        entries=tuple(_without_author_prefix(entries)),
        next_page=resolve(url, next_page) if next_page else None,
        fresh_for=stays_for(feed),
        licences=_licences(parsed),
        notice=plain_title(feed.get("rights") or "") or None,
    )


def _licences(parsed: Any) -> tuple[str, ...]:
    """Return the licences that a feed names for itself, or that each of its entries names."""
    said = [set(_licences_of(entry)) for entry in parsed.entries]
    return unique((*_licences_of(parsed.feed), *sorted(set.intersection(*said) if said else ())))


def _licences_of(context: Any) -> list[str]:
    linked = [link.get("href") or "" for link in context.get("links", []) if link.get("rel") == "license"]
    return [address for address in (*linked, context.get("license") or "") if address]


def _xml_entry(entry: Any, url: str, language: str | None, shared: tuple[str, ...], is_typed: bool) -> Entry:
    """Return what feedparser made of an entry as a value of ours; `is_typed` says that its titles say what they are."""
    own_content = _longest_content(entry)
    detail = entry.get("summary_detail", {}) if own_content is None else own_content
    content, summary = detail.get("value") or "", entry.get("summary") or ""
    # FeedBurner has its own address in the place of the page's.
    link = entry.get("feedburner_origlink") or entry.get("link") or _guid(entry)
    address = resolve(url, link) if link else None
    language = detail.get("language") or language
    published, updated = _times(entry, language)
    return Entry(
        title=plain_title(entry.get("title") or "", _written(entry) if is_typed else Written.HTML),
        link=address if address != url else None,
        content=clean(content),
        summary=clean(summary) if summary != content else "",
        is_text=detail.get("type") == "text/plain" and "<" not in content,
        is_content=own_content is not None,
        is_comment=bool(link and _COMMENT_LINK.search(link)),
        published_at=published,
        updated_at=updated,
        authors=_names(entry) or shared,
        tags=_tags(entry),
        language=language,
        base=content_base(detail, url),
        image=named_image(entry, url),
        thumbnail=small_image(entry, url),
    )


def _written(entry: Any) -> Written:
    """Return how an Atom title is written, by its type."""
    return _WRITTEN.get((entry.get("title_detail") or {}).get("type") or "", Written.HTML)


def _longest_content(entry: Any) -> Any | None:
    """Return the longest of what an entry gives as its content and not as a description, None where it gives none."""
    parts = [part for part in entry.get("content", []) if part.get("value")]
    return max(parts, key=lambda part: len(part["value"]), default=None)


def _times(entry: Any, language: str | None) -> tuple[datetime | None, datetime | None]:
    """Return when an entry was published and updated; a lone time is that of publication."""
    published, updated = _moment(entry, "published", language), _moment(entry, "updated", language)
    is_later = published is not None and updated != published
    return published or updated, updated if is_later else None


def _tags(entry: Any) -> tuple[str, ...]:
    return unique(tag.get("label") or tag.get("term") or "" for tag in entry.get("tags", []))


def _guid(entry: Any) -> str | None:
    """Return the id of an entry without a link where it is an address, unless the feed says that it is no permalink."""
    guid = entry.get("id") or ""
    return guid if entry.get("guidislink", True) and guid.startswith(("http://", "https://")) else None


def _names(context: Any) -> tuple[str, ...]:
    """Return the names of an entry's or feed's authors; addresses of mail are not names."""
    names = [author.get("name") or "" for author in context.get("authors", [])]
    if not any(names):
        names = [context.get("author") or ""]
    return unique(name for text in names for name in people_of(text))


def _moment(entry: Any, name: str, language: str | None) -> datetime | None:
    """Return a time of an entry; None where its text leaves the day open, or the year cannot be meant.

    Our own reader goes first: feedparser takes what it cannot read in a date from the day on which it reads.
    """
    # feedparser's own `get` warns, and gives the time of publication for a missing one of update.
    text = dict.get(entry, name) or ""
    at = parse_date(text, language=language) or _guess(text, dict.get(entry, f"{name}_parsed"))
    return at.astimezone(UTC) if at is not None and EARLIEST <= at.year <= LATEST else None


def _guess(text: str, parsed: struct_time | None) -> datetime | None:
    """Return feedparser's UTC time tuple as a moment where the text says its year and gives its month in letters."""
    if parsed is None or not _LETTERS.search(text) or f"{parsed[0] % 100:02}" not in text:
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
        replace(entry, title=entry.title.partition(": ")[2], authors=entry.authors or (head,))
        for entry, head in zip(entries, heads, strict=True)
    ]
