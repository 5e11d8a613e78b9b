"""What Atom and RSS share: an article as an entry, its text as HTML, and what XML can hold."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from storage.records import StoredArticle

MOST_ENTRIES = 10_000
"""Entries of a feed: it is held in memory, since its head says when the latest of them changed."""
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed changed that has no entry."""
HOME = "https://newsfold.invalid/"
"""Where a feed leads that has no entry."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_NO_HOST = re.compile(r"[^a-z0-9.-]+")
_KEPT = "%/:?#[]@!$&'()*+,;=~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article in a feed: `tag` is its id for ever, `content` its text as HTML, `link` an http(s) address or None."""

    tag: str
    title: str
    link: str | None
    authors: tuple[str, ...]
    site: str
    topics: tuple[str, ...]
    language: str | None
    published_at: datetime | None
    changed_at: datetime
    content: str


def entries(articles: Iterable[StoredArticle]) -> Iterator[Entry]:
    """Yield the articles as entries, at most `MOST_ENTRIES`."""
    for place, article in enumerate(articles):
        if place == MOST_ENTRIES:
            return
        host = _NO_HOST.sub("-", article.site.lower()).strip(".-") or "newsfold.invalid"
        pages = (article.url, *(each.page_url for each in article.sightings))
        topics = (article.section, *article.tags)
        yield Entry(
            tag=f"tag:{host},2026:newsfold-article-{article.id}",
            title=printable(article.title),
            link=next((address for page in pages if page and (address := _address(page))), None),
            authors=tuple(map(printable, article.authors)),
            site=printable(article.site),
            topics=tuple(dict.fromkeys(printable(each) for each in topics if each)),
            language=article.language if _LANGUAGE.fullmatch(article.language or "") else None,
            published_at=article.published_at,
            changed_at=article.text_seen_at or article.first_seen_at,
            content=_as_html(printable(article.text)),
        )


def printable(text: str) -> str:
    """Return a text with U+FFFD for each character that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)


def element(name: str, text: str | None = None, **attributes: str) -> ET.Element:
    """Return an element; its name and its attributes may have a prefix, as `xml_lang` for `xml:lang`."""
    made = ET.Element(name, {key.replace("_", ":"): printable(value) for key, value in attributes.items()})
    made.text = text
    return made


def write_element(out: Any, made: ET.Element) -> None:
    """Write an element on lines of its own."""
    out.write(ET.tostring(made, encoding="unicode") + "\n")


def _address(url: str) -> str | None:
    """Return an http(s) address with all escaped that an address cannot hold, None for any other."""
    return quote(printable(url), safe=_KEPT) if re.match(r"https?://", url, re.IGNORECASE) else None


def _as_html(text: str) -> str:
    parts = (html.escape(part, quote=False).replace("\n", "<br/>") for part in text.split("\n\n") if part.strip())
    return "\n".join(f"<p>{part}</p>" for part in parts)
