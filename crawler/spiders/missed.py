"""The pages that a crawl did not get: counted, owed to the next run where that may help, and when it is time to end."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.core.links.publishers import publisher_of
from crawler.logs import without_logins
from crawler.session.session import CrawlSession
from crawler.spiders.frontier import Frontier
from crawler.spiders.scope import Left, Reach, Target

_UNCOUNTED = frozenset({"stopped", "off-site", "excluded"})
_SITE_TROUBLES = frozenset({"dns", "refused", "timeout", "connection", "tls", "busy", "http-429", "http-503"})
_BUSY = frozenset({"busy", "held"})
"""The host asked to be left alone now, or had asked before."""
_GONE = frozenset({"http-404", "http-410"})
_PAGE_HELD = "page-held"
"""The page named a time before which it is not to be asked again, now or before."""
_MAX_TROUBLES = 25
"""After so many of these in a row there is nobody who answers, or nobody who wants to."""


class Missed:
    """What a crawl of the source at `url` makes of its failures."""

    def __init__(self, session: CrawlSession, frontier: Frontier, url: str) -> None:
        self._session = session
        self._frontier = frontier
        self._url = without_logins(url)
        self._troubles = 0

    def none_at(self, target: Target) -> None:
        """Take note of a page that came."""
        self._troubles = 0
        self._session.leftovers.settle(target.url)
        self._session.learned.settle(target.url)

    def note(self, target: Target, kind: str, message: str, url: str, reach: Reach | None) -> None:
        """Take note of a page that did not come from `url`; all that wait are left if the host wants to be.

        Where a redirect led to somebody else, that one does not say what is gone.
        """
        self._owe(kind, [target])
        if kind in _GONE and not target.is_start and publisher_of(url) == publisher_of(target.url):
            self._session.learned.miss(target.url, self._session.clock())
        if kind == _PAGE_HELD:
            if target.is_start:
                self.count("busy", message, url)
            else:
                self._frontier.refuse(Left.LATER, url)
            return
        if kind not in _BUSY:
            self.count(kind, message, url)
            return
        stats = self._session.stats
        if kind == "busy" or not (stats.busy or stats.has_error("busy")):
            self.count("busy", message, url)
        else:
            self._frontier.refuse(Left.LATER, url)
        if reach is None or reach.site.holds(url):
            self._owe("later", self._frontier.abandon())

    def count(self, kind: str, message: str, url: str) -> None:
        """Count an error, and leave the site when one follows the other."""
        if kind in _UNCOUNTED:
            return
        self._session.stats.error(kind, without_logins(url), message)
        self._troubles = self._troubles + 1 if kind in _SITE_TROUBLES else 0
        if self._troubles == _MAX_TROUBLES and len(self._frontier):
            left = self._frontier.abandon()
            self._owe("later", left)
            sentence = f"{self._url}: the site stopped answering; {len(left)} pages wait for the next run"
            self._session.stats.error("site-down", self._url, sentence)

    def _owe(self, kind: str, targets: Iterable[Target]) -> None:
        """Have the next run ask for pages that this one did not get, where that may help."""
        for target in targets:
            if not target.is_start:
                why = _PAGE_HELD if target.url in self._session.asked_later else kind
                self._session.leftovers.fail(target.url, target.relation, why, target.depth)
