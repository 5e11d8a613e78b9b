"""What articles are tied to, as an export gives it out: their stories, their near copies and versions."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select, union

from storage.chunks import among, chunks
from storage.models import link
from storage.records import NearRecord
from storage.story_links import REPEAT

# Each side has an index of its own; one condition for both would read the whole table.
_LINKS = union(
    select(link).where(among(link.c.article_id, "ids"), link.c.verdict != REPEAT),
    select(link).where(among(link.c.of_id, "ids"), link.c.verdict != REPEAT),
)


@dataclass(frozen=True, slots=True)
class Tied:
    """The lead of an article's story, None where it stands alone, and what it is tied to, by ascending numbers."""

    story: int | None = None
    near: tuple[NearRecord, ...] = ()


def find_tied_articles(connection: Connection, article_ids: Collection[int]) -> dict[int, Tied]:
    """Return by article what it is tied to; those that stand alone are missing."""
    stories: dict[int, int] = {}
    near: dict[int, dict[int, NearRecord]] = {}
    for ids in chunks(article_ids):
        asked = set(ids)
        for row in connection.execute(_LINKS, {"ids": ids}):
            here, there = row.why["here"], row.why["there"]
            for number, other, own, others in (
                (row.article_id, row.of_id, here, there),
                (row.of_id, row.article_id, there, here),
            ):
                if number in asked:
                    stories[number] = row.story_id
                    near.setdefault(number, {})[other] = NearRecord(
                        article_id=other, verdict=row.verdict, here=own, there=others
                    )
    return {
        number: Tied(story, tuple(each for _, each in sorted(near[number].items())))
        for number, story in stories.items()
    }
