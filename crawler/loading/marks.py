"""What is to be loaded, and how far each of its files was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from crawler.saved.values import Unit, Wanted
from storage.database import Database
from storage.loads import find_mark, keep_mark
from storage.records import LoadMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What is to be loaded: a file or a folder, `url` the address that it is a copy of, as one source.

    `again` reads what was loaded before once more.
    """

    path: Path
    source: str
    wanted: Wanted = field(default_factory=Wanted)
    url: str | None = None
    again: bool = False


class Keeper:
    """Remembers how far a file is read."""

    def __init__(self, database: Database, unit: Unit, job: Load) -> None:
        asked = f"{job.source}\n{unit.key}\n{job.wanted}"
        self.key = hashlib.blake2b(asked.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        self.head, self.name = unit.head, unit.name
        self._database = database
        self._again = job.again

    def find(self) -> LoadMark:
        """Return how far it was read before."""
        with self._database.read() as connection:
            known = find_mark(connection, self.key, self.head)
        return LoadMark() if self._again else known

    def also(self, mark: LoadMark) -> Callable[[Connection], None]:
        """Return what remembers, within the transaction of a page, how far it is read."""
        return partial(keep_mark, key=self.key, head=self.head, name=self.name, mark=mark)

    def keep(self, mark: LoadMark) -> None:
        """Remember how far it is read."""
        with self._database.begin() as connection:
            self.also(mark)(connection)
