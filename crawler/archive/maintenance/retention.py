"""How long articles are kept: an article goes once every source that has it lets it go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from crawler.archive.maintenance.removal import BATCH, Removed, give_way, remove, settle
from storage.database import Database
from storage.holders import list_held
from storage.records import HeldArticle, Keep
from storage.rights import forget_unused_rights

_LOOKED_AT = 500  # articles whose sources are read together
_END = 2**31 - 1  # no article comes so far


@dataclass(slots=True)
class Ledger:
    """What each source keeps, as articles come by, the latest first; `rules` of sources that are not named keep all."""

    rules: Mapping[str, Keep]
    now: datetime
    _articles: Counter[str] = field(default_factory=Counter)
    _bytes: Counter[str] = field(default_factory=Counter)
    _full: set[str] = field(default_factory=set)

    def lets_go(self, held: HeldArticle) -> bool:
        """Whether all sources that have an article let it go; counts it for those that keep it."""
        keeping = [source for source in held.sources if self._keeps(source, held)]
        for source in keeping:
            self._articles[source] += 1
            self._bytes[source] += held.bytes
        return bool(held.sources) and not keeping

    def _keeps(self, source: str, held: HeldArticle) -> bool:
        rule = self.rules.get(source)
        if rule is None:
            return True
        if rule.age is not None and held.first_seen_at < self.now - rule.age:
            return False
        if rule.articles is not None and self._articles[source] >= rule.articles:
            return False
        if rule.bytes is not None and self._bytes[source] + held.bytes > rule.bytes:
            self._full.add(source)
        return source not in self._full


@dataclass(frozen=True, slots=True)
class Pruned:
    """What was pruned, or would be: `by_source` counts it for each source that had it."""

    removed: Removed
    by_source: Mapping[str, int]


def prune(
    database: Database,
    rules: Mapping[str, Keep],
    now: datetime,
    *,
    dry: bool = False,
    report: Callable[[int], None] | None = None,
) -> Pruned:
    """Remove what no source keeps, by the name of each what it keeps; with `dry` only count it.

    What pages once said of their use, and none says any more, goes, too. Crawls may go on: each transaction removes a
    few articles, and looks once more whether another source has them by now. `report` is told of how many more articles
    were looked at; it may break it off. Raises StorageError.
    """
    removed, by_source = Removed(), Counter[str]()
    for place, going in enumerate(_batches(_find_going(database, rules, now, report))):
        by_source.update(source for one in going.values() for source in one.sources)
        if dry:
            removed += Removed(articles=len(going))
            continue
        if place:
            give_way()

        def is_as_it_was(held: HeldArticle, going: Mapping[int, HeldArticle] = going) -> bool:
            return held.sources <= going[held.article_id].sources

        removed += remove(database, going.keys(), now, goes=is_as_it_was)
    if removed.articles and not dry:
        settle(database, now, report)
    if not dry:
        with database.begin() as connection:
            forget_unused_rights(connection)
    return Pruned(removed, by_source)


def _find_going(
    database: Database, rules: Mapping[str, Keep], now: datetime, report: Callable[[int], None] | None
) -> Iterator[HeldArticle]:
    """Yield what is to go, the latest first."""
    if not any(rule.age or rule.articles is not None or rule.bytes is not None for rule in rules.values()):
        return
    ledger = Ledger(rules, now)
    sized = any(rule.bytes is not None for rule in rules.values())
    before = _END
    while True:
        with database.read() as connection:
            held = list_held(database, connection, before=before, limit=_LOOKED_AT, sized=sized)
        if not held:
            return
        yield from (one for one in held if ledger.lets_go(one))
        before = held[-1].article_id
        if report is not None:
            report(len(held))


def _batches(going: Iterator[HeldArticle]) -> Iterator[dict[int, HeldArticle]]:
    batch: dict[int, HeldArticle] = {}
    for one in going:
        batch[one.article_id] = one
        if len(batch) == BATCH:
            yield batch
            batch = {}
    if batch:
        yield batch
