"""Stored articles as near copies are judged: their texts, the earlier ones too."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from crawler.core.dedup.near_values import NearText
from storage.records import ComparedText


def near_text(stored: ComparedText, furniture: Collection[int]) -> NearText:
    """Return a stored article, with its current text, as near copies are judged.

    `furniture` is what its site has taught.
    """
    return NearText(
        article_id=stored.article_id,
        title=stored.title,
        text=stored.text,
        url_key=stored.url_key,
        published_at=stored.published_at,
        is_version=bool(stored.revisions),
        furniture=furniture,
    )


def versions(known: ComparedText, furniture: Collection[int], text: ComparedText) -> list[NearText]:
    """Return the texts of a known article that another article is compared with, the current one first.

    `furniture` is what the known one's site has taught. That one has the lower number, so its first text was there
    before; of a later one only its time can tell.
    """
    texts = [(known.title, known.text, known.text_seen_at)]
    texts += [(each.title, each.text, each.seen_at) for each in known.revisions]
    is_told = sum(moment == known.seen_at for _, _, moment in texts) == 1
    current = near_text(known, furniture)
    return [
        replace(
            current,
            title=title,
            text=body,
            came_later=moment >= text.seen_at and not (is_told and moment == known.seen_at),
            is_earlier=place > 0,
            is_elsewhere=known.publisher != text.publisher,
        )
        for place, (title, body, moment) in enumerate(texts)
    ]
