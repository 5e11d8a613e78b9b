"""Which hosts and pages asked to be left alone, and until when: of every run and process on this store."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, delete, select

from storage.dialects import insert_for
from storage.models import held_host, held_page
from storage.pages import page_key
from storage.run_records import HeldPage, HostHold

_MOST_PAGES = 10_000
"""Held pages of a host that are told; where so many ask, the host has asked itself long before."""


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


def find_held_pages(connection: Connection, host: str, now: datetime) -> tuple[HeldPage, ...]:
    """Return the pages of a host that are not to be asked now."""
    query = select(held_page).where(held_page.c.host == host, held_page.c.until > now).limit(_MOST_PAGES)
    return tuple(HeldPage(host=row.host, url=row.url, until=row.until) for row in connection.execute(query))


def hold_page(connection: Connection, hold: HeldPage, now: datetime) -> None:
    """Keep the hold on a page, in place of an earlier one; forget those that are over."""
    connection.execute(delete(held_page).where(held_page.c.until <= now))
    statement = insert_for(connection.dialect.name, held_page).values(url_key=page_key(hold.url), **asdict(hold))
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=[held_page.c.host, held_page.c.url_key], set_={"until": statement.excluded.until}
        )
    )
