"""What was learned of a site from others that spoke for it: looked at again by what the site itself served."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from itertools import groupby

from crawler.core.dedup.furniture import Shown, is_learned
from crawler.core.dedup.paragraphs import paragraphs
from crawler.core.text.normalise import tokens
from storage.database import Database
from storage.furniture import find_doubted, find_shown, settle_doubt
from storage.upkeep import list_of_site

_BATCH = 100  # articles that are looked at together
_MOST_SHOWN = 50  # articles of a paragraph that are looked at: a handful teach it

LEARNED_OF_OTHERS = "its site itself shows it in too few articles; it was learned of what others said of the site"
"""Why furniture is none any more."""


def unlearn(database: Database) -> int:
    """Take back the furniture that was learned when anybody spoke for a site; return how many paragraphs that were.

    What is left stands on enough articles that the site served. Upkeep then puts back what was left out of texts.
    Raises StorageError.
    """
    with database.read() as connection:
        doubted = find_doubted(connection)
    taken_back = 0
    for site, group in groupby(doubted, key=lambda each: each.site):
        samples = {each.key: each.sample for each in group}
        standing = _find_standing(database, site, samples.keys())
        why: dict[int, str | None] = {}
        with database.begin() as connection:
            for key, sample in samples.items():
                shown = [Shown(one.title, one.url) for one in find_shown(connection, standing[key])]
                why[key] = None if is_learned(tokens(sample), shown) else LEARNED_OF_OTHERS
            settle_doubt(connection, site, why)
        taken_back += sum(reason is not None for reason in why.values())
    return taken_back


def _find_standing(database: Database, site: str, keys: Collection[int]) -> dict[int, list[int]]:
    """Return by paragraph key the latest articles of a site that it stands in, or was left out of."""
    standing: dict[int, deque[int]] = {key: deque(maxlen=_MOST_SHOWN) for key in keys}
    last = 0
    while True:
        with database.read() as connection:
            articles = list_of_site(connection, site, after=last, limit=_BATCH)
        if not articles:
            return {key: list(numbers) for key, numbers in standing.items()}
        for each in articles:
            held = {key for _, key in each.dropped} | {part.key for part in paragraphs(each.text)}
            for key in held & standing.keys():
                standing[key].append(each.article_id)
        last = articles[-1].article_id
