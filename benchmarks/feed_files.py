"""Feeds that others made to try feed readers, read by ours and by feedparser: `python -m benchmarks.feed_files DIR`.

DIR is searched for files; each is read as it would be from the network, with the content type that it names in its
first comment, as feedparser's own tests do. A file counts as well-formed where feedparser has nothing to say against it
and finds entries. The table has, by folder of DIR, the files, those at which the reader failed in a way of its own (a
crash), those that are well-formed, and of these the share whose entries are the same by number, title and address; then
those that differ. `--all` lists all of them, and not thirty. With `--http` each file is served on loopback, fetched
through the downloader of a crawl and read in a worker process.
"""

from __future__ import annotations

import argparse
import html
import re
import signal
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import quote

import feedparser

from crawler.config.model import Fetch, Source
from crawler.core.documents.opening import open_document
from crawler.core.errors import FetchError, ReadError
from crawler.core.links.urls import resolve
from crawler.core.reading import read
from crawler.core.types import Document
from crawler.crawl.event_loop import run_in_loop
from crawler.crawl.single_page import Visit, visit
from crawler.session.workers import ReaderPool, Workers

_TYPE = re.compile(rb"Content-type:\s*([^\r\n]+)", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")
_ENDINGS = (".xml", ".rss", ".atom", ".rdf")
_SECONDS = 20
_SHOWN = 30
_CRASHES = frozenset({"parser-failed", "parser-crashed", "parser-memory", "parse-timeout"})
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
    parser.add_argument("--http", action="store_true", help="serve them on loopback and fetch them as a crawl does")
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    files = list(_files(args.dir))
    ours = over_http(args.dir, files) if args.http else {file: (_BASE, *look_at(file)) for file in files}
    counts: Counter[tuple[str, str]] = Counter()
    differ: list[str] = []
    for file in files:
        folder = file.relative_to(args.dir).parts[0]
        base, crash, entries = ours[file]
        is_well_formed, theirs = _feedparser(file, base)
        seen = Seen(is_well_formed, crash, entries, theirs)
        counts[folder, "files"] += 1
        counts[folder, "crashes"] += seen.crash is not None
        counts[folder, "well-formed"] += seen.is_well_formed
        is_same = seen.ours == seen.theirs and seen.crash is None
        counts[folder, "same"] += seen.is_well_formed and is_same
        if seen.crash is not None or (seen.is_well_formed and not is_same):
            differ.append(f"{file.relative_to(args.dir)}: {seen.crash or _difference(seen)}")
    _print(counts)
    for line in differ if args.all else differ[:_SHOWN]:
        print(line)


def _print(counts: Mapping[tuple[str, str], int]) -> None:
    print(f"{'folder':<28}{'files':>7}{'crashes':>9}{'well-formed':>13}{'same':>8}")
    for folder in sorted({folder for folder, _ in counts}):
        all_of, crashes, sound, same = (counts[folder, name] for name in ("files", "crashes", "well-formed", "same"))
        print(f"{folder:<28}{all_of:>7,}{crashes:>9,}{sound:>13,}{same / max(sound, 1):>8.1%}")


def look_at(file: Path) -> tuple[str | None, tuple[Entry, ...]]:
    """Read one file by our reader: what crashed it, and the entries."""
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(_SECONDS)
    try:
        return None, entries_of(Document(url=_BASE, body=file.read_bytes(), content_type=_type_of(file)))
    except ReadError:
        return None, ()
    except Exception as error:  # noqa: BLE001  any of them is what is looked for
        return repr(error), ()
    finally:
        signal.alarm(0)


def entries_of(document: Document) -> tuple[Entry, ...]:
    """Return the entries of a feed, () for what is none; raises ReadError."""
    read(document)  # all that a crawl makes of it
    feed = open_document(document).feed
    return () if feed is None else tuple(_entry(one.title, one.link or "", document.url) for one in feed.entries)


def over_http(folder: Path, files: Sequence[Path]) -> dict[Path, tuple[str, str | None, tuple[Entry, ...]]]:
    """Serve files on loopback, fetch each as a crawl does and read it in a worker process.

    Return for each its address, what crashed a reader, and the entries.
    """
    by_path = {f"/{quote(file.relative_to(folder).as_posix())}": file for file in files}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            file = by_path.get(self.path)
            body = b"" if file is None else file.read_bytes()
            self.send_response(404 if file is None else 200)
            if file is not None:
                self.send_header("Content-Type", _type_of(file))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    place = f"127.0.0.1:{server.server_port}"
    fetch = Fetch(allow_private=(place,))
    workers, reader = Workers(1), ReaderPool(1, timeout=_SECONDS, reader=entries_of)

    async def work(site: Visit) -> dict[Path, tuple[str, str | None, tuple[Entry, ...]]]:
        found: dict[Path, tuple[str, str | None, tuple[Entry, ...]]] = {}
        for path, file in by_path.items():
            url = f"http://{place}{path}"
            try:
                found[file] = (url, None, await reader.read(await site.fetch(url)))
            except (FetchError, ReadError) as error:
                found[file] = (url, str(error) if error.reason in _CRASHES else None, ())
        return found

    try:
        source = Source(name="feeds", url=f"http://{place}/")
        return run_in_loop(lambda stop: visit(source, fetch, workers, work))
    finally:
        reader.close()
        workers.close()
        server.shutdown()


def _feedparser(file: Path, base: str) -> tuple[bool, tuple[Entry, ...]]:
    """Return whether a file is well-formed, and the entries that feedparser finds."""
    headers = {"content-type": _type_of(file), "content-location": base}
    try:
        parsed = feedparser.parse(file.read_bytes(), response_headers=headers)
    except Exception:  # noqa: BLE001  its own faults are not looked at
        return False, ()
    entries = tuple(_entry(entry.get("title", ""), _link(entry), base) for entry in parsed.entries)
    return bool(not parsed.bozo and parsed.entries and parsed.get("version")), entries


def _type_of(file: Path) -> str:
    said = _TYPE.search(file.read_bytes()[:1000])
    return said[1].decode("latin-1").strip() if said else "application/xml"


def _files(folder: Path) -> Iterator[Path]:
    yield from (file for file in sorted(folder.rglob("*")) if file.is_file() and file.suffix.lower() in _ENDINGS)


def _link(entry: Any) -> str:
    """Return an entry's address; RSS 1.0 without a link has it as the id of the item, where feedparser leaves it."""
    guid = str(entry.get("id", ""))
    is_address = guid.startswith(("http://", "https://")) and entry.get("guidislink", True)
    return str(entry.get("link") or (guid if is_address else ""))


def _entry(title: str, link: str, base: str) -> Entry:
    plain = html.unescape(_TAGS.sub("", html.unescape(title)))
    address = resolve(base, link) if link else None
    return "".join(plain.split()), "" if address in (None, base) else str(address)


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
