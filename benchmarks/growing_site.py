"""What a daily crawl of a site that grows asks for, week by week: `python -m benchmarks.growing_site [--days 60]`.

A fictional paper publishes some articles a day. Its front page and sections lead to them, and to tags, authors, pages
about the paper, archives on further pages, pictures and logins that hold no article. Some articles are in no section,
but under a tag alone; some are edited on a later day. The days pass on a clock that only counts: what is fetched is
real, by HTTP on loopback. For each week: requests for each new article, by kind of address; and at the end, after a
week in which nothing is published, the share of articles, and of edits, that were found.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from sqlalchemy import select

from benchmarks.generated_site import paragraphs, title
from crawler.config.model import Fetch, Source
from crawler.crawl.event_loop import run_in_loop
from crawler.crawl.run import crawl
from crawler.session.workers import Workers
from migrations import open_database
from storage.database import Database
from storage.models import article

_BEGIN = datetime(2026, 1, 5, 6, tzinfo=UTC)
_SECTIONS = ("news", "sport", "culture", "business")
_TAGS = 40
_AUTHORS = 12
_LIST = 20
_ABOUT = ("about", "contact", "terms", "privacy", "jobs", "advertise")
_TAG_ALONE = 25
"""Of so many articles one stands in no list but that of a tag."""
_EDITED = 9
"""Of so many articles one is edited, on one of the six days after it appeared."""
_QUIET = 7


@dataclass(slots=True)
class GrowingSite:
    """The server, to be used in a `with` block; `day` is the day that it shows, `a_day` how much a day brings."""

    a_day: int
    before: int
    day: int = 0
    last_day: int = 1_000_000
    asked: Counter[str] = field(default_factory=Counter)
    _server: ThreadingHTTPServer = field(init=False)

    def __enter__(self) -> GrowingSite:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = self.path
                site.asked[_kind(path)] += 1
                html = site.page(path)
                body = (html or "<h1>Nothing here</h1>").encode()
                self.send_response(200 if html else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def host(self) -> str:
        """`127.0.0.1:PORT`."""
        return f"127.0.0.1:{self._server.server_port}"

    @property
    def numbers(self) -> range:
        """The articles that are there."""
        return range(self.before + self.a_day * (min(self.day, self.last_day) + 1))

    def now(self) -> datetime:
        """Return the time of the day that is shown."""
        return _BEGIN + timedelta(days=self.day)

    def edited(self, number: int) -> bool:
        """Whether an article has been edited by now."""
        return number % _EDITED == 4 and self._day_of(number) >= 0 and self.day > self._day_of(number) + number % 6

    def _day_of(self, number: int) -> int:
        return (number - self.before) // self.a_day

    def page(self, path: str) -> str | None:
        """Return what stands at a path, None for nothing."""
        parts = path.strip("/").split("/")
        if path == "/robots.txt":
            return "User-agent: *\nAllow: /\n"
        if path == "/":
            return self._list("The Growing Paper", "/", self._listed(), page=1, has_more=False)
        if parts[0] in _ABOUT:
            return _page(parts[0].title(), f"<p>All that one has to know about {parts[0]}.</p>", ())
        if parts[0] == "story" and len(parts) == 3 and (number := int(parts[1])) in self.numbers:
            return self._story(number)
        if parts[0] in ("picture", "login"):
            return _page(parts[0].title(), "<p>Nothing to read.</p>", ())
        members = self._members(parts)
        if members is None:
            return None
        page = int(parts[3]) if len(parts) == 4 and parts[2] == "page" else 1
        return self._list(parts[1].title(), f"/{parts[0]}/{parts[1]}/", members, page=page, has_more=True)

    def _listed(self) -> list[int]:
        return [number for number in reversed(self.numbers) if number % _TAG_ALONE != 7]

    def _members(self, parts: list[str]) -> list[int] | None:
        if parts[0] == "section" and parts[1] in _SECTIONS:
            place = _SECTIONS.index(parts[1])
            return [number for number in self._listed() if number % len(_SECTIONS) == place]
        if parts[0] == "tag":
            return [number for number in reversed(self.numbers) if int(parts[1][5:]) in _tags(number)]
        if parts[0] == "author":
            return [number for number in self._listed() if number % _AUTHORS == int(parts[1][8:])]
        return None

    def _list(self, name: str, path: str, numbers: list[int], *, page: int, has_more: bool) -> str:
        shown = numbers[(page - 1) * _LIST : page * _LIST]
        teasers = "".join(
            f'<div class="card"><h3><a href="{_path(one)}">{title(one)}</a></h3><p>{paragraphs(one)[0][:90]}…</p></div>'
            for one in shown
        )
        more = page * _LIST < len(numbers) and has_more
        pager = f'<a rel="next" href="{path}page/{page + 1}/">Older</a>' if more else ""
        return _page(name, f'<div class="list">{teasers}</div><div class="pager">{pager}</div>', range(_TAGS))

    def _story(self, number: int) -> str:
        day = _BEGIN + timedelta(days=self._day_of(number))
        texts = paragraphs(number)[:4]
        if self.edited(number):
            texts.append(" ".join(["The council has since answered.", *paragraphs(number + 7_000_000)[:1]]))
        name = number % _AUTHORS
        body = (
            f'<article><h1>{title(number)}</h1><p>By <a rel="author" href="/author/reporter{name}/">Reporter {name}</a>'
            f' <time datetime="{day.isoformat()}">{day:%d %B %Y}</time></p>'
            + "".join(f"<p>{text}</p>" for text in texts)
            + f'</article><a href="/picture/{number}/">Picture</a> <a href="/login/{number}/">Sign in</a>'
        )
        return _page(title(number), body, _tags(number))


def _tags(number: int) -> tuple[int, ...]:
    return number % _TAGS, number * 7 % 13


def _path(number: int) -> str:
    return f"/story/{number}/{title(number).lower().replace(',', '').replace(' ', '-')}/"


def _page(name: str, body: str, tags: Iterable[int]) -> str:
    menu = "".join(f'<li><a href="/section/{one}/">{one.title()}</a></li>' for one in _SECTIONS)
    cloud = "".join(f'<a href="/tag/topic{one}/">topic {one}</a> ' for one in tags)
    foot = "".join(f'<a href="/{one}/">{one.title()}</a> ' for one in _ABOUT)
    return (
        f'<!doctype html><html lang="en"><head><title>{name} | The Growing Paper</title></head><body><nav><ul>{menu}'
        f"</ul></nav><main>{body}</main><aside>{cloud}</aside><footer>{foot}</footer></body></html>"
    )


def _kind(path: str) -> str:
    first = path.strip("/").split("/")[0]
    if "/page/" in path:
        return "further"
    return first if first in ("story", "section", "tag", "author", "picture", "login", "robots.txt") else "front, about"


async def _days(site: GrowingSite, start: str, days: int, store: Database, stop: asyncio.Event) -> None:
    """Crawl once a day, and tell of each week."""
    fetch = Fetch(allow_private=(site.host,), delay=0.0, concurrency=8)
    source = Source(name="paper", url=f"http://{site.host}{start}")
    workers = Workers(1, timeout=fetch.parse_timeout)
    new = 0
    site.last_day = days - 1
    print(f"{'days':>7} {'new':>5} {'requests':>9} {'per new':>8}  by kind", flush=True)
    try:
        for day in range(days + _QUIET):
            site.day = day
            report = await crawl(source, database=store, fetch=fetch, workers=workers, stop=stop, clock=site.now)
            if report.errors:
                raise SystemExit(f"day {day}: {report.errors[0].message}")
            new += report.new
            if day == 0 or day % 7 == 0 or day == days + _QUIET - 1:
                total = site.asked.total()
                kinds = ", ".join(f"{kind} {count}" for kind, count in site.asked.most_common())
                print(f"{day:7} {new:5} {total:9} {total / max(new, 1):8.1f}  {kinds}", flush=True)
                new = 0
                site.asked.clear()
    finally:
        workers.close()


def _score(site: GrowingSite, store: Database, start: str) -> str:
    """Return the share of articles, and of edits, that the store has."""
    with store.read() as connection:
        rows = connection.execute(select(article.c.title, article.c.text)).all()
    texts = {row.title: row.text for row in rows}
    section = start.strip("/").rpartition("/")[2]
    wanted = [
        number
        for number in site.numbers
        if section not in _SECTIONS
        or (number % len(_SECTIONS) == _SECTIONS.index(section) and number % _TAG_ALONE != 7)
    ]
    edits = [number for number in wanted if site.edited(number)]
    found = sum(title(number) in texts for number in wanted)
    seen = sum("has since answered" in texts.get(title(number), "") for number in edits)
    return (
        f"found {found / len(wanted):.3f} of {len(wanted)} articles, stored {len(rows)}; {seen} of {len(edits)} edits"
    )


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=60)
    parser.add_argument("--a-day", type=int, default=10, metavar="N", help="articles that a day brings")
    parser.add_argument("--before", type=int, default=300, metavar="N", help="articles that were there at first")
    parser.add_argument("--start", default="/", metavar="PATH", help="where the crawl begins, as in /section/news/")
    options = parser.parse_args()
    site = GrowingSite(options.a_day, options.before)
    with tempfile.TemporaryDirectory() as folder, site, open_database(f"sqlite:///{folder}/paper.db") as store:
        run_in_loop(lambda stop: _days(site, options.start, options.days, store, stop))
        print(_score(site, store, options.start))


if __name__ == "__main__":
    main()
