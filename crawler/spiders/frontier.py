"""What is still to be fetched: the best first, each page once, and no page of a place that leads nowhere.

A trap (an endless calendar, a maze, every order of every filter) is not told by its address but by what it gave. The
frontier keeps, for each shape of address and each folder, how many pages in a row led to no article; when that is too
many, the rest of the shape waits behind everything else, and is left out unless other pages prove the place useful.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import count

from crawler.config.model import MAX_DEPTH
from crawler.core.links.shapes import is_endless, shape_of
from crawler.core.links.urls import canonical_url
from crawler.core.types import Relation
from crawler.session.stats import LeftAddresses
from crawler.spiders.scope import Left, Target

PAGES_PER_RUN = 20_000
"""The most pages of one run where the source names no limit."""

MAX_WAITING = 60_000
"""The most pages that wait; further ones are left out, those behind plain links at half of it."""

# Pages in a row without a new article, after which the rest of a place waits: the wider the place, the more.
# Set by hand.
_PATIENCE_OF_SHAPE = 32.0
_PATIENCE_OF_FOLDER = 64.0
_PATIENCE_OF_TOP = 256.0
_FAVOUR = 2.0
"""How much more patience links to articles and next pages deserve than the others."""
_KNOWN_ARTICLES = 1 / 16
"""Pages that a page counts for which has whole articles, but none for the first time."""
_PROBES = 4
"""Pages that a run asks of a place that gave nothing before: enough to notice in some runs that it came to life."""
_MAX_BARREN = 1_000
"""Places that are remembered of a source; a site has some dozens of shapes."""
_MAX_PLACE_CHARS = 200
"""Of a place that is remembered; longer ones are made by machines, and seldom the same twice."""
_RANKS = {Relation.SITEMAP: 0, Relation.FEED: 0, Relation.NEXT: 1, Relation.ARTICLE: 1, Relation.PAGE: 2}

_LAST = MAX_DEPTH + 1
"""The rank of pages that ended an earlier crawl: behind all others, whether ranks or depths order them."""


class Frontier:
    """The pages that wait, in order; bounded in number."""

    def __init__(self, limit: int | None = None) -> None:
        """`limit` is the most pages that are handed out."""
        self.limit = PAGES_PER_RUN if limit is None else limit
        self.handed_out = 0
        self.by_depth = False  # the nearest first, so that each page is met by one of the shortest ways to it
        self._heap: list[tuple[int, int, int, Target]] = []
        self._postponed: list[tuple[int, int, int, Target]] = []
        self._order = count()
        self._met: set[int] = set()
        self._seen: set[bytes] = set()
        self._last: set[bytes] = set()
        self._fruitless: defaultdict[str, float] = defaultdict(float)
        self._digests: set[bytes] = set()
        self._refused: dict[Left, LeftAddresses] = {}
        self._barren: dict[str, float] = {}
        self._probes: Counter[str] = Counter()  # pages under way, or that came to nothing

    def __contains__(self, url: str) -> bool:
        """Whether this very address was queued before: a quick answer, since menus repeat on every page."""
        return hash(url) in self._met

    def __len__(self) -> int:
        return len(self._heap) + len(self._postponed)

    @property
    def limit_hit(self) -> bool:
        """Whether pages were left because of the limit."""
        return self.handed_out >= self.limit and bool(self._heap)

    @property
    def given_up(self) -> int:
        """How many pages are left out: their like led to nothing, too many wait, or their host wants none of it now."""
        refused = (self._refused.get(reason) for reason in (Left.FRUITLESS, Left.LATER))
        return len(self._postponed) + sum(left.count for left in refused if left is not None)

    def left(self) -> tuple[LeftAddresses, ...]:
        """Return how many pages were queued, or to be queued, and are left out, by reason."""
        found = dict(self._refused)
        waiting = (Left.LIMIT if self.handed_out >= self.limit else Left.FRUITLESS, [entry[-1] for entry in self._heap])
        for reason, targets in (waiting, (Left.FRUITLESS, [entry[-1] for entry in self._postponed])):
            if targets:
                found[reason] = LeftAddresses.of(reason, len(targets), targets[0].url, found.get(reason))
        return tuple(found[reason] for reason in Left if reason in found)

    def add(self, target: Target) -> bool:
        """Queue a page; False where it was queued before, cannot be fetched, or has an address without end."""
        self._met.add(hash(target.url))
        canonical = canonical_url(target.url)
        if canonical is None:
            return False
        if is_endless(target.url):
            self.refuse(Left.ENDLESS, target.url)
            return False
        key = _key_of(canonical)
        if key in self._seen:
            return False
        if len(self) >= (MAX_WAITING // 2 if target.relation is Relation.PAGE else MAX_WAITING):
            self.refuse(Left.FRUITLESS, target.url)
            return False
        self._seen.add(key)
        rank = _LAST if key in self._last else _RANKS[target.relation]
        first, second = (target.depth, rank) if self.by_depth and rank != _LAST else (rank, target.depth)
        heapq.heappush(self._heap, (first, second, next(self._order), target))
        return True

    def pop(self) -> Target | None:
        """Return the next page to fetch; None when there is none, or the limit is reached."""
        if self.handed_out >= self.limit:
            return None
        while True:
            while self._heap:
                entry = heapq.heappop(self._heap)
                if self._is_hopeless(entry[-1]):
                    self._postponed.append(entry)
                else:
                    self.handed_out += 1
                    self._probe(entry[-1], 1)
                    return entry[-1]
            revived = [entry for entry in self._postponed if not self._is_hopeless(entry[-1])]
            if not revived:
                return None
            self._postponed = [entry for entry in self._postponed if self._is_hopeless(entry[-1])]
            self._heap = revived
            heapq.heapify(self._heap)

    def is_last(self, target: Target) -> bool:
        """Whether a page ended an earlier crawl, and is to be asked for after all others."""
        return bool(self._last) and _key_of(canonical_url(target.url) or target.url) in self._last

    def abandon(self) -> list[Target]:
        """Leave all pages that wait for the next run, and return them; those of places that gave nothing stay out."""
        left = [entry[-1] for entry in self._heap]
        for target in left:
            self.refuse(Left.LATER, target.url)
        self._heap = []
        return left

    def remember(self, barren: Mapping[str, float], last: Iterable[str] = ()) -> None:
        """Expect little of places that gave nothing to earlier crawls: pages in a row without an article, by place.

        The pages of `last` ended such a crawl: everything else is asked first, so that none of them starves the rest.
        """
        self._barren = dict(barren)
        self._last = {_key_of(canonical_url(url) or url) for url in last}

    def barren(self) -> dict[str, float]:
        """Return the places that gave nothing, now or before, for the next crawl."""
        found = dict(self._barren)
        for place, misses in self._fruitless.items():
            if misses >= _patience_of(place) and len(place) <= _MAX_PLACE_CHARS:
                found[place] = max(misses, found.get(place, 0.0))
        return dict(sorted(found.items(), key=lambda entry: -entry[1])[:_MAX_BARREN])

    def refuse(self, reason: Left, url: str) -> None:
        """Take note of a page that is left out."""
        self._refused[reason] = LeftAddresses.of(reason, 1, url, self._refused.get(reason))

    def settle(self, target: Target, digests: list[bytes], *, is_gone: bool = False) -> None:
        """Take note of what a fetched page held: the digests of its articles.

        A page that is gone speaks for its own shape alone: the months of a blog may outlive its posts, and a page that
        is not there leads no further into a trap.
        """
        fresh = [digest for digest in digests if digest not in self._digests]
        self._digests.update(fresh)
        places = _places_of(shape_of(target.url))
        if fresh:
            # What led here was worth it too.
            for place, _ in (*places, *_places_of(target.parent)):
                self._fruitless[place] = 0.0
                self._barren.pop(place, None)
            return
        for place, _ in places[:1] if is_gone else places:
            self._fruitless[place] += _KNOWN_ARTICLES if digests else 1.0

    def settle_unchanged(self, target: Target, *, has_articles: bool) -> None:
        """Take note of a page that is as it was: it counts as when it was read, and is no probe of its place."""
        self.settle(target, [target.url.encode()] if has_articles else [])  # its articles, by another name
        self._probe(target, -1)

    def settle_rested(self, target: Target, *, has_articles: bool) -> None:
        """Take note of a page that was not asked for, since it will be as it was: it costs nothing of the limit."""
        self.handed_out -= 1
        self.settle_unchanged(target, has_articles=has_articles)

    def _probe(self, target: Target, count: int) -> None:
        if self._barren:
            for place, _ in _places_of(shape_of(target.url)):
                self._probes[place] += count

    def _is_hopeless(self, target: Target) -> bool:
        favour = 1.0 if target.relation is Relation.PAGE else _FAVOUR
        places = _places_of(shape_of(target.url))
        return any(self._is_spent(place, patience * favour) for place, patience in places)

    def _is_spent(self, place: str, patience: float) -> bool:
        if self._barren.get(place, 0.0) >= patience:
            return self._probes[place] >= _PROBES or self._fruitless.get(place, 0.0) >= patience
        return self._fruitless.get(place, 0.0) >= patience


def _key_of(canonical: str) -> bytes:
    return blake2b(canonical.encode(), digest_size=8).digest()


def _places_of(shape: str) -> list[tuple[str, float]]:
    """Return a shape and the folders above it, each with its patience."""
    segments = shape.partition("?")[0].split("/")[1:-1]
    places = [(shape, _PATIENCE_OF_SHAPE)]
    if len(segments) >= 1:
        places.append((f"/{segments[0]}/…", _PATIENCE_OF_TOP))
    if len(segments) >= 2:
        places.append((f"/{segments[0]}/{segments[1]}/…", _PATIENCE_OF_FOLDER))
    return places


def _patience_of(place: str) -> float:
    """Return the patience with a place by its name alone."""
    if not place.endswith("/…"):
        return _PATIENCE_OF_SHAPE
    return _PATIENCE_OF_TOP if place.count("/") == 2 else _PATIENCE_OF_FOLDER
