"""`newsfold ingest`: articles that somebody has already, into the store and through the same judgement."""

from __future__ import annotations

import gzip
import sys
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

import click

from newsfold.cli.options import database_option, json_option

if TYPE_CHECKING:
    from crawler.ingest import Batch
    from storage.database import Database

EXAMPLES = """\b
Examples:
  newsfold ingest articles.jsonl
  zcat old.jsonl.gz | newsfold ingest - --verdicts verdicts.jsonl
  newsfold ingest 2024.jsonl.gz 2025.jsonl.gz --json
"""
_LINE_EVERY = 5.0  # seconds
_FAULTS_SHOWN = 20


@click.command(epilog=EXAMPLES)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--verdicts",
    metavar="OUT",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a line of JSON a document.",
)
@database_option
@json_option
@click.pass_context
def command(ctx: click.Context, files: tuple[str, ...], verdicts: Path | None, database: str, as_json: bool) -> None:
    """Store articles from JSON Lines, an article a line, packed with gzip or not; `-` is the standard input.

    A line has `id` and `text`, and may have `title`, `url`, `site`, `published_at` (ISO 8601) or `day` (days since
    1970). What was ingested before is left as it is, so a second run finishes what was interrupted. Lines that hold no
    article are named and left out; then the exit code is 1.
    """
    from crawler.near_copies import judge_left_over
    from migrations import open_database
    from newsfold.cli.render import plural, print_json

    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        store = stack.enter_context(open_database(database))
        out = stack.enter_context(verdicts.open("w", encoding="utf-8")) if verdicts else None
        judge_left_over(store, datetime.now(UTC))
        for name in files:
            _ingest_file(store, name, out, counts)
    totals = {key: counts[key] for key in ("lines", "new", "near", "repeat", "revision", "known", "faults")}
    if as_json:
        print_json({"database": store.url} | totals)
    else:
        click.echo(
            f"{plural(totals['lines'], 'line')}: {totals['new']:,} new, {totals['near']:,} near copies, "
            f"{totals['repeat']:,} repeats, {totals['revision']:,} revisions, {totals['known']:,} there before, "
            f"{totals['faults']:,} left out"
        )
    if totals["faults"]:
        ctx.exit(1)


def _ingest_file(store: Database, name: str, out: TextIO | None, counts: Counter[str]) -> None:
    from crawler.ingest import find_verdicts, ingest
    from crawler.json_lines import iter_lines

    shown = time.monotonic()
    with _opened(name) as file:
        for batch in ingest(store, iter_lines(file), f"ingest:{Path(name).name}", datetime.now(UTC)):
            _count(name, batch, counts)
            if out is not None:
                with store.read() as connection:
                    _write_verdicts(out, [asdict(each) for each in find_verdicts(connection, batch.names)])
            if time.monotonic() - shown >= _LINE_EVERY:
                shown = time.monotonic()
                click.echo(f"{name}: {counts['lines']:,} lines, {counts['new']:,} new", err=True)


def _write_verdicts(out: TextIO, verdicts: list[dict[str, object]]) -> None:
    import json

    for each in verdicts:
        line = {"id": each["name"], "verdict": each["verdict"], "of": each["of"], "why": each["why"]}
        out.write(json.dumps(line, ensure_ascii=False) + "\n")


def _count(name: str, batch: Batch, counts: Counter[str]) -> None:
    """Count a batch, and name the first lines that were left out."""
    from crawler.logs import printable

    counts.update(verdict.value for verdict in batch.stored)
    counts["known"] += batch.known
    counts["lines"] += len(batch.stored) + batch.known + len(batch.faults)
    for fault in batch.faults:
        counts["faults"] += 1
        if counts["faults"] <= _FAULTS_SHOWN:
            click.echo(printable(f"{name}, line {fault.number}: {fault.reason}"), err=True)
        elif counts["faults"] == _FAULTS_SHOWN + 1:
            click.echo("further lines that are left out are only counted", err=True)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    """Open a file or, for `-`, the standard input; unpack gzip."""
    with ExitStack() as stack:
        try:
            raw = sys.stdin.buffer if name == "-" else stack.enter_context(Path(name).open("rb"))
        except OSError as error:
            raise click.ClickException(f"{name}: cannot be read ({error.strerror})") from None
        peek = raw.peek(2)[:2] if hasattr(raw, "peek") else b""
        file = cast("BinaryIO", stack.enter_context(gzip.open(raw)) if peek == b"\x1f\x8b" else raw)
        try:
            yield file
        except (EOFError, gzip.BadGzipFile, zlib.error):
            raise click.ClickException(f"{name}: is broken gzip; what was read before is stored") from None
