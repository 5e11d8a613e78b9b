"""An export as it was asked for, from the store to where it goes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any

import click

from newsfold.cli.exporting.folder import folder_to
from newsfold.cli.exporting.progress import shown
from newsfold.cli.files.written import written_to
from storage.articles import count_articles, iter_articles
from storage.database import Database
from storage.export import get_format
from storage.exporting.card import Tally
from storage.exporting.format import Format
from storage.exporting.increments import Increment
from storage.exporting.json_values import json_of
from storage.records import ALL, ArticleFilter, StoredArticle
from storage.rights import Stance

FEED_LENGTH = 100
"""Articles of a feed without --limit."""
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an export was asked for; `output` is None for the standard output, `search` is what a feed is named by."""

    format: str = "jsonl"
    output: Path | None = None
    only: ArticleFilter = ALL
    search: str | None = None
    rights: str | None = None
    limit: int | None = None
    state: Path | None = None
    card: Path | None = None
    partition: tuple[str, ...] = ()
    bom: bool = False

    @property
    def scope(self) -> str:
        """Which articles are asked for, as a clause."""
        narrowed = {name: value for name, value in (asdict(self.only) | {"rights": self.rights}).items() if value}
        return " ".join(["all articles", *(["of", json_of(narrowed)] if narrowed else [])])


@dataclass(frozen=True, slots=True)
class Written:
    """How many articles an export wrote; `gone` of those that the last one wrote are there no more."""

    count: int
    gone: int = 0


def run_export(store: Database, asked: Asked) -> Written:
    """Write the articles that are asked for; raises ClickException and StorageError.

    The state is replaced when the output is complete, and not before.
    """
    form = get_format(asked.format)
    tally = Tally()
    with _increment(asked) as increment:
        articles: Iterable[StoredArticle] = _articles(store, asked, form)
        if increment is not None:
            articles = increment.changed(articles)
        articles = tally.counted(articles)
        count = _write_folder(articles, asked, tally) if asked.partition else _write_file(articles, asked, form)
        if asked.card is not None:
            files = asked.output.name if asked.output is not None else f"*.{asked.format}"
            from newsfold.cli.exporting.card import write_card

            with written_to(asked.card) as out:
                write_card(out, tally, files, asked.scope)
    return Written(count, 0 if increment is None else increment.gone)


def _articles(store: Database, asked: Asked, form: Format) -> Iterator[StoredArticle]:
    stances = _stances(asked.rights)
    found = iter_articles(store, asked.only, stances=stances, newest_first=form.is_feed)
    most = asked.limit if asked.limit is not None or not form.is_feed else FEED_LENGTH

    def count() -> int | None:
        if stances is not None:
            return None  # only a look at each article tells
        with store.read() as connection:
            stored = count_articles(connection, asked.only)
        return stored if most is None else min(most, stored)

    return islice(shown(found, count), most)


def _write_file(articles: Iterable[StoredArticle], asked: Asked, form: Format) -> int:
    with _standard_output() if asked.output is None else written_to(asked.output) as out:
        if form.is_binary and out.isatty():
            raise click.UsageError(f"{asked.format} is not for a terminal; name a file with -o.")
        if asked.bom:
            out.write(_BOM)
        target: IO[Any] = out.buffer if form.is_binary else out
        named = (asked.search, asked.only.site, asked.only.source)
        return form.write(articles, target, ": ".join(["Newsfold", *filter(None, named)]))


def _write_folder(articles: Iterable[StoredArticle], asked: Asked, tally: Tally) -> int:
    from newsfold.cli.exporting.card import write_card
    from storage.exporting.partitions import write_partitions

    assert asked.output is not None
    with folder_to(asked.output) as folder:
        count = write_partitions(articles, folder, asked.partition)
        with (folder / "README.md").open("w", encoding="utf-8") as out:
            write_card(out, tally, "**/*.parquet", asked.scope)
        return count


@contextmanager
def _standard_output() -> Iterator[Any]:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    yield sys.stdout
    sys.stdout.flush()


@contextmanager
def _increment(asked: Asked) -> Iterator[Increment | None]:
    """Give what tells changed articles; its state takes the place of the one before when all else is done."""
    if asked.state is None:
        yield None
        return
    try:
        before = asked.state.open(encoding="utf-8") if asked.state.exists() else nullcontext(None)
    except OSError as error:
        raise click.ClickException(f"{asked.state}: cannot be read ({error.strerror or error})") from None
    with before as lines, written_to(asked.state) as after:
        yield Increment(lines, after, asked.scope)


def _stances(rights: str | None) -> frozenset[Stance] | None:
    if rights is None:
        return None
    asked = Stance(rights)
    return frozenset({asked, Stance.OPEN} if asked is Stance.UNRESERVED else {asked})
