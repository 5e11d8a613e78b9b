"""Which hosts asked to be left alone, and until when: of every run and process on this store."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, delete, select

from storage.dialects import insert_for
from storage.models import held_host
from storage.run_records import HostHold


def find_hold(connection: Connection, host: str) -> HostHold | None:
    """Return the latest hold on a host, also one that is over; None where there is none."""
    row = connection.execute(select(held_host).where(held_host.c.host == host)).one_or_none()
    return None if row is None else HostHold(host=row.host, until=row.until, status=row.status, times=row.times)


def set_hold(connection: Connection, hold: HostHold) -> None:
    """Keep a hold; one that lasts longer stays."""
    statement = insert_for(connection.dialect.name, held_host).values(asdict(hold))
    new = statement.excluded
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=[held_host.c.host],
            set_={"until": new.until, "status": new.status, "times": new.times},
            where=held_host.c.until < new.until,
        )
    )


def end_hold(connection: Connection, host: str, now: datetime) -> None:
    """Forget the hold on a host that answers again; one that is in force stays."""
    connection.execute(delete(held_host).where(held_host.c.host == host, held_host.c.until <= now))
