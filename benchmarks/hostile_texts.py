"""What a hostile archive holds: articles of the hostile kit as a crawl finds them, and any strings in every field."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.hostile_kit import served
from tests.archive.search.naughty import naughty

_NUMBER = 41  # of the kit's site, by which its address is its own
_PROSE = "The ferry left the harbour of {} at dawn, and nobody on the quay could say when the next one is due."


def strings(path: Path | None) -> list[str]:
    """Return strings that have broken something somewhere: our own, and those of a JSON list in a file."""
    given = [] if path is None else json.loads(path.read_text("utf-8"))
    return list(dict.fromkeys([*naughty(), *given]))


def crawl_kit(kit: Path, room: Path, database: str) -> None:
    """Crawl the kit's site into a database: its list of nasty and encoded articles, its nasty feeds, its front page."""
    with served(kit, room / "site", _NUMBER, is_plain=False, articles=30, pages=3) as site:
        paths = ("/", "/hostile/", "/feed/nasty.xml", "/feed/nasty.json")
        starts = [site.base + path for path in paths]
        asked = ["--allow-private", site.place, "--db", database, "--delay", "0", "--limit", "150"]
        run("crawl", *starts, *asked, good=(0, 1))  # 1: pages that fail on purpose


def ingest_strings(found: Sequence[str], room: Path, database: str) -> None:
    """Store an article a string, with it in each of its fields, and a line of an export with it in all of them."""
    ingest_lines(room / "strings.jsonl", _documents(found), database)
    exported = [json.loads(line) for line in run("export", "--db", database).splitlines()]
    lines = (_filled(exported[number % len(exported)], each, number) for number, each in enumerate(found))
    ingest_lines(room / "restored.jsonl", lines, database)


def ingest_lines(path: Path, lines: Iterator[dict[str, Any]], database: str) -> None:
    """Store lines; those that hold no article are left out."""
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    run("ingest", str(path), "--db", database, good=(0, 1))


def run(*arguments: str, good: tuple[int, ...] = (0,)) -> bytes:
    """Run a command and return what it prints; SystemExit where it ends with no exit code that is `good`."""
    done = subprocess.run([sys.executable, "-m", "newsfold", *arguments], capture_output=True, check=False)
    if done.returncode not in good or b"Traceback" in done.stderr:
        said = done.stderr.decode(errors="replace")[-2000:]
        raise SystemExit(f"newsfold {' '.join(arguments)[:200]} ended with {done.returncode}: {said}")
    return done.stdout


def _documents(found: Sequence[str]) -> Iterator[dict[str, Any]]:
    for number, each in enumerate(found):
        text = f"{each} {_PROSE.format(number)}\n\n{each}\n\n{_PROSE.format(number + 7)} {each}"
        yield {"id": f"{number} {each[:500]}", "title": each, "text": text, "url": each, "site": each}


def _filled(exported: dict[str, Any], each: str, number: int) -> dict[str, Any]:
    """Return a line of an export with a string in place of each of its texts but the kind of a page."""

    def fill(name: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {inner: fill(inner, one) for inner, one in value.items()}
        if isinstance(value, list):
            return [fill(name, one) for one in value]
        keeps = name.endswith("_at") or name in ("kind", "verdict", "rights", "record")
        return value if keeps or not isinstance(value, str) else each

    line = {name: fill(name, value) for name, value in exported.items()}
    line |= {"text": f"{each}\n\n{_PROSE.format(-number)} {each}", "language": each[:30], "section": each}
    line |= {"authors": [each], "tags": [each], "image": {"url": each, "caption": each}}
    line["related"] = [{"text": each, "url": each}, {"text": each, "url": f"javascript:alert('{each}')"}]
    return line
