"""Stored articles as near copies are judged: their texts, the earlier ones too."""

from __future__ import annotations

from dataclasses import replace

from crawler.core.dedup.near_values import NearText
from storage.records import ComparedText


def near_text(stored: ComparedText) -> NearText:
    """Return a stored article, with its current text, as near copies are judged."""
    return NearText(
        article_id=stored.article_id,
        title=stored.title,
        text=stored.text,
        url_key=stored.url_key,
        published_at=stored.published_at,
        is_version=bool(stored.revisions),
    )


def versions(known: ComparedText, text: ComparedText) -> list[NearText]:
    """Return the texts of a known article that another article is compared with, the current one first.

    The known one has the lower number, so its first text was there before; of a later one only its time can tell.
    """
    texts = [(known.title, known.text, known.text_seen_at)]
    texts += [(each.title, each.text, each.seen_at) for each in known.revisions]
    is_told = sum(moment == known.seen_at for _, _, moment in texts) == 1
    current = near_text(known)
    return [
        replace(
            current,
            title=title,
            text=body,
            came_later=moment >= text.seen_at and not (is_told and moment == known.seen_at),
            is_earlier=place > 0,
        )
        for place, (title, body, moment) in enumerate(texts)
    ]
