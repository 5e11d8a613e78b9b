"""What is still to be fetched: the best first, each page once, and no page of a place that leads nowhere.

A trap (an endless calendar, a maze, every order of every filter) is not told by its address but by what it gave. The
frontier keeps, for each shape of address and each folder, how many pages in a row led to no article; when that is too
many, the rest of the shape waits behind everything else, and is left out unless other pages prove the place useful.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count
from urllib.parse import urlsplit

from crawler.core.links.mirror_names import said_address
from crawler.core.links.urls import canonical_url
from crawler.core.types import Relation
from crawler.session.stats import LeftAddresses
from crawler.spiders.scope import Left, Step

PAGES_PER_RUN = 20_000
"""The most pages of one run where the source names no limit."""

MAX_WAITING = 60_000
"""The most pages that wait; further ones are left out, those behind plain links at half of it."""

_MAX_SEGMENTS = 15
"""Segments of a path; people nest half as deep, and a relative link that goes wrong grows for ever."""
_MAX_REPEATS = 2
"""Times that a segment may stand in a path: /a/b/a/b/a/b grows for ever. Numbers may repeat: /2011/11/11."""

# Pages in a row without a new article, after which the rest of a place waits: the wider the place, the more.
# Set by hand.
_PATIENCE_OF_SHAPE = 32.0
_PATIENCE_OF_FOLDER = 64.0
_PATIENCE_OF_TOP = 256.0
_FAVOUR = 2.0
"""How much more patience links to articles and next pages deserve than the others."""
_KNOWN_ARTICLES = 1 / 16
"""Pages that a page counts for which has whole articles, but none for the first time."""
_RANKS = {Relation.SITEMAP: 0, Relation.FEED: 0, Relation.NEXT: 1, Relation.ARTICLE: 1, Relation.PAGE: 2}

_DIGITS = re.compile(r"\d+")
_NAME = re.compile(r"[a-z0]{1,12}")


@dataclass(frozen=True, slots=True)
class Target:
    """A page to fetch: how it was linked, what it is fetched as, and how many links it is from the start.

    `parent` is the shape of the page with the link, "" for the start.
    """

    url: str
    relation: Relation
    step: Step
    depth: int = 0
    parent: str = ""

    @property
    def is_start(self) -> bool:
        """Whether the source begins with this page."""
        return not self.parent


class Frontier:
    """The pages that wait, in order; bounded in number."""

    def __init__(self, limit: int | None = None) -> None:
        """`limit` is the most pages that are handed out."""
        self.limit = PAGES_PER_RUN if limit is None else limit
        self.handed_out = 0
        self._heap: list[tuple[int, int, int, Target]] = []
        self._postponed: list[tuple[int, int, int, Target]] = []
        self._order = count()
        self._met: set[int] = set()
        self._seen: set[bytes] = set()
        self._fruitless: defaultdict[str, float] = defaultdict(float)
        self._digests: set[bytes] = set()
        self._refused: dict[Left, LeftAddresses] = {}

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
        if _is_endless(target.url):
            self.refuse(Left.ENDLESS, target.url)
            return False
        key = blake2b(canonical.encode(), digest_size=8).digest()
        if key in self._seen:
            return False
        if len(self) >= (MAX_WAITING // 2 if target.relation is Relation.PAGE else MAX_WAITING):
            self.refuse(Left.FRUITLESS, target.url)
            return False
        self._seen.add(key)
        heapq.heappush(self._heap, (_RANKS[target.relation], target.depth, next(self._order), target))
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
                    return entry[-1]
            revived = [entry for entry in self._postponed if not self._is_hopeless(entry[-1])]
            if not revived:
                return None
            self._postponed = [entry for entry in self._postponed if self._is_hopeless(entry[-1])]
            self._heap = revived
            heapq.heapify(self._heap)

    def abandon(self) -> int:
        """Leave all pages that wait for the next run, and return how many they were."""
        left = [entry[-1] for entry in (*self._heap, *self._postponed)]
        for target in left:
            self.refuse(Left.LATER, target.url)
        self._heap, self._postponed = [], []
        return len(left)

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
            return
        for place, _ in places[:1] if is_gone else places:
            self._fruitless[place] += _KNOWN_ARTICLES if digests else 1.0

    def _is_hopeless(self, target: Target) -> bool:
        favour = 1.0 if target.relation is Relation.PAGE else _FAVOUR
        places = _places_of(shape_of(target.url))
        return any(self._fruitless.get(place, 0.0) >= patience * favour for place, patience in places)


def shape_of(url: str) -> str:
    """Return the address of a page with what tells it from its like left out: numbers, names, values of parameters."""
    parts = urlsplit(said_address(url))
    segments = parts.path.split("/")
    path = "/".join(map(_plain, segments))
    keys = ",".join(sorted({_DIGITS.sub("0", pair.partition("=")[0]) for pair in parts.query.split("&")}))
    return f"{path}?{keys}" if keys else path


def _plain(segment: str) -> str:
    """Return a path segment as it is if it is a short word, with numbers as 0, else a star."""
    plain = _DIGITS.sub("0", segment.lower())
    name, dot, extension = plain.rpartition(".")
    stem = name if dot else plain
    if not stem or _NAME.fullmatch(stem):
        return plain
    return "*" + (dot + extension if dot and len(extension) <= 5 else "")


def _places_of(shape: str) -> list[tuple[str, float]]:
    """Return a shape and the folders above it, each with its patience."""
    segments = shape.partition("?")[0].split("/")[1:-1]
    places = [(shape, _PATIENCE_OF_SHAPE)]
    if len(segments) >= 1:
        places.append((f"/{segments[0]}/…", _PATIENCE_OF_TOP))
    if len(segments) >= 2:
        places.append((f"/{segments[0]}/{segments[1]}/…", _PATIENCE_OF_FOLDER))
    return places


def _is_endless(url: str) -> bool:
    """Whether a path is so deep, or goes in circles so often, that a relative link must have made it."""
    segments = [segment for segment in urlsplit(url).path.split("/") if segment]
    if len(segments) > _MAX_SEGMENTS:
        return True
    return any(times > _MAX_REPEATS and not name.isdigit() for name, times in Counter(segments).items())
