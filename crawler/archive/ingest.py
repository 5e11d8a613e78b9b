"""Articles that a person has already go the way of a crawled page: the same judgement, the same store."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from urllib.parse import quote

from crawler.archive.harvest import Harvest
from crawler.archive.json_lines import Incoming, LineError, parse_line
from crawler.archive.pages import Stored, begin_to_compare, store_all
from crawler.archive.parallel import THIS_PROCESS, Worker
from crawler.archive.restoring.restore import restore_all
from crawler.core.dedup.fingerprint import fingerprint_each
from crawler.core.links.urls import site_of
from crawler.core.types import Article, Candidate, Fingerprint, Verdict
from storage.database import Database
from storage.documents import document_key, find_documents
from storage.records import DocumentRecord, PageFetch, StoredArticle

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


@dataclass(frozen=True, slots=True)
class _Read:
    """What some lines hold; `prints` waits for the fingerprints of `texts`, in their order."""

    texts: list[tuple[int, Incoming]]
    exported: list[StoredArticle]
    faults: list[LineFault]
    prints: Callable[[], list[Fingerprint]]


@dataclass(frozen=True, slots=True)
class _Kept:
    """What became of some lines; what is `stored` is to be compared, and `batch` lacks it."""

    batch: Batch
    stored: Stored
    now: datetime


def ingest(
    database: Database,
    lines: Iterable[tuple[int, bytes]],
    source: str,
    clock: Callable[[], datetime] = _NOW,
    worker: Worker = THIS_PROCESS,
) -> Iterator[Batch]:
    """Store the articles of lines, in their order and a batch a transaction; what is there already stays as it is.

    What an export wrote is taken with all that it says, an article a transaction. `worker` makes fingerprints
    and compares texts, those of one batch while another one is stored if it works beside this process.
    Raises StorageError, and what `lines` raise once all before it is stored; what was yielded before is stored, too.
    """
    broken: list[Exception] = []
    going_on = _Ingest(database, source, worker, clock)
    ending: Callable[[], Batch] | None = None
    for read in _read_ahead(_until_broken(lines, broken), worker):
        if ending is not None and read.exported:
            yield ending()  # what is restored is judged as it is stored: nothing before it may wait
            ending = None
        kept = going_on.store(read)
        if ending is not None:
            yield ending()
        ending = going_on.begin_to_compare(kept)
        if not worker.is_beside:
            yield ending()  # the sooner, the less do several writers have to compare for each other
            ending = None
    if ending is not None:
        yield ending()
    if broken:
        raise broken[0]


class _Ingest:
    """One run: where it stores to, and what it has restored."""

    def __init__(self, database: Database, source: str, worker: Worker, clock: Callable[[], datetime]) -> None:
        self._database, self._source, self._worker, self._clock = database, source, worker, clock
        self._began = clock()
        self._restored: set[int] = set()

    def store(self, read: _Read) -> _Kept:
        """Store what some lines hold."""
        now = self._clock()
        given = restore_all(self._database, read.exported, now, self._restored)
        self._restored.update(each.article_id for each in given)
        with self._database.read() as connection:
            known = find_documents(connection, {incoming.name for _, incoming in read.texts})
        fresh: dict[str, tuple[int, Incoming]] = {}
        names, faults = [], list(read.faults)
        for place, (number, incoming) in enumerate(read.texts):
            before = fresh.get(incoming.name)
            fault = _fault_of(incoming, before[1] if before else None, known.get(incoming.name), self._began)
            if fault is not None:
                faults.append(LineFault(number, fault))
                continue
            names.append(incoming.name)
            if incoming.name not in known:
                fresh[incoming.name] = place, incoming
        prints = read.prints() if fresh else []
        harvests = [_harvest(each, prints[place], self._source, now) for place, each in fresh.values()]
        batch = Batch(
            stored=tuple(each.verdict for each in given if each.verdict is not None),
            known=len(names) - len(fresh) + sum(each.verdict is None for each in given),
            faults=tuple(sorted(faults, key=lambda fault: fault.number)),
            names=tuple(names),
        )
        return _Kept(batch, store_all(self._database, harvests, now) if harvests else Stored((), {}), now)

    def begin_to_compare(self, kept: _Kept) -> Callable[[], Batch]:
        """Start to compare what is stored; what is returned ends that, and returns what became of the lines."""
        compare = begin_to_compare(self._database, kept.stored, kept.now, self._worker)

        def finish() -> Batch:
            verdicts = tuple(page[0].judgement.verdict for page in compare())
            return replace(kept.batch, stored=verdicts + kept.batch.stored)

        return finish


def _until_broken(lines: Iterable[tuple[int, bytes]], broken: list[Exception]) -> Iterator[tuple[int, bytes]]:
    """Yield lines; what stops them is put into `broken`, to be raised once what came before it is stored."""
    try:
        yield from lines
    except Exception as error:  # noqa: BLE001  a file may end in many ways
        broken.append(error)


def _read_ahead(lines: Iterator[tuple[int, bytes]], worker: Worker) -> Iterator[_Read]:
    """Yield what batches of lines hold, each when the fingerprints of the next one are under way."""
    before = None
    while batch := list(islice(lines, BATCH)):
        read = _read(batch, worker)
        if before is not None:
            yield before
        before = read
    if before is not None:
        yield before


def _read(batch: Sequence[tuple[int, bytes]], worker: Worker) -> _Read:
    faults, texts, exported = [], [], []
    for number, line in batch:
        try:
            found = parse_line(line)
        except LineError as error:
            faults.append(LineFault(number, str(error)))
            continue
        if isinstance(found, Incoming):
            texts.append((number, found))
        else:
            exported.append(found)
    prints = worker.start(fingerprint_each, [(incoming.title, incoming.text) for _, incoming in texts])
    return _Read(texts, exported, faults, prints)


def _fault_of(
    incoming: Incoming, before: Incoming | None, known: DocumentRecord | None, started: datetime
) -> str | None:
    """Return what is wrong with an id that was used before, None for one that was not or that an earlier run stored."""
    if before is not None or (known is not None and known.ingested_at >= started):
        return f"has an id that stands in an earlier line, too: {incoming.name}"
    if known is not None and known.content_hash != _content_hash(incoming):
        return f"has an id that another text was stored under: {incoming.name}"
    return None


def _harvest(incoming: Incoming, fingerprint: Fingerprint, source: str, now: datetime) -> Harvest:
    article = Article(title=incoming.title, text=incoming.text, url=incoming.url, published_at=incoming.published_at)
    fetch = PageFetch(
        url=incoming.url or f"document://{incoming.site or 'unknown'}/{quote(incoming.name)}",
        key=document_key(incoming.name),
        fetched_at=now,
        status=0,
        kind="document",
        body_hash=_content_hash(incoming),
    )
    return Harvest(
        source=source,
        page=fetch,
        candidates=(Candidate(article=article, fingerprint=fingerprint),),
        is_own_page=incoming.url is not None,
        document=incoming.name,
        said_site=site_of(incoming.url) if incoming.url else incoming.site or "",
    )


def _content_hash(incoming: Incoming) -> bytes:
    return hashlib.blake2b(f"{incoming.title}\n{incoming.text}".encode(), digest_size=16).digest()
