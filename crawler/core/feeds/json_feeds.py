"""JSON Feed 1.0 and 1.1 to entries (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from crawler.core.feeds.feed import EARLIEST, LATEST, MAX_ENTRIES, Entry, Feed, unique
from crawler.core.feeds.people import people_of
from crawler.core.feeds.titles import plain_title
from crawler.core.links.urls import resolve
from crawler.core.text.decoding import clean
from crawler.core.types import Image


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
        tags=unique(_string(tag) for tag in tags) if isinstance(tags, list) else (),
        language=_string(item.get("language")) or language,
        image=_image(item, base),
    )


def _image(item: dict[str, Any], base: str) -> Image | None:
    """Return the picture that an item names for itself, or attaches."""
    attached = item.get("attachments")
    files = [file for file in attached if isinstance(file, dict)] if isinstance(attached, list) else []
    pictures = [_string(file.get("url")) for file in files if _string(file.get("mime_type")).startswith("image/")]
    for address in (_string(item.get("image")), _string(item.get("banner_image")), *pictures):
        if address and (url := resolve(base, address)):
            return Image(url)
    return None


def _json_authors(item: dict[str, Any]) -> tuple[str, ...]:
    """Return the names of `authors` (1.1) or `author` (1.0)."""
    listed = item.get("authors")
    people = listed if isinstance(listed, list) else [item.get("author")]
    texts = (_string(person.get("name")) for person in people if isinstance(person, dict))
    return unique(name for text in texts for name in people_of(text))


def _iso(value: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(_string(value))
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if EARLIEST <= moment.year <= LATEST else None


def _string(value: object) -> str:
    return clean(value).strip() if isinstance(value, str) else ""
