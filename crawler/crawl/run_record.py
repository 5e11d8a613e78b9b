"""A run in the store: begun where nobody has its site, kept alive, and ended with what became of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import UTC, datetime

from crawler.archive.near_copies.judging import judge_left_over
from crawler.config.model import Fetch, Source
from crawler.core.errors import SiteBusy
from crawler.core.links.publishers import crawled_site
from crawler.logs import without_logins
from crawler.saved.writing import ArchiveWriter
from crawler.session.outcomes import outcome_of
from crawler.session.session import CrawlSession
from crawler.session.stats import LeftAddresses
from crawler.session.workers import Workers
from storage.database import Database
from storage.errors import DatabaseLocked, StorageError
from storage.memory_records import SourceMemory
from storage.run_pages import add_pages, fold_pages
from storage.run_records import Holder, RunLeft
from storage.runs import close_stale_runs, find_holder, finish_run, start_run, update_run
from storage.source_memory import find_memory, keep_memory, note_led

logger = logging.getLogger(__name__)

_HEARTBEAT_EVERY = 10.0


async def open_session(
    source: Source,
    database: Database,
    fetch: Fetch,
    workers: Workers,
    *,
    site: str | None = None,
    recorder: ArchiveWriter | None = None,
) -> CrawlSession:
    """Record the start of a run, which is the lease of its site, and return its session.

    `site` names what only one run has at a time where that is not the site of the source's address. Raises
    StorageError, and SiteBusy where another run has it.
    """
    site = site or crawled_site(source.url)

    def begin() -> tuple[int, SourceMemory]:
        judge_left_over(database, datetime.now(UTC))  # what a kill kept from being judged
        with database.begin() as connection:
            now = datetime.now(UTC)
            close_stale_runs(connection, now)
            run_id = start_run(connection, without_logins(source.name), without_logins(source.url), now, site)
            if run_id is None:
                raise SiteBusy(site, _told(find_holder(connection, site)))
            memory = find_memory(connection, without_logins(source.name))
        return run_id, memory

    run_id, memory = await asyncio.to_thread(begin)
    return CrawlSession(
        source, run_id, database=database, fetch=fetch, workers=workers, memory=memory, recorder=recorder
    )


def _told(holder: Holder | None) -> str:
    """Return who has a site, for people."""
    if holder is None:
        return "another run, which is just ending"
    return (
        f"process {holder.pid} of {holder.host} (source {holder.source}, run {holder.run_id}, "
        f"since {holder.started_at:%Y-%m-%d %H:%M:%S} UTC)"
    )


async def close_session(session: CrawlSession, status: str, left: Sequence[LeftAddresses] = ()) -> str:
    """Record the end of a run, as far as the store still works, and return its status: "failed" if it does not.

    `left` is what it left aside.
    """
    await session.writer.compare()
    if session.writer.failure is not None:
        status = "failed"

    def finish() -> None:
        with session.database.begin() as connection:
            session.is_ending = True
            stats, now, name = session.stats, datetime.now(UTC), without_logins(session.source.name)
            keep_memory(connection, name, session.memory())
            note_led(connection, session.learned.led, session.clock())
            finish_run(
                connection,
                session.run_id,
                status,
                stats.counts(),
                (*stats.errors, *session.writer.failures(session.source.url)),
                now,
                empty=stats.empty,
                left=[RunLeft(reason=one.reason, count=one.count, url=without_logins(one.url)) for one in left],
                outcome=str(outcome_of(status, stats)),
                moved_to=stats.moved_to,
            )
            add_pages(connection, session.run_id, stats.log.waiting())
            fold_pages(connection, name)

    try:
        await session.writer.write(finish)
    except StorageError as error:
        session.writer.fail(error)
        status = "failed"
    finally:
        session.writer.close()
    return status


async def keep_alive(session: CrawlSession) -> None:
    """Keep the record of a run alive, and with it the lease of its site, to its very end; stop a run that lost it.

    Beside the writer, whose last comparisons may take longer than a lease lasts.
    """

    def update() -> bool:
        with session.database.begin() as connection:
            kept = update_run(connection, session.run_id, session.stats.counts(), datetime.now(UTC))
        return kept or session.is_ending  # asked last: this beat may have waited for the record of the end

    while True:
        await asyncio.sleep(_HEARTBEAT_EVERY)
        try:
            kept = await asyncio.to_thread(update)
        except DatabaseLocked:
            continue  # others write; the next beat comes before the lease ends
        except StorageError as error:
            session.writer.fail(error)
            return
        if not kept:
            logger.warning("%s: its run was closed, since it was silent for too long; stopping", session.source.name)
            session.stopping.set()
            return
