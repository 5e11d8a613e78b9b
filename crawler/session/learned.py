"""What the crawls of a source learn: which pages lead to what is new, which are gone, and how steady articles are."""

from __future__ import annotations

from datetime import datetime, timedelta

from storage.memory_records import GonePage, SourceMemory

_GONE_TIMES = 3
"""Answers in a row that there is nothing, after which an address is asked for seldom."""
_GONE_SHARE = 0.5  # of the time for which it has answered so
_GONE_LONGEST = timedelta(weeks=2)
_MAX_GONE = 2_000
"""Addresses that are remembered; of more, each is asked for whenever a link leads there."""
_MAX_LOOKS = 2_000.0
"""Looks after which the older ones count for half: a site may come to edit more, or less."""

LEAST_SHARE = 0.1
"""Of the time for which an article was seen to stay as it is: the heuristic of RFC 9111, section 4.2.2."""
_MOST_SHARE = 2.0
_HALF_PERCENT = 0.005  # of looks that find another text: with so many the share is all of the time
_DOUBT = 20.0
"""Looks without a change, beside one with it, that every source is begun with."""


class Learned:
    """What is known of a source, and what a crawl of it finds."""

    def __init__(self, known: SourceMemory) -> None:
        self.looks = known.looks  # at pages of known articles, so far
        self.changes = known.changes
        self.led: set[str] = set()  # pages, looked at again, that led to an article that was new
        self._gone = {page.url: page for page in known.gone}
        self._found_on: dict[str, str] = {}
        self._again: set[str] = set()

    @property
    def share(self) -> float:
        """For which share of the time that an article has stayed as it is, it is not asked for.

        A tenth, up to twice as long where next to no look at a known article finds another text.
        """
        return min(_MOST_SHARE, max(LEAST_SHARE, _HALF_PERCENT * (self.looks + _DOUBT) / (self.changes + 1.0)))

    def count_changes(self, changes: int) -> None:
        """Take note that so many known articles had another text; at the end of a run."""
        self.changes += changes
        if self.looks > _MAX_LOOKS:
            self.looks, self.changes = self.looks / 2, self.changes / 2

    def follow(self, url: str, found_on: str, *, again: bool) -> None:
        """Take note that the links of a page are followed, which itself was found on another; `again`: as before."""
        self._found_on.setdefault(url, found_on)
        if again:
            self._again.add(url)

    def lead(self, url: str) -> None:
        """Take note that a page, and those by which it was found, led to an article that is new."""
        while url:
            if url in self._again:
                self.led.add(url)
            url = self._found_on.pop(url, "")  # once is enough, and there may be a circle

    def settle(self, url: str) -> None:
        """Take note that something is at an address."""
        self._gone.pop(url, None)

    def miss(self, url: str, now: datetime) -> None:
        """Take note that nothing is at an address, as its server says."""
        known = self._gone.pop(url, None)
        if known is not None or len(self._gone) < _MAX_GONE:
            since, times = (known.since, known.times) if known else (now, 0)
            self._gone[url] = GonePage(url=url, times=times + 1, since=since, asked_at=now)

    def is_retired(self, url: str, now: datetime) -> bool:
        """Whether an address is not asked for now, since it said again and again that there is nothing.

        One that was asked in the future, by a clock set wrong, is.
        """
        known = self._gone.get(url)
        return known is not None and known.asked_at <= now < next_look(known)

    @property
    def gone(self) -> tuple[GonePage, ...]:
        """The addresses where nothing is."""
        return tuple(self._gone.values())


def next_look(gone: GonePage) -> datetime:
    """Return when an address where nothing was is asked for again: at the next run, and after three times the later."""
    if gone.times < _GONE_TIMES:
        return gone.asked_at
    return gone.asked_at + min((gone.asked_at - gone.since) * _GONE_SHARE, _GONE_LONGEST)
