"""Articles of an export into an archive: as they were where it has none of them, else through the judgement."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from crawler.archive.harvest import Harvest
from crawler.archive.near_copies.judging import judge_stored
from crawler.archive.overtaken import OvertakenError, until_undisturbed
from crawler.archive.pages import archive_all
from crawler.archive.records import new_article
from crawler.archive.search.words import index_new
from crawler.core.archiving.arrivals import Arrival, as_notice, may_recur
from crawler.core.archiving.tombstones import is_removed, wanted_tombstones
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.links.addresses import permalink_key
from crawler.core.links.publishers import claim_key
from crawler.core.types import Article, Candidate, Image, Link, Origin, Verdict
from storage import article_writes, restore
from storage.database import Database
from storage.documents import document_key
from storage.lookups import find_permalinks, find_texts
from storage.numbers import reserve_numbers
from storage.pages import key_of
from storage.publications import DOCUMENT
from storage.records import KnownArticle, NewArticle, PageFetch, SightingRecord, StoredArticle
from storage.tombstones import find_tombstones


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of an article: its number, 0 for none, and what it was to the archive, None where it was there."""

    article_id: int
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class _Look:
    """What an archive has of an article: the same one by its number, or something else of it that is to be judged."""

    arrival: Arrival
    article_id: int | None = None
    is_met: bool = False


def restore_all(
    database: Database, articles: Sequence[StoredArticle], now: datetime, before: Collection[int] = ()
) -> list[Restored]:
    """Store articles as an export tells them, each in a transaction.

    What the archive has nothing of is written as it was, and compared with near copies. What it has the text of, or
    something else at the address, goes the way of a crawled page, and its sightings count for what that is. `before`
    are the articles that the same export gave: it says itself that they are others. Raises StorageError.
    """
    done: list[Restored] = []
    added: dict[int, NewArticle] = {}
    siblings = set(before)
    for told in articles:
        restored, new = until_undisturbed(partial(_restored, database, told, siblings))
        if restored is None:
            restored = _judge(database, told, now)
        elif new is not None:
            added[restored.article_id] = new
        siblings.add(restored.article_id)
        done.append(restored)
    judged = judge_stored(database, added, now) if added else {}
    near = {number for number, each in judged.items() if each.verdict is Verdict.NEAR}
    return [replace(each, verdict=Verdict.NEAR) if each.article_id in near else each for each in done]


def _restored(
    database: Database, told: StoredArticle, siblings: Collection[int]
) -> tuple[Restored | None, NewArticle | None]:
    """Do what `_restore` does in a transaction of its own; who was overtaken there is to be judged."""
    try:
        with database.begin() as connection:
            return _restore(database, connection, told, siblings)
    except OvertakenError:
        return None, None


def _restore(
    database: Database, connection: Connection, told: StoredArticle, siblings: Collection[int]
) -> tuple[Restored | None, NewArticle | None]:
    """Write an article of which the archive has nothing, or add to the same one; None where it is to be judged."""
    fetches = [_fetch(each) for each in told.sightings]
    arrival = _arrival(told)
    keys = {arrival.text_key[1], *([arrival.url_key] if arrival.url_key else [])}
    database.lock(connection, sorted({*keys, *map(key_of, fetches)}))
    if is_removed(arrival, find_tombstones(connection, wanted_tombstones([arrival]))):
        return Restored(0, Verdict.REPEAT), None
    look = _look(connection, arrival, siblings)
    if look.is_met:
        return None, None
    new, number = None, look.article_id
    if number is None:
        (number,) = reserve_numbers(database, connection, 1)
        new = new_article(look.arrival)
        if not article_writes.add(database, connection, {number: new}, {number: told.first_seen_at}):
            raise OvertakenError
        index_new(connection, {number: new})
        restore.set_text_seen(connection, number, told.text_seen_at or told.first_seen_at)
        others = [each for each in told.publications if each.publisher != told.publisher]
        restore.add_publications(connection, number, others)
    _add_sightings(database, connection, number, told)
    return Restored(number, None if new is None else Verdict.NEW), new


