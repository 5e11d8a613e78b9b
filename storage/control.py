"""What a person says of a source between two configurations: run it now, let it rest, go on with it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from storage.models import source


def ask_for(connection: Connection, source_id: int, now: datetime) -> None:
    """Make a source due at once; one that is being crawled is due again when that crawl has ended."""
    connection.execute(update(source).where(source.c.id == source_id).values(next_due_at=now))


def set_paused(connection: Connection, source_id: int, *, paused: bool) -> None:
    """Let a source rest, or go on; what is due of it stays due, and a crawl under way goes on to its end."""
    connection.execute(update(source).where(source.c.id == source_id).values(paused=paused))


def get_trouble(connection: Connection, source_id: int) -> str | None:
    """Return what is wrong with a source, as it was told; None for nothing."""
    known: str | None = connection.execute(select(source.c.trouble).where(source.c.id == source_id)).scalar_one()
    return known


def set_trouble(connection: Connection, source_id: int, trouble: str | None) -> None:
    """Write down what is wrong with a source, None for nothing."""
    connection.execute(update(source).where(source.c.id == source_id).values(trouble=trouble))
