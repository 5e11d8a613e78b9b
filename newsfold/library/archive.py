"""An archive to be read: its articles, stories, sources and runs, and its exports."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from itertools import islice
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import IO, Any, TypedDict, Unpack

import click

from crawler.archive.search.searching import SearchPage, Sort, narrowed, search
from newsfold.cli.files.written import written_to
from storage import articles as stored
from storage import runs, stories
from storage.database import Database, parse_url
from storage.errors import DatabaseUnavailable, NotFound
from storage.export import format_names, get_format
from storage.overview import SourceState, list_states
from storage.records import HIGHEST, ArticleFilter, StoredArticle
from storage.rights import Stance
from storage.run_records import RunRecord
from storage.stories import StoryArticle, StoryRecord


class Narrowing(TypedDict, total=False):
    """Which articles are asked for; what is left out does not narrow. Times are aware.

    `since` bounds when they were first seen, `published_from` (included) and `published_before` (not included) when
    they were published. `site` is a host without www., `source` the name of the source that found them, `language` a
    code such as `en`, `author` a name or a part of it; `search` is a query as `newsfold search` reads it.
    """

    since: datetime | None
    published_from: datetime | None
    published_before: datetime | None
    site: str | None
    source: str | None
    language: str | None
    author: str | None
    search: str | None


class Archive:
    """An archive that is open; nothing here writes to it. To be closed: use it in a `with`.

    Every value is frozen. Errors of the database are `newsfold.StorageError`. It may be used from several threads.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._database.close()

    def articles(
        self, *, rights: Collection[str] | None = None, newest_first: bool = False, **only: Unpack[Narrowing]
    ) -> Iterator[StoredArticle]:
        """Yield articles with all that is known of them, in the order in which they came, in bounded memory.

        `rights` are words of what their publishers say: `open`, `no-reservation`, `reserved`. No transaction stays open
        while you work on one.
        """
        stances = None if rights is None else frozenset(map(Stance, rights))
        return stored.iter_articles(self._database, _filter(only), stances=stances, newest_first=newest_first)

    def count(self, **only: Unpack[Narrowing]) -> int:
        """Return how many articles there are."""
        with self._database.read() as connection:
            return stored.count_articles(connection, _filter(only))

    def article(self, number: int) -> StoredArticle:
        """Return an article by its number, with all that is known of it; raises `newsfold.NotFound`."""
        if not isinstance(number, int):
            raise TypeError(f"article() wants the number of an article, not {type(number).__name__}")
        if not 0 < number <= HIGHEST:
            raise NotFound("", f"no article has the number {number}")
        with self._database.read() as connection:
            return stored.get_article(connection, number)

    def search(
        self, query: str, *, limit: int = 20, after: str | None = None, newest_first: bool = False
    ) -> SearchPage:
        """Return what a query finds, the best first; any text is a query.

        `next` of the answer is the `after` of the page behind, None at the end. Raises ValueError where `after` is no
        place of a search.
        """
        sort = Sort.NEWEST if newest_first else Sort.RELEVANCE
        with self._database.read() as connection:
            return search(connection, query, limit=limit, after=after, sort=sort)

    def stories(self, *, limit: int = 20, site: str | None = None, min_size: int = 2) -> list[StoryRecord]:
        """Return stories that several articles carry, that with the latest article first."""
        with self._database.read() as connection:
            return stories.list_stories(connection, limit=limit, site=site, min_size=min_size)

    def story(self, number: int) -> list[StoryArticle]:
        """Return the articles of the story that an article is part of, the first one first; none if it stands alone."""
        with self._database.read() as connection:
            return stories.find_carriers(connection, number)

    def sources(self) -> list[SourceState]:
        """Return the sources that a daemon crawls, and how each is, by name."""
        with self._database.read() as connection:
            return list_states(connection, datetime.now(UTC))

    def runs(self, *, limit: int = 50, source: str | None = None) -> list[RunRecord]:
        """Return the latest crawls, the latest first."""
        with self._database.read() as connection:
            return runs.list_runs(connection, limit=limit, source=source)

    def export(
        self,
        target: str | PathLike[str] | IO[Any],
        format: str = "jsonl",
        *,
        limit: int | None = None,
        rights: Collection[str] | None = None,
        **only: Unpack[Narrowing],
    ) -> int:
        """Write articles in a format of `newsfold export`, and return how many they were.

        `target` is a path, whose file appears or is replaced only when all is written, or an open file: of bytes for
        Parquet, else of text. Of a feed the newest articles are written. Raises OSError where it cannot be written.
        """
        if format not in format_names():
            raise ValueError(f"{format!r} is no format; there is {', '.join(format_names())}")
        form = get_format(format)
        found = islice(self.articles(rights=rights, newest_first=form.is_feed, **only), limit)
        if not isinstance(target, str | PathLike):
            return form.write(found, target)
        try:
            with written_to(Path(target)) as out:
                return form.write(found, out.buffer if form.is_binary else out)
        except click.ClickException as error:
            raise OSError(error.message) from None


def _filter(only: Narrowing) -> ArticleFilter:
    for name, value in only.items():
        if isinstance(value, datetime) and value.tzinfo is None:
            raise ValueError(f"{name} wants a datetime with a time zone, such as {value.replace(tzinfo=UTC)!r}")
    return narrowed(only.get("search"), **{name: value for name, value in only.items() if name != "search"})  # type: ignore[arg-type]


def open_archive(location: str | PathLike[str]) -> Archive:
    """Open an archive that is there: the path of an SQLite file, or a URL such as `postgresql://user@host/name`.

    Raises a `newsfold.StorageError`, one sentence, where there is none, or its tables are of another version.
    """
    if not isinstance(location, str | PathLike):
        raise TypeError(f"open_archive() wants a path or a URL, not {type(location).__name__}")
    url = fspath(location)
    if not isinstance(url, str):
        raise TypeError("open_archive() wants a path of str, not of bytes")
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").exists():
        raise DatabaseUnavailable(url, "there is no such file", "run `newsfold crawl URL` first, or name another one")
    database = Database(url)
    try:
        database.check()
    except BaseException:
        database.close()
        raise
    return Archive(database)
