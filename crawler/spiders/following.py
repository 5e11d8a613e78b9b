"""Which links of its pages a crawl follows: those its source reaches and wants, and a bounded number at others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crawler.config.model import Scope
from crawler.config.patterns import admits
from crawler.core.links.publishers import publisher_of
from crawler.core.links.shapes import shape_of
from crawler.core.links.urls import canonical_url
from crawler.core.types import Outlink, Reading, Relation
from crawler.session.session import CrawlSession
from crawler.spiders.frontier import Frontier
from crawler.spiders.left_aside import LeftAside
from crawler.spiders.scope import Left, Reach, Step, Target, continues, is_of_comments

_LEADS_TO_PAGES = frozenset({Relation.FEED, Relation.SITEMAP})
"""What is fetched for its links: whoever includes some pages does not think of naming these."""

_RELATIONS = {relation.value: relation for relation in Relation}
Links = Sequence[tuple[str, str]]
"""Addresses, each with its relation, as a page is remembered with them."""


class ForeignHosts:
    """What a crawl may still ask of others than the publisher of its source.

    A source must not send us there as often as it likes.
    """

    def __init__(self, home: str, limit: int) -> None:
        """`home` is an address of the source, `limit` the most pages of others."""
        self._home = publisher_of(home)
        self._left = limit

    def admit(self, url: str) -> bool:
        """Return whether a page may be asked for; one of somebody else is counted."""
        if publisher_of(url) == self._home:
            return True
        self._left -= 1
        return self._left >= 0


class Following:
    """Queues the links of pages that a source reaches, and notes which it does not, and why."""

    def __init__(self, session: CrawlSession, frontier: Frontier, left: LeftAside) -> None:
        self.reach: Reach | None = None
        self._session = session
        self._frontier = frontier
        self._left = left
        self._foreign: ForeignHosts | None = None
        self._linked_before: set[int] = set()  # addresses that pages led to when they were read the last time
        self._news: dict[str, set[str]] = {}  # by page: those that no page had led to
        frontier.by_depth = session.source.depth is not None

    def settle(self, reach: Reach, foreign_pages: int) -> None:
        """Go as far as this from now on, and ask other publishers for so many pages at most."""
        self.reach = reach
        self._foreign = ForeignHosts(f"http://{reach.site.site}/", foreign_pages)

    async def follow_read(self, target: Target, url: str, reading: Reading, before: Links | None) -> None:
        """Queue the links of a page that was read; `before` are those of the last time, None where it was not known.

        Where it shows links that are new, what it goes on with is wanted, however little that gave before.
        """
        if before is None and reading.candidates:
            self._session.learned.lead(target.found_on)
        news = self._news_of(target, url, reading.links, before)
        goes_on = before is None or bool(news and await self._session.unknown(news))
        again = before is not None
        self.follow(target, url, reading.links, is_own_page=reading.is_own_page, again=again, goes_on=goes_on)

    def follow_again(self, target: Target, url: str, links: Links, *, is_own_page: bool = False) -> None:
        """Queue what a page led to when it was read, each by its relation; it is as it was."""
        outlinks = [Outlink(link, _RELATIONS[relation]) for link, relation in links]
        self._linked_before.update(hash(link) for link, _ in links)
        self.follow(target, url, outlinks, is_own_page=is_own_page, again=True)

    def follow(
        self,
        target: Target,
        url: str,
        links: Iterable[Outlink],
        *,
        is_own_page: bool = False,
        again: bool = False,
        goes_on: bool = False,
    ) -> None:
        """Queue the links of a page that was fetched as `target` from `url`; `again`: as it was before.

        `goes_on` says that further pages are wanted.
        """
        parent, here = shape_of(url), canonical_url(url) or url
        self._session.learned.follow(here, target.found_on, again=again)
        for link in links:
            if link.url in self._frontier:
                continue
            if link.relation is Relation.NEXT and is_own_page and not continues(url, link.url):
                link = Outlink(link.url, Relation.PAGE)
            if link.relation is Relation.FEED and is_own_page and is_of_comments(url, link.url):
                continue
            step = self._judge(link, target, is_own_page=is_own_page)
            if isinstance(step, Left):
                self._left.note(link.url, step)
                continue
            is_wanted = goes_on and link.relation is Relation.NEXT
            self._frontier.add(
                Target(link.url, link.relation, step, target.depth + 1, parent, link.changed_at, here, is_wanted)
            )

    def refuses_redirect(self, target: Target, url: str) -> Left | None:
        """Return why a page is not fetched from where it moved to: on its site it is, entries of a feed anywhere."""
        if target.is_start or self.reach is None:
            return None
        if not self._is_wanted(Outlink(url, target.relation)):
            self._left.note(url, Left.EXCLUDED)
            return Left.EXCLUDED
        if self.reach.site.holds(url):
            return None
        if self.reach.scope is not Scope.FEED or target.step is not Step.ARTICLE:
            return Left.OFF_SITE
        if self._may_ask(url):
            return None
        self._left.note(url, Left.FOREIGN)
        return Left.OFF_SITE

    def _news_of(self, target: Target, url: str, links: Iterable[Outlink], before: Links | None) -> set[str]:
        """Return the links of a list that no page had when it was read before; () for a list that goes on nowhere.

        Of a further page only those that the one before it has not, since some things stand on every page.
        """
        self._linked_before.update(hash(link) for link, _ in before or ())
        if before is None or all(link.relation is not Relation.NEXT for link in links):
            return set()
        news = {link.url for link in links if hash(link.url) not in self._linked_before}
        self._news[canonical_url(url) or url] = news
        return news - self._news.get(target.found_on, set()) if target.relation is Relation.NEXT else news

    def _judge(self, link: Outlink, target: Target, *, is_own_page: bool) -> Step | Left:
        """Return what a link is followed as, or why it is left aside."""
        assert self.reach is not None
        step = self.reach.judge(link, target.step, is_own_page=is_own_page)
        if isinstance(step, Left):
            return step
        if not self._is_wanted(link):
            return Left.EXCLUDED
        if not self._session.fetch.recheck and self._session.learned.is_retired(link.url, self._session.clock()):
            return Left.RETIRED
        if self._session.source.depth is not None and target.depth >= self._session.source.depth:
            return Left.TOO_DEEP
        return step if self._may_ask(link.url) else Left.FOREIGN

    def _is_wanted(self, link: Outlink) -> bool:
        """Whether the patterns of the source let an address in."""
        include = () if link.relation in _LEADS_TO_PAGES else self._session.source.include
        return admits(link.url, include, self._session.source.exclude)

    def _may_ask(self, url: str) -> bool:
        """Whether a page may be asked for: one of another publisher only within what a run asks them for."""
        return self._foreign is None or self._foreign.admit(url)
