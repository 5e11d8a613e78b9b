"""What can go wrong in the store.

StorageError              `url` (password masked), `reason`, `advice`
├── UnsupportedDatabase   the URL names no database that is known here
├── DatabaseUnavailable   it cannot be opened, reached or read
├── DatabaseLocked        another process kept the write lock for too long
│   └── Deadlocked        two transactions waited for each other
├── DatabaseFull          no room left
├── SchemaTooNew          written by a later version of the program
├── SchemaTooOld          not upgraded yet
├── SchemaUnknown         the tables are another program's, or not all there
├── BackupError           a copy cannot be made, or is none
└── NotFound              nothing has this number or name
"""

from __future__ import annotations


class StorageError(Exception):
    """The base of every error of the store; its text is one sentence for a person."""

    advice = ""

    def __init__(self, url: str, reason: str, advice: str | None = None) -> None:
        super().__init__(url, reason, advice)
        self.url = url
        self.reason = reason
        self.advice = type(self).advice if advice is None else advice

    def __str__(self) -> str:
        return f"database {self.url}: {self.reason}" + (f"; {self.advice}" if self.advice else "")


class UnsupportedDatabase(StorageError):
    """The URL names no database that is known here."""

    advice = "use sqlite:///PATH or postgresql://USER@HOST/NAME, with :PASSWORD behind USER"


class DatabaseUnavailable(StorageError):
    """The database cannot be opened, reached, read or written."""

    advice = "check the URL, and that the database is there and open to this user"


class DatabaseLocked(StorageError):
    """Another process kept the write lock for longer than the time limit."""

    advice = "find and stop the program that keeps it open, then try again"


class Deadlocked(DatabaseLocked):
    """Two transactions waited for each other, and this one was given up: it may be begun again at once."""


class DatabaseFull(StorageError):
    """The disk, or the room that the database may take, is used up; nothing of this transaction was written."""

    advice = "free some space and try again"


class SchemaTooNew(StorageError):
    """The tables were made by a later version of the program; nothing was written."""

    advice = "install the version that made it, or a later one"


class SchemaTooOld(StorageError):
    """The tables are of an earlier version and have not been upgraded."""

    advice = "run any newsfold command that writes: it upgrades the tables"


class SchemaUnknown(StorageError):
    """The tables are another program's, or some of ours are missing; nothing was written."""

    advice = "restore it from a backup, or name another database"


class BackupError(StorageError):
    """A copy of a database cannot be made, read or written back; `url` is its file."""

    def __str__(self) -> str:
        return f"{self.url}: {self.reason}"


class NotFound(StorageError):
    """Nothing is stored under this number or name; `reason` says what was looked for."""

    def __str__(self) -> str:
        return self.reason


class MissingLibrary(StorageError):
    """A format needs a library that is not installed."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__("", reason, advice)

    def __str__(self) -> str:
        return f"{self.reason}; {self.advice}"


class StateUnknown(StorageError):
    """What is to say what was exported before cannot be used."""

    advice = "name another file, or remove it and export everything again"

    def __init__(self, reason: str) -> None:
        super().__init__("", reason)

    def __str__(self) -> str:
        return f"the state: {self.reason}; {self.advice}"