def _look(connection: Connection, arrival: Arrival, siblings: Collection[int]) -> _Look:
    same = _with_text(connection, arrival)
    if same and may_recur(arrival) and all(one.url_key != arrival.url_key for one in same):
        arrival = as_notice(arrival)
        same = _with_text(connection, arrival)
    own = next((one.article_id for one in same if one.publisher == arrival.publisher), None)
    if own is not None or same:
        return _Look(arrival, own, is_met=own is None)
    at_address = find_permalinks(connection, [arrival.url_key], 1) if arrival.url_key else {}
    others = {one.article_id for found in at_address.values() for one in found}
    return _Look(arrival, is_met=not others <= set(siblings))


def _with_text(connection: Connection, arrival: Arrival) -> list[KnownArticle]:
    """Return the articles whose current text it is."""
    found = find_texts(connection, [arrival.text_key]).get(arrival.text_key, [])
    return [each.article for each in found if (each.article.digest_version, each.article.digest) == arrival.text_key]


def _judge(database: Database, told: StoredArticle, now: datetime) -> Restored:
    """Let an article go the way of a crawled page; where it was seen counts for the article that it turns out to be."""
    arrival = _arrival(told)
    seen = next((each for each in told.sightings if each.revision is None), told.sightings[0])
    harvest = Harvest(
        source=told.source,
        page=_fetch(seen),
        candidates=(arrival.candidate,),
        is_own_page=told.on_own_page,
        said_site=told.site,
    )
    ((settled,),) = archive_all(database, [harvest], now)
    if settled.article_id:
        until_undisturbed(partial(_see, database, settled.article_id, told))
    return Restored(settled.article_id, settled.judgement.verdict)


def _see(database: Database, number: int, told: StoredArticle) -> None:
    with database.begin() as connection:
        database.lock(connection, sorted({key_of(_fetch(each)) for each in told.sightings}))
        _add_sightings(database, connection, number, told)


def _add_sightings(database: Database, connection: Connection, number: int, told: StoredArticle) -> None:
    """Give an article the earlier texts that it lacks, and where it was seen; pages that are known stay as they are."""
    earlier = []
    for each in told.revisions:
        found = fingerprint(each.title, each.text)
        earlier.append((each, found.version, found.digest))
    numbers = restore.add_earlier_texts(connection, number, earlier)
    fetches = [(_fetch(each), each.document) for each in told.sightings]
    pages = restore.add_missing_pages(database, connection, told.source, fetches)
    restore.add_sightings(connection, number, dict(zip(pages, told.sightings, strict=True)), numbers)
    restore.note_first_seen(connection, number, told.first_seen_at)


def _fetch(seen: SightingRecord) -> PageFetch:
    """Return the page of a sighting, without what would answer a conditional request: it is fetched whole again."""
    key = document_key(f"{seen.page_url}\n{seen.document}") if seen.kind == DOCUMENT else None
    return PageFetch(
        url=seen.page_url,
        fetched_at=seen.last_seen_at,
        status=0,
        kind=seen.kind,
        publisher=seen.publisher,
        key=key,
        rights=seen.rights,
    )


def _arrival(told: StoredArticle) -> Arrival:
    article = Article(
        title=told.title,
        text=told.text,
        url=told.url,
        published_at=told.published_at,
        updated_at=told.updated_at,
        authors=told.authors,
        language=told.language,
        section=told.section,
        tags=told.tags,
        image=None if told.image_url is None else Image(told.image_url, told.image_caption),
        related=tuple(Link(link.text, link.url) for link in told.related),
        confidence=told.confidence,
        origins=tuple(Origin(field, source) for field, source in told.origins.items()),
    )
    key = permalink_key(told.url)
    return Arrival(
        page=0,
        candidate=Candidate(article=article, fingerprint=fingerprint(told.title, told.text)),
        site=told.site,
        publisher=told.publisher,
        source=told.source,
        url_key=claim_key(key, told.publisher) if key is not None and told.url_claimed else key,
        on_own_page=told.on_own_page,
        at=told.first_seen_at,
        is_claim=told.url_claimed,
    )
