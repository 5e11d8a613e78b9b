"""The articles of some pages in one transaction: what is known of them is read and held, the plan is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from sqlalchemy import Connection

from crawler.archive.overtaken import OvertakenError
from crawler.archive.records import known_by_text, new_article, with_lookups
from crawler.archive.search.words import index_new, kept_in_index
from crawler.core.archiving.arrivals import Arrival
from crawler.core.archiving.changes import (
    Add,
    Change,
    Fill,
    KeepRevision,
    NamePermalink,
    Plan,
    Publish,
    ReplaceText,
    with_numbers,
)
from crawler.core.archiving.draft import MOST_AT_ADDRESS, MOST_WITH_CORE
from crawler.core.archiving.known import Known
from crawler.core.archiving.lookups import (
    Matched,
    leave_out,
    match_texts,
    may_change,
    wanted_cores,
    wanted_permalinks,
    wanted_sites,
    wanted_texts,
)
from crawler.core.archiving.plan import plan
from crawler.core.archiving.tombstones import is_removed, wanted_tombstones, with_removed
from crawler.core.dedup.paragraphs import KEY_VERSION
from storage import article_writes, publications
from storage.database import Database
from storage.furniture import find_furniture
from storage.lookups import find_cores, find_permalinks, find_states, find_texts
from storage.numbers import reserve_numbers
from storage.records import ArticleState, NewArticle
from storage.tombstones import find_tombstones, has_tombstones


def make_plan(database: Database, connection: Connection, arrivals: Sequence[Arrival]) -> Plan:
    """Return the plan for some arrivals, whose keys are held; the articles that it may change are held from now on.

    What was removed before does not come back.
    """
    arrivals, known = _read(database, connection, arrivals)
    removed = _are_removed(connection, arrivals)
    made = plan([arrival for arrival, is_gone in zip(arrivals, removed, strict=True) if not is_gone], known)
    made = with_numbers(made, reserve_numbers(database, connection, len(made.new_articles)))
    return with_removed(made, removed)


def _are_removed(connection: Connection, arrivals: Sequence[Arrival]) -> list[bool]:
    if not has_tombstones(connection):
        return [False] * len(arrivals)
    tombstones = find_tombstones(connection, wanted_tombstones(arrivals))
    return [is_removed(arrival, tombstones) for arrival in arrivals]


def write(database: Database, connection: Connection, changes: Iterable[Change]) -> dict[int, NewArticle]:
    """Write the changes of a plan; return by number what was added or reworded, to be judged afterwards.

    Raises OvertakenError.
    """
    changed: dict[int, NewArticle] = {}
    for are_new, some in groupby(changes, key=lambda change: isinstance(change, Add)):
        changed |= (_add if are_new else _change)(database, connection, list(some))
    return changed


def _read(database: Database, connection: Connection, arrivals: Sequence[Arrival]) -> tuple[Sequence[Arrival], Known]:
    """Return arrivals without the furniture of their sites, and all that is known of them; hold what may change."""
    known = known_by_text(find_texts(connection, wanted_texts(arrivals)))
    matched: Sequence[Matched] = match_texts(arrivals, known)
    permalinks = find_permalinks(connection, wanted_permalinks(matched), MOST_AT_ADDRESS)
    sites = wanted_sites(matched)
    learned = find_furniture(connection, sites, KEY_VERSION) if sites else {}
    matched = leave_out(matched, learned)
    cores = find_cores(connection, wanted_cores(matched), MOST_WITH_CORE)
    known = with_lookups(known, permalinks, cores, learned)
    if may_change(matched, known):
        article_writes.lock_articles(database, connection, known.articles)
        if _are_overtaken(connection, known):
            raise OvertakenError
    return [arrival for arrival, _ in matched], known


def _are_overtaken(connection: Connection, known: Known) -> bool:
    """Whether another writer has changed one of the articles between the look at them and their being held."""
    states = find_states(connection, known.articles)
    return any(
        states.get(number) != ArticleState(one.text_key, one.publisher, one.is_shared)
        for number, one in known.articles.items()
    )


def _add(database: Database, connection: Connection, new: Sequence[Change]) -> dict[int, NewArticle]:
    added = {change.article_id: new_article(change.arrival) for change in new}
    if not article_writes.add(database, connection, added, {change.article_id: change.arrival.at for change in new}):
        raise OvertakenError
    index_new(connection, added)
    return added


def _change(database: Database, connection: Connection, changes: Sequence[Change]) -> dict[int, NewArticle]:
    """Write changes of articles that are there; return those that are to be judged."""
    changed: dict[int, NewArticle] = {}
    with kept_in_index(connection, {change.article_id for change in changes if _may_be_found_otherwise(change)}):
        for change in changes:
            changed |= _write_change(database, connection, change)
    return changed


def _may_be_found_otherwise(change: Change) -> bool:
    """Whether a change may be one of an article's title, authors or text."""
    return isinstance(change, ReplaceText | Fill) or (isinstance(change, Publish) and change.restores)


def _write_change(database: Database, connection: Connection, change: Change) -> dict[int, NewArticle]:
    number, new, at = change.article_id, new_article(change.arrival), change.arrival.at
    match change:
        case ReplaceText():
            article_writes.replace_text(
                database,
                connection,
                number,
                new,
                at,
                headlines_count=change.headlines_count,
                is_reworded=change.is_reworded,
                hands_over=change.hands_over,
            )
            return {number: new} if change.is_reworded else {}
        case KeepRevision():
            article_writes.keep_revision(connection, number, new, at)
        case NamePermalink():
            article_writes.name_permalink(connection, number, new)
        case Fill():
            article_writes.fill(connection, number, new, gives_title=change.gives_title)
        case Publish():
            publications.publish(connection, number, new, defers=change.defers)
            if change.restores:
                article_writes.restore(connection, number, new)
    return {}
