"""Whether a daemon could start: its configuration, its database, its sources."""

from __future__ import annotations

import os
from pathlib import Path

from crawler.config.model import Config
from crawler.config.twins import twins
from storage.database import Database, masked, parse_url
from storage.errors import SchemaTooOld, StorageError


def faults_of(config: Config) -> list[str]:
    """Return a sentence for each thing that needs a look before a daemon starts; nothing is written."""
    found = list(twins(config.sources))
    try:
        fault = _fault_of_database(config.database)
    except SchemaTooOld:
        fault = None  # a daemon makes the tables, or upgrades them
    except StorageError as error:
        fault = str(error)
    return found if fault is None else [*found, fault]


def _fault_of_database(name: str) -> str | None:
    url = parse_url(name)
    path = Path(url.database or "")
    if url.drivername == "sqlite" and not path.exists():
        is_ready = path.parent.is_dir() and os.access(path.parent, os.W_OK)
        return None if is_ready else f"database {masked(url)}: no file can be made in the folder {path.parent}"
    with Database(name) as database:
        database.check()
    return None
