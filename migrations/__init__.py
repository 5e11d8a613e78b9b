"""Brings the tables of a database to the version that this program knows."""

from __future__ import annotations

from pathlib import Path

from storage.database import Database
from storage.models import REVISION

LOCATION = Path(__file__).parent


def open_database(url: str) -> Database:
    """Return the database, its tables made or upgraded where that is needed. Raises StorageError."""
    database = Database(url)
    try:
        upgrade(database)
    except BaseException:
        database.close()
        raise
    return database


def upgrade(database: Database) -> None:
    """Make or upgrade the tables; of several processes at once one does it and the others wait.

    Does nothing, quickly, where they are up to date. Raises SchemaTooNew and SchemaUnknown before anything is written.
    """
    if not database.needs_upgrade():
        return
    from alembic import command  # a fifth of a second that most starts need not pay
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(LOCATION).replace("%", "%%"))
    with database.begin() as connection:
        database.dialect.lock_schema(connection)
        if not database.needs_upgrade(connection):
            return
        config.attributes["connection"] = connection
        command.upgrade(config, REVISION)
