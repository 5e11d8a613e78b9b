"""Where the crawler and the store meet: pages, judged and written in one transaction, near copies in a second one.

The second one may wait and serve several pages at once: what is stored and not compared yet has a mark in the store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import Connection

from crawler.archive.claims import settle_claims
from crawler.archive.harvest import Harvest
from crawler.archive.near_copies.judging import begin_to_judge, judge_stored
from crawler.archive.overtaken import until_undisturbed
from crawler.archive.parallel import THIS_PROCESS, Worker
from crawler.archive.records import arrivals_of
from crawler.archive.transaction import make_plan, write
from crawler.core.archiving.arrivals import Arrival
from crawler.core.archiving.changes import Settled
from crawler.core.dedup.near_values import NearJudgement
from crawler.core.types import Judgement, Verdict
from storage import documents, pages, sightings
from storage.database import Database
from storage.records import NewArticle, NewDocument, RecordPlace
from storage.rights import record_rights

Also = Callable[[Connection], None]
"""What is written in the transaction of a page beside it."""

_TICK = timedelta(microseconds=1)  # between the pages of a transaction, so that what came first can be told


@dataclass(frozen=True, slots=True)
class Stored:
    """Pages that are stored: what became of their candidates so far, and the articles that are to be compared."""

    pages: Sequence[Sequence[Settled]]
    changed: Mapping[int, NewArticle]


def archive(database: Database, harvest: Harvest, now: datetime) -> list[Judgement]:
    """Store what is new on a page and record what was seen; return the judgement on each candidate, in order.

    All of it is one transaction: articles, sightings and the page's validators are there together or not at all. What
    was added is then compared with what was there, in a second one: a crash between the two leaves a mark, and
    `judge_left_over` does the rest. Several processes may archive into one database at once. Raises StorageError.
    """
    return compare(database, [store_page(database, harvest, now)], now)


def archive_all(database: Database, harvests: Sequence[Harvest], now: datetime) -> list[list[Settled]]:
    """Store several pages in one transaction, as `archive` does one; return what became of their candidates."""
    return begin_to_compare(database, store_all(database, harvests, now), now)()


def store_page(database: Database, harvest: Harvest, now: datetime, also: Also | None = None) -> Stored:
    """Do the first half of `archive`, to be followed by `compare`; `also` is done in the same transaction."""
    if harvest.unchanged:
        see_again(database, [(harvest, now)], also)
        return Stored((), {})
    return store_all(database, [harvest], now, also)


def see_again(database: Database, seen: Sequence[tuple[Harvest, datetime]], also: Also | None = None) -> None:
    """Record in one transaction that pages were at these times what they had been: their sightings last until then."""
    with database.begin() as connection:
        database.lock(connection, [pages.key_of(harvest.page) for harvest, _ in seen])
        numbers = pages.record_unchanged(connection, [(harvest.source, harvest.page) for harvest, _ in seen])
        found = zip(numbers, (at for _, at in seen), strict=True)
        sightings.see_again(connection, [(number, at) for number, at in found if number is not None])
        if also is not None:
            also(connection)


def compare(database: Database, stored: Sequence[Stored], now: datetime) -> list[Judgement]:
    """Do the second half of `archive` for what was stored, in this order; return the judgement on each candidate."""
    changed = {number: new for one in stored for number, new in one.changed.items()}
    near = judge_stored(database, changed, now) if changed else {}
    return [_as_judged(one, near).judgement for each in stored for page in each.pages for one in page]


def begin_to_compare(
    database: Database, stored: Stored, now: datetime, worker: Worker = THIS_PROCESS
) -> Callable[[], list[list[Settled]]]:
    """Start the second half of `archive_all`; what is returned ends it, and returns what became of the candidates."""
    judging = begin_to_judge(database, stored.changed, stored.changed, now, worker) if stored.changed else dict

    def finish() -> list[list[Settled]]:
        near = judging()
        return [[_as_judged(one, near) for one in page] for page in stored.pages]

    return finish


def uncompared(stored: Sequence[Stored]) -> list[Judgement]:
    """Return the judgement on each candidate of what was stored, as it is before `compare`."""
    return [one.judgement for each in stored for page in each.pages for one in page]


def store_all(database: Database, harvests: Sequence[Harvest], now: datetime, also: Also | None = None) -> Stored:
    """Do the first half of `archive_all`; `also` is done in the same transaction."""
    arrivals = [
        arrival
        for place, harvest in enumerate(harvests)
        for arrival in arrivals_of(harvest, place, now + place * _TICK)
    ]
    return until_undisturbed(lambda: _store(database, harvests, arrivals, now, also))


def _store(
    database: Database, harvests: Sequence[Harvest], arrivals: Sequence[Arrival], now: datetime, also: Also | None
) -> Stored:
    """Plan and write pages in one transaction."""
    with database.begin() as connection:
        database.lock(connection, [*(pages.key_of(harvest.page) for harvest in harvests), *_keys(arrivals)])
        plan = make_plan(database, connection, arrivals)
        changed = write(database, connection, plan.changes)
        for harvest in harvests:
            if harvest.claims:
                settle_claims(database, connection, harvest)
        fetches = [(harvest.source, replace(harvest.page, publisher=harvest.publisher)) for harvest in harvests]
        numbers = pages.record_fetches(database, connection, fetches)
        positions: dict[tuple[int, int], int] = {}
        for seen in plan.sightings:
            place = (seen.article_id, numbers[seen.page])
            positions[place] = min(seen.position, positions.get(place, seen.position))
        sightings.see_all(connection, positions, now, _records(harvests, numbers))
        for seen in plan.sightings:
            if seen.earlier_text is not None and not harvests[seen.page].page.is_late:
                sightings.name_text(connection, seen.article_id, numbers[seen.page], seen.earlier_text)
        remaining = iter(plan.settled)
        settled = [list(islice(remaining, len(harvest.candidates))) for harvest in harvests]
        documents.add_documents(connection, _documents(harvests, settled, numbers))
        said = zip(numbers, (harvest.page.rights for harvest in harvests), strict=True)
        record_rights(connection, {number: each for number, each in said if each is not None})
        if also is not None:
            also(connection)
    return Stored(settled, changed)


def _records(harvests: Sequence[Harvest], page_ids: Sequence[int]) -> dict[int, RecordPlace]:
    """Return by page where it is kept as it came."""
    records = ((page_id, harvest.page.record) for page_id, harvest in zip(page_ids, harvests, strict=True))
    return {page_id: record for page_id, record in records if record is not None}


def _documents(
    harvests: Sequence[Harvest], settled: Sequence[Sequence[Settled]], page_ids: Sequence[int]
) -> Iterator[NewDocument]:
    """Yield what was ingested, with what was said of its one article."""
    for harvest, page, page_id in zip(harvests, settled, page_ids, strict=True):
        if harvest.document is not None:
            judgement = page[0].judgement
            yield NewDocument(
                page_id=page_id, name=harvest.document, verdict=judgement.verdict.value, reasons=judgement.reasons
            )


def _as_judged(settled: Settled, near: Mapping[int, NearJudgement]) -> Settled:
    """Return what became of a candidate after near copies are judged: those of new articles count."""
    judged = near.get(settled.article_id)
    if judged is None or judged.verdict is Verdict.NEW or settled.judgement.verdict is not Verdict.NEW:
        return settled
    judgement = replace(settled.judgement, verdict=judged.verdict, of=judged.of, reasons=judged.reasons)
    return Settled(judgement, settled.article_id)


def _keys(arrivals: Iterable[Arrival]) -> Iterator[bytes]:
    """Yield what two writers must not decide on at the same time: texts and permalinks."""
    for arrival in arrivals:
        yield arrival.candidate.fingerprint.digest
        if arrival.url_key:
            yield arrival.url_key
