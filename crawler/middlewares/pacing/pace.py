"""How fast a host may be asked: the delay by its answer times, and for how long it asked to be left alone. No I/O."""

from __future__ import annotations

from dataclasses import dataclass

MAX_WAIT = 60.0
"""Seconds that a run waits for a host; one that wants more is left for the next run."""

MAX_HOLD = 24 * 3600.0
"""Seconds; whoever asks for more is asked again after a day, else a mistyped header would silence a source for good."""

MAX_DELAY = 10.0
"""Seconds between two requests because of slow answers; a host that needs longer runs into the time limit instead."""

PROBE = 4.0
"""Seconds for which a host is left when a page asks for more than a run waits: it may speak of itself alone."""

PROBES = 3
"""Pages in a row, with none in between that comes, which ask for that much when it is the host that asks."""

_FIRST_PAUSE = 0.25
"""Seconds after a 429 or 503 that names no time."""
_GROWTH = 3.0
"""By which each further pause grows: the sixth in a row is longer than a run waits."""
_AT_ONCE = 2.0
"""Requests that a host shall have under way on average: at answers of half a second the usual delay is just that."""
_LEAST_STEP = 0.25
"""Seconds of delay that a host without one gets when it first says that it is asked too often."""
_RELIEF = 0.9
"""What a page that comes leaves of the caution: seven pages halve it, so that a host finds its rate within dozens."""
_TOO_MANY = 429


@dataclass(slots=True, kw_only=True)
class Pace:
    """The pace of one host; times are of a clock that only goes forward.

    `floor` is the least delay in seconds, `by_answers` the one that answer times call for, `caution` what is left of
    slowing down after a 429, `until` when the host may be asked again, `busy` the answers in a row by which it asked
    for a pause. `adapts` says that the delay follows the answer times.
    """

    floor: float
    by_answers: float = 0.0
    caution: float = 0.0
    adapts: bool = True
    until: float = 0.0
    busy: int = 0
    _probes: int = 0
    _closed: bool = False

    @property
    def delay(self) -> float:
        """Seconds between two requests."""
        return max(self.floor, self.by_answers, self.caution)

    def is_closed(self, now: float) -> bool:
        """Whether the host is left for the next run."""
        return self._closed and now < self.until

    def hold_left(self, now: float) -> float:
        """Return the seconds for which the host is not asked."""
        return max(0.0, self.until - now)

    def crawl_delay(self, seconds: float) -> None:
        """Never ask more often than this, as the host's rules say."""
        self.floor = max(self.floor, seconds)

    def answered(self, latency: float, status: int) -> None:
        """Let the delay follow an answer that took `latency` seconds to begin.

        As Scrapy's AutoThrottle has it: longer at once, shorter by half; the short answer of an error never shortens
        it. Unlike there an unchanged page (304) may, and the floor is the host's own, robots.txt included.
        """
        if status < 400:
            self.busy = self._probes = 0
            self.caution *= _RELIEF
        if not self.adapts:
            return
        wanted = latency / _AT_ONCE
        before = max(self.floor, self.by_answers)
        new = min(max(wanted, (before + wanted) / 2), MAX_DELAY)
        if status < 400 or new > before:
            self.by_answers = new

    def timed_out(self) -> None:
        """Ask half as often of a host that does not answer in time."""
        if self.adapts:
            self.by_answers = min(max(self.floor, self.by_answers) * 2, MAX_DELAY)

    def asked_to_wait(self, status: int, wish: float | None, now: float, *, for_all: bool = False) -> float:
        """Hold the host after a 429 or 503 and return for how many seconds; `wish` is its Retry-After, if any.

        `for_all` says that the page speaks for its host, as robots.txt does, without which nothing is asked.

        Without a wish the pauses grow; answers to what was asked before a pause began do not count again. Where
        `PROBES` answers in a row want more than a run waits the host is closed for this run; the pages of those before
        are left for the next one by who asks. After a 429 the host is also asked half as often, and with each page that
        comes a little more.
        """
        left = self.hold_left(now)
        is_new = left == 0.0
        self.busy += is_new
        if is_new and status == _TOO_MANY:
            self.caution = min(max(self.delay * 2, _LEAST_STEP), MAX_DELAY)
        if wish is None:
            wish = _FIRST_PAUSE * _GROWTH ** (self.busy - 1) if is_new else 0.0
        elif wish > MAX_WAIT:
            self._probes += is_new
            wish = wish if for_all or self._probes >= PROBES else PROBE
        return self.hold(max(left, min(wish, MAX_HOLD)), now)

    def hold(self, seconds: float, now: float) -> float:
        """Ask nothing for some seconds, and return them."""
        self.until = now + seconds
        self._closed = seconds > MAX_WAIT
        return seconds

    def release(self) -> None:
        """Let everything pass: the crawl ends, and what waits is given up."""
        self.floor = self.by_answers = self.caution = self.until = 0.0
