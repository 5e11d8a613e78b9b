"""Whether a database can be used, and is whole: what a person is told before it fails."""

from __future__ import annotations

from dataclasses import dataclass

from storage.care import care_of
from storage.database import Database
from storage.soundness import find_faults

LEAST_FREE = 256 * 1024 * 1024
"""Bytes that are to be free on its disk: under that a crawl of some hours, or a log, may fill it."""


@dataclass(frozen=True, slots=True)
class State:
    """What is wrong with a database, a sentence each, the bytes that it takes, and those that are free beside it."""

    faults: tuple[str, ...]
    size: int
    free: int | None


def look_over(database: Database, *, quick: bool = False) -> State:
    """Try to write, and look at all that is there, unless `quick`. Raises StorageError where it cannot be used."""
    care = care_of(database)
    care.try_write(database)
    size, free = care.room(database)
    faults = [] if quick else [*care.damage(database), *find_faults(database)]
    if free is not None and free < LEAST_FREE:
        faults.append(f"only {free:,} bytes are free on its disk; make room before crawls fail")
    return State(tuple(faults), size, free)
