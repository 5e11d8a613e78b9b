"""What an operator does to a whole database: tidied, packed, looked at, copied away and back."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, cast

from storage.care import postgresql, sqlite
from storage.database import Database


class Care(Protocol):
    """The functions that a module of this package has for its kind of database."""

    def tidy(self, database: Database) -> None:
        """Let the database know its own sizes, and give back room that it needs no more: quick, crawls go on."""

    def pack(self, database: Database) -> None:
        """Write the database anew without its gaps; crawls wait for it."""

    def try_write(self, database: Database) -> None:
        """Write some, and take it back."""

    def damage(self, database: Database) -> list[str]:
        """Return a sentence for each thing that the database itself finds wrong with its files."""

    def room(self, database: Database) -> tuple[int, int | None]:
        """Return the bytes that the database takes, and those that are free on its disk, None where nobody can tell."""

    def backup(self, database: Database, file: Path) -> None:
        """Copy the database as it is at one moment into a file that is not there yet; crawls go on."""

    def check_backup(self, file: Path) -> None:
        """Raise BackupError where a file is no whole backup."""

    def restore(self, database: Database, file: Path) -> None:
        """Make the database what it was, in place of all that is there of this program."""


def care_of(database: Database) -> Care:
    """Return the functions for this kind of database."""
    return cast("Care", sqlite if database.location.get_backend_name() == "sqlite" else postgresql)


def tidy(database: Database) -> None:
    """Do what `Care.tidy` says. Raises StorageError."""
    care_of(database).tidy(database)
