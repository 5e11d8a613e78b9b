"""How far archive files, and folders of saved pages, were loaded."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache

from sqlalchemy import Connection, Insert, select

from storage.dialects import insert_for
from storage.models import loaded_file
from storage.records import LoadMark


def find_mark(connection: Connection, key: bytes, head: bytes) -> LoadMark:
    """Return how far a file was loaded, which begins by `head`; nothing is done of one that is not known."""
    row = connection.execute(select(loaded_file).where(loaded_file.c.key == key)).one_or_none()
    if row is None or bytes(row.head) != head:
        return LoadMark()
    return LoadMark(position=row.position, records=row.records, size=row.size)


def keep_mark(connection: Connection, key: bytes, head: bytes, name: str, mark: LoadMark) -> None:
    """Remember how far a file was loaded."""
    row = {"key": key, "head": head, "name": name, **asdict(mark)}
    connection.execute(_keep(connection.dialect.name), row)


@cache
def _keep(dialect: str) -> Insert:
    statement = insert_for(dialect, loaded_file)
    names = ("head", "name", "position", "records", "size")
    return statement.on_conflict_do_update(
        index_elements=[loaded_file.c.key], set_={name: statement.excluded[name] for name in names}
    )
