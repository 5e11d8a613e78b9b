"""A hostile archive through every page, call, search, command and export; what fails is counted and named.

    python -m benchmarks.hostile_views KIT [--strings FILE] [--each 1] [--postgres] [--clients 10000] [--faults]

KIT is the hostile kit (`benchmarks.hostile_kit`): its site is crawled, with its nasty titles, texts and encodings. Then
each of hundreds of strings is stored in every field of an article, and asked for in every parameter of every address.
FILE holds further strings as a JSON list, such as blns.json of minimaxir/big-list-of-naughty-strings. Each answer is
parsed as a browser does: no status from 500 on, nothing that runs, the policy there. `--faults` tells an example of
each fault. Beside the table: exports that are read again, and what slow clients cost.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote

from benchmarks.hostile_answers import faults_of
from benchmarks.hostile_clients import Place, ask_raw, crowd, odd_requests
from benchmarks.hostile_exports import check_commands, check_exports
from benchmarks.hostile_texts import crawl_kit, ingest_strings, strings
from benchmarks.page import serving
from tests.postgres import running_server

_PARAMETERS = {
    "/": ("chart",),
    "/articles": ("q", "site", "source", "lang", "from", "to", "sort", "after"),
    "/compare": ("a", "b"),
    "/stories": ("before",),
    "/sources": ("after",),
    "/runs": ("before", "source"),
    "/runs/1": ("after", "only"),
    "/page": ("url",),
    "/feeds/new.atom": ("q",),
    "/api/articles": (
        "q", "site", "source", "author", "language", "published_from", "published_before", "order", "after", "limit",
    ),
    "/api/search": ("q", "sort", "after", "limit"),
    "/api/compare": ("a", "b"),
    "/api/stories": ("before", "limit"),
    "/api/sources": ("after", "limit"),
    "/api/runs": ("source", "before", "limit"),
    "/api/runs/1/pages": ("errors", "after", "limit"),
}  # fmt: skip
_NUMBERED = ("/articles/", "/stories/", "/runs/", "/api/articles/", "/api/stories/", "/api/runs/")
_NAMED = ("/articles/", "/stories/", "/runs/", "/sources/", "/static/", "/", "/api/", "/api/articles/", "/api/sources/")
_NUMBERS = (
    "0", "-1", "+1", "1.0", "1e9", "٣", "²", "0x1", "1_0", "2147483647", "2147483648", "9223372036854775808",
    "9" * 30, "9" * 3_000, "NaN", "true", "null", "",
)  # fmt: skip
_PATHS = tuple(
    start + way * 8 + end
    for start in ("/static/", "/", "/articles/", "/sources/", "/api/", "/api/sources/", "/page?url=file:", "/page?url=")
    for way, end in (
        ("../", "etc/passwd"), ("..%2f", "etc%2fpasswd"), ("%2e%2e/", "etc/passwd"), ("..%5c", "etc%5cpasswd"),
        ("....//", "etc/passwd"), ("%252e%252e%252f", "etc%252fpasswd"), ("..%c0%af", "etc/passwd"),
        ("/", "etc/passwd"), ("%00", ""), ("..;/", "etc/passwd"), ("/%09/", "evil.example"),
        ("%0d%0aSet-Cookie:%20a=b", ""),
    )
)  # fmt: skip
_SAME_NAME = 5  # articles whose site or author has just a sign for its name
_SPARED = 8  # a string is tried in one of so many parameters, and in every query; an article in one of so many views


@dataclass(slots=True)
class View:
    """What the answers of one kind of address were."""

    name: str
    statuses: Counter[int] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    slowest: float = 0.0
    most: int = 0


class Browser:
    """Asks over one connection, and judges every answer."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._connection = HTTPConnection(*place, timeout=60)
        self.views: dict[str, View] = {}

    def ask(self, name: str, address: str) -> tuple[int, bytes]:
        """Ask for an address, and count the answer under a name."""
        view = self.views.setdefault(name, View(name))
        began = time.perf_counter()
        try:
            self._connection.request("GET", address)
            answer = self._connection.getresponse()
            body = answer.read()
        except (OSError, HTTPException) as error:
            self._connection = HTTPConnection(*self._place, timeout=60)
            self.blame(name, f"no answer ({type(error).__name__})", address)
            return 0, b""
        view.slowest = max(view.slowest, time.perf_counter() - began)
        view.most = max(view.most, len(body))
        view.statuses[answer.status // 100] += 1
        headers = {key.lower(): value for key, value in answer.getheaders()}
        for fault in set(faults_of(answer.status, headers, body)):
            self.blame(name, fault, address)
        return answer.status, body

    def blame(self, name: str, fault: str, about: str) -> None:
        """Count a fault."""
        view = self.views.setdefault(name, View(name))
        view.faults[fault] += 1
        view.examples.setdefault(fault, about)


def addresses(found: Sequence[str], articles: int) -> Iterator[tuple[str, str]]:
    """Yield what is asked for, with the name of its row."""
    for path in _PARAMETERS:
        yield f"{path} as it is", path
    for number in range(1, articles + 1):
        yield "/articles/N", f"/articles/{number}"
        yield "/api/articles/N", f"/api/articles/{number}"
        if number % _SPARED == 0:
            yield "/stories/N", f"/stories/{number}"
            yield "/api/stories/N", f"/api/stories/{number}"
            yield "/compare", f"/compare?a={number}&b={number - 1}"
            yield "/api/compare", f"/api/compare?a={number}&b={number - 1}"
    pairs = [(path, name) for path, names in _PARAMETERS.items() for name in names]
    for index, each in enumerate(found):
        value = quote(each[:1_000], safe="", errors="surrogatepass")
        for place, (path, name) in enumerate(pairs):
            if name == "q" or (index + place) % _SPARED == 0:
                yield f"{path}?{name}=", f"{path}?{name}={value}"
        yield "an address of a string", _NAMED[index % len(_NAMED)] + value
    for each in _NUMBERS:
        yield from (("wild numbers", path + quote(each, safe="")) for path in _NUMBERED)
        yield from (("wild numbers", f"{path}?{name}={quote(each, safe='')}") for path, name in pairs)
    yield from (("paths", path) for path in _PATHS)


def check_wildcards(browser: Browser) -> None:
    """Blame signs that find every article: they are wildcards of the databases, and none of ours."""
    for sign in ("%", "_", "*", "%25", "%_%", "\\", ".*"):
        for path in ("/api/articles", "/api/search"):
            _, body = browser.ask("signs find nothing", f"{path}?q=zqnosuchword{quote(sign, safe='')}&limit=1")
            if b'"title"' in body:
                browser.blame("signs find nothing", "finds articles", sign)
        for name in ("site", "source", "author", "language"):
            _, body = browser.ask("signs find nothing", f"/api/articles?{name}={quote(sign, safe='')}&limit=200")
            if body.count(b'"id"') > _SAME_NAME:
                browser.blame("signs find nothing", "finds articles", f"{name}={sign}")


def report(views: Sequence[View], *, all_faults: bool) -> int:
    """Print the table, and return how many answers were at fault."""
    print(f"{'view':<34}{'asked':>7}{'2xx':>7}{'3xx':>6}{'4xx':>7}{'5xx':>5}{'slowest ms':>12}{'KB':>7}  faults")
    for view in views:
        counts = [view.statuses[each] for each in (2, 3, 4, 5)]
        told = ", ".join(f"{count} × {fault}" for fault, count in view.faults.most_common()) or "none"
        print(
            f"{view.name[:33]:<34}{view.statuses.total():7}{counts[0]:7}{counts[1]:6}{counts[2]:7}{counts[3]:5}"
            f"{view.slowest * 1000:12.0f}{view.most / 1000:7.0f}  {told}"
        )
        if all_faults:
            for fault, example in view.examples.items():
                print(f"    {fault}: {example[:200]!a}")
    return sum(view.faults.total() for view in views)


def main() -> None:
    """Read the command line, fill, ask for everything, and print what was wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kit", type=Path, metavar="KIT")
    parser.add_argument("--strings", type=Path, metavar="FILE")
    parser.add_argument("--each", type=int, default=1, metavar="N", help="take one string of so many")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--clients", type=int, default=10_000, metavar="N")
    parser.add_argument("--faults", action="store_true", help="tell an example of each fault")
    options = parser.parse_args()
    found = strings(options.strings)[:: options.each]
    with ExitStack() as stack:
        room = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(running_server()) if options.postgres else f"sqlite:///{room / 'hostile.db'}"
        crawl_kit(options.kit.resolve(), room, url)
        ingest_strings(found, room, url)
        log = room / "serve.log"
        place, process = stack.enter_context(serving(url, stack.enter_context(log.open("wb"))))
        browser = Browser(place)
        articles = check_exports(browser.blame, room, url)
        print(
            f"{len(found)} strings, {articles} articles on {'PostgreSQL' if options.postgres else 'SQLite'}", flush=True
        )
        for name, address in addresses(found, articles):
            browser.ask(name, address)
        check_wildcards(browser)
        check_commands(browser.blame, found, url, articles)
        for name, request in odd_requests():
            status = ask_raw(place, request)
            view = browser.views.setdefault("odd requests", View("odd requests"))
            view.statuses[status // 100] += 1
            if status >= 500:
                browser.blame("odd requests", f"status {status}", f"{name}: {request[:80]!r}")
        for line in re.findall(r"^  \| (\w[\w.]*(?:Error|Exception|Exit)\b.*)", log.read_text("utf-8"), re.MULTILINE):
            browser.blame("log of the server", line[:60], line)
        at_fault = report(list(browser.views.values()), all_faults=options.faults)
        slow = crowd(place, process, options.clients)
    print(
        f"{slow.tried:,} slow clients ({slow.connected:,} at work): {slow.before / 2**20:.0f} MB before, "
        f"{slow.peak / 2**20:.0f} MB at most, {slow.descriptors:,} descriptors; a browser heard "
        + ", ".join(f"{count} × {status or 'nothing'}" for status, count in slow.heard.most_common())
        + f", at the latest after {slow.longest:.1f} s"
    )
    sys.exit(1 if at_fault else 0)


if __name__ == "__main__":
    main()
