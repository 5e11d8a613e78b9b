"""Articles that a person has already go the way of a crawled page: the same judgement, the same store."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from urllib.parse import quote

from sqlalchemy import Connection

from crawler.archive.first_texts import find_repeated_at_first
from crawler.archive.harvest import Harvest
from crawler.archive.json_lines import Incoming, LineError, parse_line
from crawler.archive.pages import archive_all
from crawler.archive.restoring.restore import restore_all
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.dedup.near_values import NearReason
from crawler.core.links.urls import site_of
from crawler.core.types import Article, Candidate, Verdict
from storage.database import Database
from storage.documents import document_key, find_documents, find_names
from storage.records import DocumentRecord, LinkRecord, PageFetch
from storage.story_links import REPEAT, find_links

_TOLD_AS_REPEATS = frozenset({NearReason.EARLIER_TEXT_ELSEWHERE, NearReason.FURNITURE_ELSEWHERE})

_NOW = partial(datetime.now, UTC)

BATCH = 50
"""Articles of one transaction: as many as PostgreSQL has locks for, and a moment for other writers in SQLite."""


@dataclass(frozen=True, slots=True)
class LineFault:
    """A line that was left out, by its number, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What became of some lines: verdicts on what was stored now, ids that were there before, lines left out."""

    stored: tuple[Verdict, ...]
    known: int
    faults: tuple[LineFault, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentVerdict:
    """What a document is to the store now; `of` is the id of the earlier document that it is about."""

    name: str
    verdict: str
    of: str | None
    why: str


def ingest(
    database: Database,
    lines: Iterable[tuple[int, bytes]],
    source: str,
    clock: Callable[[], datetime] = _NOW,
) -> Iterator[Batch]:
    """Store the articles of lines, in their order and a batch a transaction; what is there already stays as it is.

    What an export wrote is taken with all that it says, an article a transaction.
    Raises StorageError; what was yielded before is stored then.
    """
    remaining, started = iter(lines), clock()
    restored: set[int] = set()
    while batch := list(islice(remaining, BATCH)):
        yield _ingest(database, batch, source, started, clock(), restored)


def find_verdicts(connection: Connection, names: Sequence[str]) -> list[DocumentVerdict]:
    """Return what each of these documents is to the store, in their order."""
    found = find_documents(connection, names)
    holding = {each.article_id for each in found.values() if each.article_id is not None}
    links = find_links(connection, holding)
    numbers = holding | {link.of_id for link in links.values()}
    earliest = find_names(connection, numbers)
    at_first = find_repeated_at_first(connection, (each for each in links.values() if each.verdict != REPEAT))
    return [_verdict_on(found[name], links, earliest, at_first) for name in names]


def _verdict_on(
    document: DocumentRecord, links: Mapping[int, LinkRecord], earliest: Mapping[int, str], at_first: Collection[int]
) -> DocumentVerdict:
    name, number = document.name, document.article_id
    if number is None:
        return DocumentVerdict(name=name, verdict=document.verdict, of=None, why="removed")
    link = links.get(number)
    if earliest.get(number) != name or document.verdict in (Verdict.REPEAT, Verdict.REVISION):
        verdict, of_id, reasons = document.verdict, number, document.reasons
    elif link is not None:
        verdict, of_id, reasons = link.verdict, link.of_id, link.why.reasons
        if _TOLD_AS_REPEATS.intersection(reasons):
            verdict = Verdict.REPEAT  # though it is kept: it is another publisher's
        elif number in at_first:
            verdict, reasons = Verdict.REPEAT, ("earlier-text",)
    else:
        return DocumentVerdict(name=name, verdict="new", of=None, why=" ".join(document.reasons))
    of = earliest.get(of_id)
    why = " ".join(reasons) or "same-text"
    if of is None or of == name:
        of, why = None, f"{why} (article {of_id})"
    return DocumentVerdict(name=name, verdict=verdict, of=of, why=why)


def _ingest(
    database: Database,
    batch: Sequence[tuple[int, bytes]],
    source: str,
    started: datetime,
    now: datetime,
    restored: set[int],
) -> Batch:
    faults, read, exported = [], [], []
    for number, line in batch:
        try:
            found = parse_line(line)
        except LineError as error:
            faults.append(LineFault(number, str(error)))
            continue
        if isinstance(found, Incoming):
            read.append((number, found))
        else:
            exported.append(found)
    given = restore_all(database, exported, now, restored)
    restored.update(each.article_id for each in given)
    with database.read() as connection:
        known = find_documents(connection, {incoming.name for _, incoming in read})
    fresh: dict[str, Incoming] = {}
    names = []
    for number, incoming in read:
        fault = _fault_of(incoming, fresh.get(incoming.name), known.get(incoming.name), started)
        if fault is not None:
            faults.append(LineFault(number, fault))
            continue
        names.append(incoming.name)
        if incoming.name not in known:
            fresh[incoming.name] = incoming
    settled = archive_all(database, [_harvest(each, source, now) for each in fresh.values()], now) if fresh else []
    return Batch(
        stored=(
            *(page[0].judgement.verdict for page in settled),
            *(each.verdict for each in given if each.verdict is not None),
        ),
        known=len(names) - len(fresh) + sum(each.verdict is None for each in given),
        faults=tuple(sorted(faults, key=lambda fault: fault.number)),
        names=tuple(names),
    )


def _fault_of(
    incoming: Incoming, before: Incoming | None, known: DocumentRecord | None, started: datetime
) -> str | None:
    """Return what is wrong with an id that was used before, None for one that was not or that an earlier run stored."""
    if before is not None or (known is not None and known.ingested_at >= started):
        return f"has an id that stands in an earlier line, too: {incoming.name}"
    if known is not None and known.content_hash != _content_hash(incoming):
        return f"has an id that another text was stored under: {incoming.name}"
    return None


def _harvest(incoming: Incoming, source: str, now: datetime) -> Harvest:
    article = Article(title=incoming.title, text=incoming.text, url=incoming.url, published_at=incoming.published_at)
    fetch = PageFetch(
        url=incoming.url or f"document://{incoming.site or 'unknown'}/{quote(incoming.name)}",
        key=document_key(incoming.name),
        fetched_at=now,
        status=0,
        kind="document",
        body_hash=_content_hash(incoming),
    )
    candidate = Candidate(article=article, fingerprint=fingerprint(incoming.title, incoming.text))
    return Harvest(
        source=source,
        page=fetch,
        candidates=(candidate,),
        is_own_page=incoming.url is not None,
        document=incoming.name,
        said_site=site_of(incoming.url) if incoming.url else incoming.site or "",
    )


def _content_hash(incoming: Incoming) -> bytes:
    return hashlib.blake2b(f"{incoming.title}\n{incoming.text}".encode(), digest_size=16).digest()
