"""`newsfold ingest`: articles that somebody has already, into the store and through the same judgement."""

from __future__ import annotations

import gc
import gzip
import json
import os
import sys
import tempfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

import click

from newsfold.cli.options import database_option, json_option
from newsfold.cli.terminal.lines import say

if TYPE_CHECKING:
    from crawler.archive.ingest import Batch
    from crawler.archive.parallel import Worker
    from crawler.core.types import Verdict
    from storage.database import Database

EXAMPLES = """\b
Examples:
  newsfold ingest articles.jsonl
  zcat old.jsonl.gz | newsfold ingest - --verdicts verdicts.jsonl
  newsfold ingest 2024.jsonl.gz 2025.jsonl.gz --json
"""
_FAULTS_SHOWN = 20
_VERDICTS = 500  # asked for at once
MUCH, _SOON = 2_000_000, 2
"""Bytes of files from which on the second process is begun with the first batch: it will have a share of the rest, as a
short file's end would only wait for it."""


@click.command(epilog=EXAMPLES)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--verdicts",
    metavar="OUT",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a line of JSON a document, at the end.",
)
@click.option("--upkeep/--no-upkeep", default=True, help="Judge again at the end what was stored too early to know.")
@database_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, files: tuple[str, ...], verdicts: Path | None, upkeep: bool, database: str, as_json: bool
) -> None:
    """Store articles from JSON Lines, an article a line, packed with gzip or not; `-` is the standard input.

    A line has `id` and `text`, and may have `title`, `url`, `site`, `published_at` (ISO 8601) or `day` (days since
    1970). What was ingested before is left as it is, so a second run finishes what was interrupted. Lines that hold no
    article are named and left out; then the exit code is 1.

    In the end, what was kept only because its site's furniture was not known yet is judged again, as by
    `newsfold dedup upkeep`; the counts are those of before.
    """
    from crawler.archive.maintenance.upkeep import upkeep as run_upkeep
    from crawler.archive.near_copies.judging import judge_left_over
    from crawler.session.second_process import MOST_UNCOLLECTED, SecondProcess
    from migrations import open_database
    from newsfold.cli.render import named, plural, print_json

    counts: Counter[str] = Counter()
    again: Counter[Verdict] = Counter()
    with ExitStack() as stack:
        store = stack.enter_context(open_database(database))
        if verdicts is not None:
            names = stack.enter_context(_verdicts_at_the_end(store, verdicts))
        judge_left_over(store, datetime.now(UTC))
        stack.callback(gc.set_threshold, *gc.get_threshold())
        gc.set_threshold(MOST_UNCOLLECTED)
        second = stack.enter_context(SecondProcess(_SOON) if _size(files) >= MUCH else SecondProcess())
        for name in files:
            for batch in _ingest_file(store, name, counts, second):
                if verdicts is not None:
                    names.writelines(json.dumps(each) + "\n" for each in batch.names)
        if upkeep:
            again = run_upkeep(store, datetime.now(UTC))
    counts["new"] += counts["near"]  # as crawls count
    totals = {key: counts[key] for key in ("lines", "new", "near", "repeat", "revision", "known", "faults")}
    if as_json:
        print_json({"database": store.url} | totals | {"judged_again": again.total()})
    else:
        say(
            f"{plural(totals['lines'], 'line')}: {totals['new']:,} new ({plural(totals['near'], 'near copy')}), "
            f"{plural(totals['repeat'], 'repeat')}, {plural(totals['revision'], 'revision')}, "
            f"{totals['known']:,} there before, {totals['faults']:,} left out"
        )
        if again:
            say(f"{plural(again.total(), 'article')} judged again: {named(again)}")
    if totals["faults"]:
        ctx.exit(1)


def _size(names: Sequence[str]) -> int:
    """Return the bytes of files; 0 for the standard input, and for what cannot be read."""
    found = 0
    for name in names:
        with suppress(OSError):
            found += Path(name).stat().st_size
    return found


def _ingest_file(store: Database, name: str, counts: Counter[str], worker: Worker) -> Iterator[Batch]:
    from crawler.archive.ingest import ingest
    from crawler.archive.json_lines import iter_lines
    from newsfold.cli.bar import bar

    with _opened(name) as (file, raw):
        size = None if name == "-" else os.fstat(raw.fileno()).st_size
        with bar(name, size) as show:
            for batch in ingest(store, iter_lines(file), f"ingest:{Path(name).name}", worker=worker):
                _count(name, batch, counts)
                show(raw.tell() if size else 0, f"{counts['lines']:,} lines, {counts['new']:,} new")
                yield batch


@contextmanager
def _verdicts_at_the_end(store: Database, out: Path) -> Iterator[TextIO]:
    """Give a place for the names of documents; what the store says of them in the end is written to `out`."""
    from crawler.archive.document_verdicts import find_verdicts

    with out.open("w", encoding="utf-8") as file, tempfile.TemporaryFile("w+", encoding="utf-8") as names:
        try:
            yield names
        finally:
            names.seek(0)
            while chunk := [json.loads(line) for line in islice(names, _VERDICTS)]:
                with store.read() as connection:
                    found = find_verdicts(connection, chunk)
                for each in found:
                    line = {"id": each.name, "verdict": each.verdict, "of": each.of, "why": each.why}
                    file.write(json.dumps(line, ensure_ascii=False) + "\n")


def _count(name: str, batch: Batch, counts: Counter[str]) -> None:
    """Count a batch, and name the first lines that were left out."""
    from crawler.logs import printable, without_logins

    counts.update(verdict.value for verdict in batch.stored)
    counts["known"] += batch.known
    counts["lines"] += len(batch.stored) + batch.known + len(batch.faults)
    for fault in batch.faults:
        counts["faults"] += 1
        if counts["faults"] <= _FAULTS_SHOWN:
            say(printable(f"{without_logins(name)}, line {fault.number}: {fault.reason}"), err=True)
        elif counts["faults"] == _FAULTS_SHOWN + 1:
            say("further lines that are left out are only counted", err=True)


@contextmanager
def _opened(name: str) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Open a file or, for `-`, the standard input; give it unpacked, and as it is to tell how far it is read."""
    with ExitStack() as stack:
        try:
            raw = sys.stdin.buffer if name == "-" else stack.enter_context(Path(name).open("rb"))
        except OSError as error:
            raise click.ClickException(f"{name}: cannot be read ({error.strerror})") from None
        peek = raw.peek(2)[:2] if hasattr(raw, "peek") else b""
        file = cast("BinaryIO", stack.enter_context(gzip.open(raw)) if peek == b"\x1f\x8b" else raw)
        try:
            yield file, raw
        except (EOFError, gzip.BadGzipFile, zlib.error):
            raise click.ClickException(f"{name}: is broken gzip; what was read before is stored") from None
