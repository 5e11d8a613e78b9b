"""Feeds that others made to try feed readers, read by ours and by feedparser: `python -m benchmarks.feed_files DIR`.

DIR is searched for files; each is read as it would be from the network, with the content type that it names in its
first comment, as feedparser's own tests do. A file counts as well-formed where feedparser has nothing to say against it
and finds entries. The table has, by folder of DIR, the files, those at which the reader failed in a way of its own (a
crash), those that are well-formed, and of these the share whose entries are the same by number, title and address; then
those that differ. `--all` lists all of them, and not thirty.
"""

from __future__ import annotations

import argparse
import html
import re
import signal
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

import feedparser

from crawler.core.documents.opening import open_document
from crawler.core.errors import ReadError
from crawler.core.links.urls import resolve
from crawler.core.types import Document

_TYPE = re.compile(rb"Content-type:\s*([^\r\n]+)", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")
_ENDINGS = (".xml", ".rss", ".atom", ".rdf")
_SECONDS = 20
_SHOWN = 30
_BASE = "http://feeds.example/"
Entry = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of a file; `ours` and `theirs` are (title, address) of its entries."""

    is_well_formed: bool
    crash: str | None
    ours: tuple[Entry, ...]
    theirs: tuple[Entry, ...]


def main() -> None:
    """Read all files and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("dir", type=Path)
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    differ: list[str] = []
    for file in _files(args.dir):
        folder = file.relative_to(args.dir).parts[0]
        seen = look_at(file)
        counts[folder, "files"] += 1
        counts[folder, "crashes"] += seen.crash is not None
        counts[folder, "well-formed"] += seen.is_well_formed
        is_same = seen.ours == seen.theirs and seen.crash is None
        counts[folder, "same"] += seen.is_well_formed and is_same
        if seen.crash is not None or (seen.is_well_formed and not is_same):
            differ.append(f"{file.relative_to(args.dir)}: {seen.crash or _difference(seen)}")
    print(f"{'folder':<28}{'files':>7}{'crashes':>9}{'well-formed':>13}{'same':>8}")
    for folder in sorted({folder for folder, _ in counts}):
        files, crashes, sound, same = (counts[folder, name] for name in ("files", "crashes", "well-formed", "same"))
        print(f"{folder:<28}{files:>7,}{crashes:>9,}{sound:>13,}{same / max(sound, 1):>8.1%}")
    for line in differ if args.all else differ[:_SHOWN]:
        print(line)


def look_at(file: Path) -> Seen:
    """Read one file both ways."""
    body = file.read_bytes()
    said = _TYPE.search(body[:1000])
    content_type = said[1].decode("latin-1").strip() if said else "application/xml"
    try:
        parsed = feedparser.parse(body, response_headers={"content-type": content_type, "content-location": _BASE})
    except Exception:  # noqa: BLE001  its own faults are not looked at
        parsed = feedparser.FeedParserDict(bozo=True, entries=[])
    theirs = tuple(_entry(entry.get("title", ""), _link(entry)) for entry in parsed.entries)
    crash: str | None = None
    ours: tuple[Entry, ...] = ()
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(_SECONDS)
    try:
        opened = open_document(Document(url=_BASE, body=body, content_type=content_type))
        entries = () if opened.feed is None else opened.feed.entries
        ours = tuple(_entry(entry.title, entry.link or "") for entry in entries)
    except ReadError:
        pass
    except Exception as error:  # noqa: BLE001  any of them is what is looked for
        crash = repr(error)
    finally:
        signal.alarm(0)
    return Seen(bool(not parsed.bozo and parsed.entries and parsed.get("version")), crash, ours, theirs)


def _files(folder: Path) -> Iterator[Path]:
    yield from (file for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix.lower() in _ENDINGS)


def _link(entry: Any) -> str:
    """Return an entry's address; RSS 1.0 without a link has it as the id of the item, where feedparser leaves it."""
    guid = str(entry.get("id", ""))
    is_address = guid.startswith(("http://", "https://")) and entry.get("guidislink", True)
    return str(entry.get("link") or (guid if is_address else ""))


def _entry(title: str, link: str) -> Entry:
    plain = html.unescape(_TAGS.sub("", html.unescape(title)))
    address = resolve(_BASE, link) if link else None
    return "".join(plain.split()), "" if address in (None, _BASE) else str(address)


def _difference(seen: Seen) -> str:
    if len(seen.ours) != len(seen.theirs):
        return f"{len(seen.ours)} entries, feedparser has {len(seen.theirs)}"
    for ours, theirs in zip(seen.ours, seen.theirs, strict=True):
        for one, other in zip(ours, theirs, strict=True):
            if one != other:
                return f"{one[:80]!r}, feedparser has {other[:80]!r}"
    return "the same"


def _too_long(number: int, frame: FrameType | Any) -> None:
    raise TimeoutError(f"takes more than {_SECONDS} seconds")


if __name__ == "__main__":
    main()
