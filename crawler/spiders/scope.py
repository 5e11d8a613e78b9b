"""How far a source reaches: which links of a document are followed, by the scope of the source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from crawler.config.model import Scope
from crawler.core.links.mirror_names import said_address
from crawler.core.links.pagination import listing_of
from crawler.core.links.urls import MAX_URL_CHARS, site_of
from crawler.core.types import Kind, Outlink, Reading, Relation

_ROOT_NAME = re.compile(r"(?:index|default)(?:\.[\w.]+)?|home(?:\.html?)?", re.IGNORECASE)
_FILE_NAME = re.compile(r"[^/]*\.(?:[a-z]{3,5})", re.IGNORECASE)
_DATE = re.compile(r"/(?:19|20)\d\d(?:/\d\d?){0,2}/$")
_BLOG_ROOTS = frozenset({"blog", "blogs", "news", "weblog", "aktuelles", "nachrichten", "noticias", "actualites"})
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]{1,5})?/")
"""What most addresses begin with, and all that tells their site."""
_CONTENTS = 5
"""Pages within the folder of a page that make it their index; what belongs to an article seldom is so much."""

_SHARE_OF_ENTRIES = 0.9
"""Share of a feed's entries on one other host, from which on that host is the site: a few lead to partners."""


class Step(Enum):
    """What a page was fetched as."""

    LISTING = "listing"
    ARTICLE = "article"


class Left(StrEnum):
    """Why an address that a page leads to is left aside."""

    SCOPE = "scope"  # of the site, outside of the scope
    EXCLUDED = "excluded"  # by the patterns of the source
    TOO_DEEP = "too-deep"  # more links away from the start than the source goes
    OFF_SITE = "off-site"
    FOREIGN = "foreign"  # of other publishers, beyond what a run asks them for
    LIMIT = "limit"  # it waited when the limit of pages was reached
    FRUITLESS = "fruitless"  # its like led to nothing, or too many wait
    LATER = "later"  # its host asked to be left alone, or answers no more: the next run takes it
    ENDLESS = "endless"  # in circles
    RETIRED = "retired"  # gone by the word of the server, time and again, or a sitemap long without news


@dataclass(frozen=True, slots=True)
class Target:
    """A page to fetch: how it was linked, what it is fetched as, and how many links it is from the start.

    `parent` is the shape of the page with the link, "" for the start; `changed_at` is when a feed or a sitemap says
    that the page last changed. `found_on` is the page with the link. `is_wanted`: it goes on what began with news.
    """

    url: str
    relation: Relation
    step: Step
    depth: int = 0
    parent: str = ""
    changed_at: datetime | None = None
    found_on: str = ""
    is_wanted: bool = False

    @property
    def is_start(self) -> bool:
        """Whether the source begins with this page."""
        return not self.parent


