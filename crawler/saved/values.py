"""What archive files and folders hold: pages, pages as they were, and what is left out with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.core.links.urls import site_of
from storage.records import LoadMark, RecordPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """A page as it was answered at a time; `url` is canonical. `headers` are its ETag and Last-Modified."""

    mark: LoadMark
    url: str
    body: bytes
    content_type: str
    saved_at: datetime
    status: int = 200
    headers: tuple[str | None, str | None] = (None, None)
    place: RecordPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAgain:
    """That a page was at a time what it had been before."""

    mark: LoadMark
    url: str
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What is no page, or was not asked for: `reason` is a word to count by, `url` an example."""

    mark: LoadMark
    reason: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """What should have been a page and cannot be used: `kind` is a word to count by, `message` one sentence."""

    mark: LoadMark
    kind: str
    url: str
    message: str


Saved = SavedPage | SavedAgain | LeftOut | Damage


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which pages are asked for: those of `hosts` and what is below them, saved `after` and `before` a time."""

    hosts: tuple[str, ...] = ()
    after: datetime | None = None
    before: datetime | None = None

    def refuses(self, url: str, saved_at: datetime) -> str | None:
        """Return why a page is not asked for, None where it is."""
        site = site_of(url)
        if self.hosts and not any(site == host or site.endswith(f".{host}") for host in self.hosts):
            return "other-host"
        if (self.after is not None and saved_at < self.after) or (self.before is not None and saved_at >= self.before):
            return "other-date"
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """What is read in one go, from its start or from a mark: an archive file, one of a WACZ, a folder of pages.

    `key` is what it is known by wherever it is asked for again, `size` what marks are measured by, `head` tells it from
    another one of the same name. `open` yields what it holds and raises SavedError.
    """

    name: str
    key: str
    head: bytes
    size: int
    open: Callable[[LoadMark, Wanted, int], Iterator[Saved]]


class SavedError(Exception):
    """A file or folder holds nothing that can be read; its text is one sentence for a person."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of saved pages, and the address that it is a copy of, where a person says so."""

    path: Path
    url: str | None = None
