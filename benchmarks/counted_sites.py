"""Many small fictional sites behind one port, which count what is asked of them as a server does.

Each address is a site. Its feed shows its latest stories, of which a new one appears every so often; every request is
noted with who asked, by the user agent, and from when to when.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from benchmarks.generated_site import paragraphs, title

SHOWN = 5
"""Stories that a feed shows."""

_PER_SITE = 100_000
_ANSWER = 0.1
"""Seconds that an answer takes."""

_VISIT = 5.0
"""Seconds without a request after which a visit of a site is over."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: who asked, for which path, from when to when, in seconds of the monotonic clock."""

    agent: str
    path: str
    begin: float
    end: float


@dataclass(slots=True)
class CountedSites:
    """The server, to be used in a `with` block; `publish_every` is in seconds."""

    addresses: Sequence[str]
    publish_every: float
    port: int = 80
    asked: dict[str, list[Asked]] = field(default_factory=dict)
    begun_at: float | None = None
    ended_at: float | None = None
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    def __enter__(self) -> CountedSites:
        self.asked = {address: [] for address in self.addresses}
        up = threading.Event()
        threading.Thread(target=self._run, args=(up,), daemon=True).start()
        if not up.wait(10):
            raise RuntimeError(f"port {self.port} cannot be served")
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)

    def url(self, address: str) -> str:
        """The address of a site's feed."""
        return f"http://{address}/feed.xml" if self.port == 80 else f"http://{address}:{self.port}/feed.xml"

    def publish(self) -> None:
        """Show something new now and then, from now on."""
        self.begun_at = time.monotonic()

    def stop_publishing(self) -> None:
        """Show nothing new from now on."""
        self.ended_at = time.monotonic()

    def published(self, address: str) -> list[str]:
        """Return the titles of all stories that a site has shown."""
        return [title(number) for number in self._numbers(address)]

    def overlaps(self) -> int:
        """Return how often a site was visited by two at once."""
        found = 0
        for asked in self.asked.values():
            visits = sorted(_visits(asked))
            found += sum(later[0] < sooner[1] for sooner, later in pairwise(visits))
        return found

    def longest_gap(self, until: float) -> float:
        """Return the longest time, in seconds, that a site was not asked for its feed since it began to publish."""
        assert self.begun_at is not None
        gaps = []
        for asked in self.asked.values():
            visits = sorted(one.begin for one in asked if one.path == "/feed.xml")
            times = [self.begun_at, *(one for one in visits if self.begun_at <= one <= until), until]
            gaps += [later - sooner for sooner, later in pairwise(times)]
        return max(gaps)

    def _run(self, up: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(asyncio.start_server(self._serve, "0.0.0.0", self.port, backlog=512))
        up.set()
        self._loop.run_forever()

    def _numbers(self, address: str) -> range:
        first = self.addresses.index(address) * _PER_SITE
        now = self.ended_at or time.monotonic()
        age = 0.0 if self.begun_at is None else now - self.begun_at
        return range(first, first + 1 + int(age / self.publish_every))

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").splitlines()
                begin, path = time.monotonic(), lines[0].split()[1]
                headers = {
                    name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])
                }
                address = headers.get("host", "").partition(":")[0]
                status, kind, body = self._answer(address, path)
                await asyncio.sleep(_ANSWER)
                if address in self.asked:
                    self.asked[address].append(Asked(headers.get("user-agent", ""), path, begin, time.monotonic()))
                writer.write(
                    f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}; charset=utf-8\r\n"
                    f"Content-Length: {len(body)}\r\n\r\n".encode()
                    + body
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def _answer(self, address: str, path: str) -> tuple[int, str, bytes]:
        """Return status, content type and body of a path."""
        if address not in self.asked:
            return 404, "text/plain", b""
        numbers = self._numbers(address)
        if path == "/feed.xml":
            items = "".join(
                f"<item><title>{title(one)}</title><link>http://{address}/story/{one}</link></item>"
                for one in reversed(numbers[-SHOWN:])
            )
            head = f"<title>{address}</title><link>http://{address}/</link>"
            feed = f'<rss version="2.0"><channel>{head}{items}</channel></rss>'
            return 200, "application/rss+xml", feed.encode()
        number = path.rpartition("/")[2]
        if not path.startswith("/story/") or not number.isdecimal() or int(number) not in numbers:
            return 404, "text/plain", b""
        text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs(int(number)))
        head = f"<!doctype html><html lang=en><head><title>{title(int(number))}</title></head>"
        story = f"<article><h1>{title(int(number))}</h1>{text}</article>"
        return 200, "text/html", f"{head}<body><main>{story}</main></body></html>".encode()


def _visits(asked: Sequence[Asked]) -> list[tuple[float, float]]:
    """Return from when to when each visit of a site lasted; those of one agent follow each other."""
    last: dict[str, tuple[float, float]] = {}
    visits = []
    for one in sorted(asked, key=lambda each: each.begin):
        begin, end = last.get(one.agent, (one.begin, one.begin))
        if one.begin - end > _VISIT or (one.path == "/feed.xml" and one.agent in last):
            visits.append((begin, end))
            begin = one.begin
        last[one.agent] = (begin, max(end, one.end))
    return visits + list(last.values())
