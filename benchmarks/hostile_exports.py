"""A hostile archive as files and on a terminal: each format read again by another program, and stored again."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pyarrow.parquet as pq
from click.testing import CliRunner

from benchmarks.hostile_texts import run
from newsfold.__main__ import cli

Blame = Callable[[str, str, str], None]
"""Counts a fault: under which name, what it is, and an example."""

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE]-?\d+)?")
_OF_THE_ARCHIVE = ("id", "story", "near", "last_seen_at", "rights")
"""What a line says of the archive that it stood in, and not of the article."""
_TERMINAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def check_exports(blame: Blame, room: Path, url: str) -> int:
    """Write every format, and read it again; return how many articles there are."""
    lines = _lines(run("export", "--db", url))
    _check_csv(blame, run("export", "--db", url, "--format", "csv").decode(), lines)
    for name in ("atom", "rss"):
        _check_feed(blame, name, run("export", "--db", url, "--format", name, "--limit", "10000"), len(lines))
    _check_parquet(blame, room, url, lines)
    _check_round_trip(blame, room, lines)
    return int(lines[-1]["id"])


def check_commands(blame: Blame, found: Sequence[str], url: str, articles: int) -> None:
    """Search for each string on a terminal, and show articles: no traceback, and nothing that steers it."""
    runner = CliRunner()
    asked: Iterator[list[str]] = (
        *(["search", "--db", url, "--", each] for each in found),
        *(["articles", "--db", url, "--search", each] for each in found[::3]),
        *(["show", "--db", url, str(number)] for number in range(1, articles + 1, 5)),
        *([name, "--db", url, "--limit", "5000"] for name in ("articles", "stories", "runs")),
    ).__iter__()
    for arguments in asked:
        done = runner.invoke(cli, arguments)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            blame("commands", type(done.exception).__name__, repr(arguments))
        if steering := _TERMINAL.search(done.output):
            blame("commands", f"control {steering[0]!a}", repr(arguments))


def _lines(written: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.splitlines()]


def _check_csv(blame: Blame, written: str, lines: Sequence[dict[str, Any]]) -> None:
    csv.field_size_limit(sys.maxsize)
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    if len(rows) != len(lines):
        blame("csv", "other count", f"{len(rows)} of {len(lines)}")
    for row, line in zip(rows, lines, strict=False):
        for name, cell in row.items():
            if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
                blame("csv", "formula", f"{name} {cell[:40]}")
            if name in ("title", "text", "url", "site") and cell.removeprefix("'") != (line[name] or ""):
                blame("csv", "other text", f"{name} {cell[:40]}")


def _check_feed(blame: Blame, name: str, written: bytes, count: int) -> None:
    root = ET.fromstring(written)
    entries = [each for each in root.iter() if each.tag.rpartition("}")[2] in ("entry", "item")]
    if len(entries) != count:
        blame(name, "other count", f"{len(entries)} of {count}")
    for each in root.iter():
        address = each.get("href") or (each.text if each.tag == "link" else "") or ""
        if address and not re.match("https?://", address, re.IGNORECASE):
            blame(name, "an address", address[:60])


def _check_parquet(blame: Blame, room: Path, url: str, lines: Sequence[dict[str, Any]]) -> None:
    whole = room / "all.parquet"
    run("export", "--db", url, "--format", "parquet", "-o", str(whole))
    titles = pq.read_table(whole, columns=["title"]).column("title").to_pylist()
    if titles != [line["title"] for line in lines]:
        blame("parquet", "other titles", f"{len(titles)} of {len(lines)}")
    outside = set(room.rglob("*"))
    folder = room / "parted"
    run("export", "--db", url, "--format", "parquet", "--partition", "language,day", "-o", str(folder))
    if any(folder not in each.parents for each in room.rglob("*") if each not in outside and each != folder):
        blame("parquet", "outside of its folder", str(folder))
    parts = sum(pq.read_metadata(each).num_rows for each in folder.rglob("*.parquet"))
    if parts != len(lines):
        blame("parquet", "rows in parts", f"{parts} of {len(lines)}")


def _check_round_trip(blame: Blame, room: Path, lines: Sequence[dict[str, Any]]) -> None:
    """Store an export in an empty archive, export that, and compare what the lines say of their articles."""
    first = room / "first.jsonl"
    first.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    again_url = f"sqlite:///{room / 'again.db'}"
    run("ingest", str(first), "--db", again_url, "--no-upkeep")
    again = _lines(run("export", "--db", again_url))
    if len(again) != len(lines):
        blame("round trip", "other count", f"{len(again)} of {len(lines)}")
    for line, other in zip(lines, again, strict=False):
        for name in line.keys() - set(_OF_THE_ARCHIVE):
            if line[name] != other[name]:
                blame("round trip", name, f"{line['id']}: {str(line[name])[:80]} became {str(other[name])[:80]}")
