"""Whose tables a database has, and of which version: what may be used, upgraded or filled, and what is left alone."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, inspect, select, text

from storage.models import REVISION, compatibility

_VERSIONS = "alembic_version"
_SHOWN = 3
"""Names of tables that a sentence tells."""
_ANOTHER = "name another database"
_RESTORE = "restore it from a backup, or name another database"


@dataclass(frozen=True, slots=True)
class Schema:
    """The names of all tables, and the versions in the table of versions; None where that is missing.

    `oldest` is the oldest version whose programs may still work on these tables, None where they do not say.
    """

    names: frozenset[str]
    revisions: tuple[str, ...] | None
    oldest: str | None = None

    @property
    def revision(self) -> str | None:
        """The version of the tables, None where there is none."""
        return self.revisions[0] if self.revisions else None


def read_schema(connection: Connection) -> Schema:
    """Return what tables there are."""
    names = frozenset(inspect(connection).get_table_names())
    if _VERSIONS not in names:
        return Schema(names, None)
    found = connection.execute(text(f"SELECT version_num FROM {_VERSIONS} ORDER BY version_num")).scalars()
    revisions = tuple(map(str, found))
    oldest = connection.execute(select(compatibility.c.oldest)).scalar() if compatibility.name in names else None
    return Schema(names - {_VERSIONS}, revisions, oldest)


def fault_of(schema: Schema, own: Collection[str], *, shared: bool) -> tuple[str, str] | None:
    """Return why the tables are not this program's to use or to upgrade, and what to do; None where they are.

    `own` are the names of its tables, `shared` says that other programs may have theirs in the same database. A later
    version is no fault here.
    """
    ours, others = sorted(schema.names & set(own)), sorted(schema.names - set(own))
    revision = schema.revision
    if schema.revisions is not None and len(schema.revisions) > 1:
        return f"its table {_VERSIONS} holds {len(schema.revisions)} versions, {_listed(schema.revisions)}", _RESTORE
    if revision is not None and not re.fullmatch(r"\d{4}", revision):
        return f"its tables are those of another program, of version {revision}", _ANOTHER
    if revision == REVISION and (missing := sorted(set(own) - schema.names)):
        return f"of its tables {_listed(missing)} {'is' if len(missing) == 1 else 'are'} missing", _RESTORE
    if revision is not None:
        return None
    state = "is missing" if schema.revisions is None else "is empty"
    if len(ours) == len(set(own)):
        return f"its table {_VERSIONS} {state}, so nobody knows of which version its tables are", _RESTORE
    if ours:
        found = f"it holds {_listed(ours)}, named like tables of this program"
        return f"{found}, while its table {_VERSIONS} {state}", _ANOTHER
    if others and not shared:
        return f"it is of another program: it holds {_listed(others)}, and no table of this one", _ANOTHER
    return None


def _listed(names: Collection[str]) -> str:
    """Return the first names, and how many more there are."""
    first = list(names)[:_SHOWN]
    return ", ".join(first) + (f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else "")
