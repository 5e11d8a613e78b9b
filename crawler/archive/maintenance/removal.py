"""Articles are removed: what they are known by is remembered, what was tied to them is judged again."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from crawler.archive.near_copies.judging import judge_left_over
from crawler.archive.search.words import kept_in_index
from crawler.core.archiving.tombstones import Leaving, tombstones_of
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.dedup.paragraphs import KEY_VERSION
from storage import removal
from storage.database import Database
from storage.furniture import find_furniture
from storage.holders import find_held, find_repeats
from storage.near_index import sweep
from storage.records import HeldArticle, LeavingArticle
from storage.tombstones import add_tombstones

BATCH = 50
"""Articles of a transaction: a crawl that wants to write meanwhile waits a tenth of a second or two."""

_GIVE_WAY = 0.1
"""Seconds between two transactions: so seldom a writer looks who has long waited for SQLite's lock."""


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed: articles, the late repeats that went with them, and the tombstones that are left of them."""

    articles: int = 0
    repeats: int = 0
    tombstones: int = 0

    def __add__(self, other: Removed) -> Removed:
        return Removed(self.articles + other.articles, self.repeats + other.repeats, self.tombstones + other.tombstones)


def remove(
    database: Database,
    article_ids: Collection[int],
    now: datetime,
    *,
    forget: bool = False,
    goes: Callable[[HeldArticle], bool] | None = None,
) -> Removed:
    """Remove articles, each with its late repeats, in one transaction; `forget` leaves no tombstones.

    `goes` is asked of each once more when nobody can change it any longer. `settle` is to be called after the last of
    several. Raises StorageError.
    """
    with database.begin() as connection:
        members = set(article_ids) | find_repeats(connection, article_ids).keys()
        removal.hold(database, connection, members)
        repeats = find_repeats(connection, article_ids)
        held = find_held(database, connection, article_ids)
        going = {one.article_id for one in held if goes is None or goes(one)}
        # A repeat that was found after the articles were held keeps its article until the next time.
        going -= {of for number, of in repeats.items() if number not in members}
        leaving = removal.find_leaving(connection, going | {number for number, of in repeats.items() if of in going})
        stones = 0
        if forget:
            removal.read_anew(connection, [one.article_id for one in leaving])
        else:
            stones = sum(_bury(connection, one, now) for one in leaving)
        with kept_in_index(connection, [one.article_id for one in leaving]):
            removal.remove(database, connection, _keys_of(connection, leaving), now)
    return Removed(len(going), len(leaving) - len(going), stones)


def remove_all(
    database: Database, article_ids: Sequence[int], now: datetime, report: Callable[[int], None], *, forget: bool
) -> Removed:
    """Remove any number of articles as `remove` does, and settle; `report` is told how many are gone by now."""
    done = Removed()
    for start in range(0, len(article_ids), BATCH):
        if start:
            give_way()
        done += remove(database, article_ids[start : start + BATCH], now, forget=forget)
        report(done.articles)
    settle(database, now)
    return done


def give_way() -> None:
    """Let others write, between two transactions."""
    time.sleep(_GIVE_WAY)


def settle(database: Database, now: datetime, report: Callable[[int], None] | None = None) -> None:
    """Judge again what was tied to removed articles, and sweep the near-copy index.

    `report` may break it off: `judge_left_over` judges the rest, the next time sweeps. Raises StorageError.
    """
    judge_left_over(database, now, None if report is None else lambda _: report(0))
    sweep(database, report)


def _bury(connection: Connection, one: LeavingArticle, now: datetime) -> int:
    """Leave the tombstones of an article, and return how many."""
    leaving = Leaving(
        publisher=one.publisher,
        text_key=(one.digest_version, one.digest),
        core_digest=one.core_digest,
        tokens=one.tokens,
        title=one.title,
        url_key=one.url_key,
        published_at=one.published_at,
        last_text_at=one.text_seen_at,
        shares_address=one.shares_address,
        earlier=[((other.digest_version, other.digest), other.title) for other in one.others],
        elsewhere=[(other.publisher, other.url, other.url_claimed) for other in one.publications],
    )
    found = tombstones_of(leaving)
    add_tombstones(connection, found, now.date())
    return len(found)


def _keys_of(connection: Connection, leaving: Iterable[LeavingArticle]) -> dict[int, set[int]]:
    """Return by article the keys that it has in the near-copy index, as far as they can be reckoned.

    Keys of what its site had not taught yet when they were added may be others: `sweep` finds these.
    """
    texts = list(leaving)
    learned = find_furniture(connection, {one.site for one in texts}, KEY_VERSION)
    return {
        one.article_id: {
            key
            for title, text in ((one.title, one.text), *((other.title, other.text) for other in one.others))
            for furniture in (set[int](), learned.get(one.site, set[int]()))
            for key in fingerprint(title, text, furniture).near_keys
        }
        for one in texts
    }
