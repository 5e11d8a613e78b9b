"""What became of each address of a run; kept of the latest runs of a source, while the counts of all runs stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select

from storage.models import run, run_page
from storage.run_records import RunPage

KEPT_RUNS = 5
"""Runs of a source whose addresses are kept: enough to see what changed, and bounded however often it is polled."""

_FOLDED = 20
"""Older runs that are looked at: more than can have crashed since the last fold, however long the history is."""


def add_pages(connection: Connection, run_id: int, pages: Sequence[RunPage]) -> None:
    """Record what became of some addresses of a run; their numbers are new."""
    if pages:
        connection.execute(insert(run_page), [{"run_id": run_id, **asdict(page)} for page in pages])


def pages_of_run(
    connection: Connection,
    run_id: int,
    *,
    only_errors: bool = False,
    after: int | None = None,
    limit: int | None = None,
) -> list[RunPage]:
    """Return what became of the addresses of a run, in order; none where the run is too old.

    Those with numbers `after` one, `limit` of them at most.
    """
    query = select(run_page).where(run_page.c.run_id == run_id).order_by(run_page.c.number).limit(limit)
    if after is not None:
        query = query.where(run_page.c.number > after)
    if only_errors:
        query = query.where(run_page.c.outcome == "error")
    columns = [column.name for column in run_page.columns if column.name != "run_id"]
    return [RunPage(**{name: getattr(row, name) for name in columns}) for row in connection.execute(query)]


def fold_pages(connection: Connection, source: str, keep: int = KEPT_RUNS) -> None:
    """Drop the addresses of a source's runs but the latest `keep`; to be called at the end of each run."""
    latest = select(run.c.id).where(run.c.source == source).order_by(run.c.id.desc())
    older = list(connection.scalars(latest.offset(keep).limit(_FOLDED)))
    connection.execute(delete(run_page).where(run_page.c.run_id.in_(older)))
