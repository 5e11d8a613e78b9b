"""Which ways in to a site make the best sources: one that tells soon what is new, and one that has it all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from crawler.core.types import Kind
from crawler.discovery.ways import Choice, Way

SOON, SELDOM, PAGE_SOON = "15m", "1d", "30m"
"""How often: what tells soon, what is complete and costs more, and a page with its links in place of a feed."""

_LATE = timedelta(days=60)
"""What has nothing of so long before the latest date of any way has been forgotten by its site."""

_SHARE = 0.5
"""Share of the first page's articles that a sitemap has to hold to pass for complete; some are of other parts."""


def choose(ways: Sequence[Way], *, is_given: bool = False) -> tuple[Choice, ...]:
    """Return what to make sources of, the quickest first; nothing where no way leads to an article.

    `is_given` says that the first way is what somebody asked for, a feed or a sitemap: then it is that one alone.
    """
    live = [way for way in ways if way.fault is None and way.count]
    if is_given:
        return tuple(Choice(way=way, purpose="as asked for", every=_every(way)) for way in live[:1])
    page = next((way for way in live if way.kind is Kind.PAGE), None)
    kept = _remembered(live)
    whole = max((way for way in kept if _is_complete(way)), key=lambda way: way.count, default=None)
    quick = _quick(kept, whole)
    if quick is None and whole is None and page is not None and not page.of:
        return (Choice(way=page, purpose="what stands on it", every=PAGE_SOON),)
    return (*_for_speed(quick, page), *_for_completeness(whole, quick, page))


def _for_speed(quick: Way | None, page: Way | None) -> Iterator[Choice]:
    if quick is not None:
        yield Choice(way=quick, purpose="speed", every=_every(quick))
    elif page is not None:
        yield Choice(way=page, purpose="speed", every=PAGE_SOON, depth=1)


def _for_completeness(whole: Way | None, quick: Way | None, page: Way | None) -> Iterator[Choice]:
    """Yield a sitemap, unless what is quick has no less, or else the page with all that it leads to."""
    if whole is None and page is not None:
        yield Choice(way=page, purpose="completeness", every=SELDOM)
    elif whole is not None and (quick is None or whole.count > quick.count):
        yield Choice(way=whole, purpose="completeness", every=SELDOM if quick or page else SOON)


def _remembered(ways: Sequence[Way]) -> list[Way]:
    """Return the ways that their site has not forgotten."""
    latest = max((way.newest for way in ways if way.newest is not None), default=None)
    return [way for way in ways if way.newest is None or latest is None or latest - way.newest <= _LATE]


def _quick(ways: Sequence[Way], whole: Way | None) -> Way | None:
    """Return the feed that has most of what the first page shows, else a sitemap of news beside the complete one."""
    feeds = [way for way in ways if way.kind is Kind.FEED]
    if feeds:
        return max(feeds, key=lambda way: (way.covers, way.whole * 2 >= way.count, way.count))
    maps = [way for way in ways if way.kind is Kind.SITEMAP and way is not whole and way.newest is not None]
    news = [way for way in maps if whole is None or way.count < whole.count]
    return max(news, key=lambda way: (way.newest, way.covers), default=None)


def _is_complete(way: Way) -> bool:
    return way.kind is Kind.SITEMAP and (way.is_estimate or way.covers >= way.of * _SHARE)


def _every(way: Way) -> str:
    return SOON if way.kind is Kind.FEED or not way.is_estimate else SELDOM
