"""How far a source reaches: which links of a document are followed, by the kind of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum
from urllib.parse import urlsplit

from crawler.core.links.urls import site_of
from crawler.core.types import Kind, Outlink, Reading, Relation

_ROOT_NAMES = frozenset({"", "index.html", "index.htm", "index.php", "default.aspx", "home", "home.html"})
_BLOG_ROOTS = frozenset({"blog", "blogs", "news", "weblog", "aktuelles", "nachrichten", "noticias", "actualites"})
_SHARE_OF_ENTRIES = 0.9
"""Share of a feed's entries on one other host, from which on that host is the site: a few lead to partners."""


class Scope(StrEnum):
    """The kind of a source."""

    SITE = "site"  # every page of the host
    SECTION = "section"  # a listing: its articles and its further pages
    PAGE = "page"  # one page with its auto-loaded rest
    FEED = "feed"
    SITEMAP = "sitemap"


class Step(Enum):
    """What a page was fetched as."""

    LISTING = "listing"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class SiteBounds:
    """The site that a source stays on: its host without www., and its port unless that is the scheme's."""

    site: str
    port: int | None

    def holds(self, url: str) -> bool:
        """Whether a URL is of this site."""
        return bounds_of(url) == self


def bounds_of(url: str) -> SiteBounds:
    """Return the site of a URL."""
    port = urlsplit(url).port
    return SiteBounds(site_of(url), None if port in (80, 443) else port)


def scope_of(url: str, reading: Reading) -> Scope:
    """Return what a URL is as a source, from the first reading of it."""
    if reading.kind is Kind.FEED:
        return Scope.FEED
    if reading.kind is Kind.SITEMAP:
        return Scope.SITEMAP
    if _is_root(url):
        return Scope.SITE
    return Scope.PAGE if reading.is_own_page else Scope.SECTION


def next_step(scope: Scope, step: Step, relation: Relation) -> Step | None:
    """Return what a link leads to for a source of this scope, None where it is not followed.

    `step` is what the page with the link was fetched as.
    """
    if scope is Scope.SITE:
        return Step.LISTING
    if relation is Relation.NEXT:
        return step
    if scope is Scope.PAGE or step is Step.ARTICLE:
        return None
    if relation is Relation.ARTICLE:
        return Step.ARTICLE
    if relation is Relation.SITEMAP and scope is Scope.SITEMAP:
        return Step.LISTING
    return None


def continues(page: str, link: str) -> bool:
    """Whether a "next" link of an article's page leads to more of the same: many blogs link the next post that way."""
    here, there = urlsplit(page), urlsplit(link)
    base, path = here.path.rstrip("/"), there.path.rstrip("/")
    if here.netloc != there.netloc:
        return False
    if path == base:
        return here.query != there.query
    rest = path.removeprefix(base + "/").split("/")
    return path.startswith(base + "/") and len(rest) <= 2 and rest[-1].isdigit()


def is_of_comments(page: str, feed: str) -> bool:
    """Whether a feed that an article's own page names stands below that page: then it holds the comments on it."""
    path = urlsplit(page).path.rstrip("/")
    return bool(path) and urlsplit(feed).path.startswith(path + "/")


def bounds_of_entries(url: str, links: Iterable[Outlink]) -> SiteBounds:
    """Return the site of a feed or sitemap: its own host, or the one other host that nearly all its entries are on."""
    homes = Counter(bounds_of(link.url) for link in links if link.relation is Relation.ARTICLE)
    bounds = bounds_of(url)
    if homes and not homes[bounds]:
        other, count = homes.most_common(1)[0]
        if count >= _SHARE_OF_ENTRIES * homes.total():
            return other
    return bounds


def _is_root(url: str) -> bool:
    """Whether a URL is the front page of a site, of its edition in one language, or of its blog."""
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.lower().split("/") if segment]
    if parts.query:
        return False
    if segments and segments[-1] in _ROOT_NAMES:
        segments.pop()
    if not segments:
        return True
    name = segments[0]
    is_language = len(name) == 2 or (len(name) == 5 and name[2] in "-_")
    return len(segments) == 1 and name.isascii() and (name in _BLOG_ROOTS or (is_language and name[:2].isalpha()))