@dataclass(frozen=True, slots=True)
class SiteBounds:
    """The site that a source stays on: its host without www., and its port unless that is the scheme's."""

    site: str
    port: int | None

    def holds(self, url: str) -> bool:
        """Whether a URL is of this site."""
        return bounds_of(url) == self


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a source reaches: its scope, its site, that of its entries, and the folder that is its section.

    `folder` is None where the section is told by no folder, as that of `/list?topic=3`.
    """

    scope: Scope
    site: SiteBounds
    entries: SiteBounds
    folder: str | None = None

    def judge(self, link: Outlink, step: Step, *, is_own_page: bool) -> Step | Left:
        """Return what a link is followed as, or why it is left aside.

        `step` is what the page with the link was fetched as, `is_own_page` whether that turned out to be an article's.
        """
        home = self.entries if link.relation is Relation.ARTICLE else self.site
        if not home.holds(link.url):
            return Left.OFF_SITE
        if self.scope is Scope.SITE:
            return Step.LISTING
        if self.scope is Scope.SECTION and self.folder is not None and folder_of(link.url).startswith(self.folder):
            return Step.LISTING
        if link.relation is Relation.NEXT:
            return step
        if self.scope is Scope.PAGE or step is Step.ARTICLE or is_own_page:
            return Left.SCOPE
        if link.relation is Relation.ARTICLE:
            return Step.ARTICLE
        if link.relation is Relation.SITEMAP and self.scope is Scope.SITEMAP:
            return Step.LISTING
        return Left.SCOPE


def reach_of(url: str, reading: Reading, asked: Scope | None = None) -> Reach:
    """Return how far the source at a URL reaches, from the first reading of it; `asked` is what somebody wants."""
    scope = asked or scope_of(url, reading)
    site = bounds_of(url)
    if reading.kind is Kind.PAGE:
        folder = section_of(url)
        # A month is a part of the archive, which is what somebody wants who does not say otherwise.
        return Reach(scope, site, site, folder if asked or folder is None else _DATE.sub("/", folder))
    entries = bounds_of_entries(url, reading.links)
    # All of the site whose feed or sitemap somebody else serves is all of that site.
    return Reach(scope, entries if scope is Scope.SITE else site, entries, section_of(url))


def bounds_of(url: str) -> SiteBounds:
    """Return the site of a URL."""
    origin = _ORIGIN.match(url) if len(url) <= MAX_URL_CHARS else None
    return _bounds_of(url if origin is None else origin[0])


@lru_cache(maxsize=1_024)
def _bounds_of(url: str) -> SiteBounds:
    port = urlsplit(url).port
    return SiteBounds(site_of(url), None if port in (80, 443) else port)


def scope_of(url: str, reading: Reading) -> Scope:
    """Return what a URL is as a source, from the first reading of it."""
    if reading.kind is Kind.FEED:
        return Scope.FEED
    if reading.kind is Kind.SITEMAP:
        return Scope.SITEMAP
    if is_root(url):
        return Scope.SITE
    return Scope.PAGE if reading.is_own_page and not _is_index(url, reading) else Scope.SECTION


def _is_index(url: str, reading: Reading) -> bool:
    """Whether a page is the index of its own folder, though it reads as an article: an introduction over contents.

    One page below it is enough where nothing says when or by whom an article was written, as on somebody's home page.
    """
    name = urlsplit(said_address(url)).path.rpartition("/")[2]
    if _FILE_NAME.fullmatch(name) and not _ROOT_NAME.fullmatch(name):
        return False
    home = folder_of(url)
    below = (
        link.url
        for link in reading.links
        if link.relation in (Relation.PAGE, Relation.ARTICLE) and not continues(url, link.url)
    )
    contents = sum(folder_of(link).startswith(home) and link != url for link in below)
    first = reading.candidates[0].article if reading.candidates else None
    is_signed = first is not None and bool(first.published_at or first.authors)
    return contents >= (_CONTENTS if is_signed else 1)


def folder_of(url: str) -> str:
    """Return the folder that an address stands in, or is: its path up to a file's name, with a slash at the end."""
    folder, _, name = unquote(urlsplit(said_address(url)).path).rpartition("/")
    return f"{folder}/{name}/" if name and not _FILE_NAME.fullmatch(name) else f"{folder}/"


def section_of(url: str) -> str | None:
    """Return the folder whose pages are the section that begins at a URL; None where a parameter tells the section."""
    listing, number = listing_of(url)
    if urlsplit(listing).query:
        return None
    return folder_of(f"{listing}/" if number else url)


def continues(page: str, link: str) -> bool:
    """Whether a "next" link of an article's page leads to more of the same: many blogs link the next post that way."""
    here, there = urlsplit(said_address(page)), urlsplit(said_address(link))
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


def is_root(url: str) -> bool:
    """Whether a URL is the front page of a site, of its edition in one language, or of its blog."""
    parts = urlsplit(said_address(url))
    segments = [segment for segment in parts.path.lower().split("/") if segment]
    if parts.query:
        return False
    if segments and _ROOT_NAME.fullmatch(segments[-1]):
        segments.pop()
    if not segments:
        return True
    name = segments[0]
    is_language = len(name) == 2 or (len(name) == 5 and name[2] in "-_")
    return len(segments) == 1 and name.isascii() and (name in _BLOG_ROOTS or (is_language and name[:2].isalpha()))
