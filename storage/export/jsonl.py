"""JSON Lines: one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any, TextIO

from storage.records import PublicationRecord, StoredArticle

FORM = 1
"""The form of a line, by which `newsfold ingest` knows it as one of ours."""

# Line ends to some readers, though not to JSON.
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def write(articles: Iterable[StoredArticle], out: TextIO) -> int:
    """Write the articles, one JSON object a line, and return how many they were; `out` is to write UTF-8."""
    count = 0
    for article in articles:
        out.write(json.dumps(_fields(article), ensure_ascii=False).translate(_LINE_ENDS) + "\n")
        count += 1
    return count


def _fields(article: StoredArticle) -> dict[str, Any]:
    """Return an article as JSON names it; times are ISO 8601 in UTC."""
    return {
        "newsfold": FORM,
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "url": article.url,
        "url_claimed": article.url_claimed,
        "publisher": article.publisher,
        "site": article.site,
        "source": article.source,
        "own_page": article.on_own_page,
        "ingested": any(each.is_word for each in article.publications[:1]),
        "published_at": _time(article.published_at),
        "updated_at": _time(article.updated_at),
        "authors": article.authors,
        "language": article.language,
        "section": article.section,
        "tags": article.tags,
        "image": {"url": article.image_url, "caption": article.image_caption} if article.image_url else None,
        "related": [{"text": link.text, "url": link.url} for link in article.related],
        "origins": article.origins,
        "confidence": article.confidence,
        **{name: _time(getattr(article, name)) for name in ("first_seen_at", "last_seen_at", "text_seen_at")},
        "rights": article.rights,
        "revisions": article.revision_count,
        "earlier_texts": [
            {"number": each.number, "title": each.title, "text": each.text, "seen_at": _time(each.seen_at)}
            for each in article.revisions
        ],
        "sightings": [
            {
                "page_url": sighting.page_url,
                "publisher": sighting.publisher,
                "kind": sighting.kind,
                "document": sighting.document,
                "position": sighting.position,
                "revision": sighting.revision,
                "first_seen_at": _time(sighting.first_seen_at),
                "last_seen_at": _time(sighting.last_seen_at),
                "rights": None if sighting.rights is None else sighting.rights.said,
                "record": sighting.record and asdict(sighting.record),
            }
            for sighting in article.sightings
        ],
        # Of one publisher alone the article says it all.
        "publications": [_said(each) for each in article.publications] if len(article.publications) > 1 else [],
    }


def _said(each: PublicationRecord) -> dict[str, Any]:
    return {
        "publisher": each.publisher,
        "site": each.site,
        "title": each.title,
        "url": each.url,
        "source": each.source,
        "url_claimed": each.url_claimed,
        "defers": each.defers,
        "own_page": each.on_own_page,
        "ingested": each.is_word,
        "published_at": _time(each.published_at),
        "authors": each.authors,
        "revision": each.revision,
        "repeat": each.repeat,
        "first_seen_at": _time(each.first_seen_at),
        "last_seen_at": _time(each.last_seen_at),
    }


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
