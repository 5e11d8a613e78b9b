"""What a crawl may be told: the frozen configuration that `newsfold.toml` and the command line fill in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum

from crawler.config.access.headers import Header
from crawler.config.access.proxies import Proxy
from storage.records import KEEP_ALL, Keep
from storage.run_records import INTERVAL, Schedule

DEFAULT_DATABASE = "sqlite:///newsfold.db"
"""A file in the folder that the program is started in."""

FOREIGN_PAGES = 20
"""As many as a feed has entries, seldom more."""


SCROLLS = 20
"""To the end of a page, which then loads more; a reader seldom goes further."""


class Scope(StrEnum):
    """How far a crawl reaches from where it starts."""

    PAGE = "page"  # the page and its rest
    SECTION = "section"  # the folder of the start, its further pages, and the articles that its lists lead to
    SITE = "site"  # every page of the host
    FEED = "feed"  # the entries and their own pages; found out, never asked for
    SITEMAP = "sitemap"  # likewise


SCOPES = (Scope.PAGE, Scope.SECTION, Scope.SITE)
"""What people may ask for; without it the first page decides."""


class Severity(StrEnum):
    """How bad it is what an alarm tells; the least first."""

    INFO = "info"  # something to know
    WARNING = "warning"  # articles come, but less or otherwise than they should
    FAILURE = "failure"  # none comes


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarms:
    """Whom alarms are told: the addresses of `targets` hold secrets. `per_hour` is the most messages in an hour."""

    targets: tuple[str, ...] = field(default=(), repr=False)
    severity: Severity = Severity.WARNING
    per_hour: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A query by a name; with `tell` what is new of it is told to the targets of alarms, in `per_hour` messages."""

    name: str
    query: str
    tell: bool = True
    per_hour: int = 6


class SourceKind(StrEnum):
    """What the address of a source has to lead to."""

    FEED = "feed"
    SITEMAP = "sitemap"
    PAGE = "page"


MAX_DEPTH = 1_000
"""Links from the start; no site is deeper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """How pages are asked for. Sizes in bytes, times in seconds."""

    allow_private: tuple[str, ...] = ()  # "HOST:PORT" that may be a loopback, private or link-local address
    max_bytes: int = 8 * 1024 * 1024
    timeout: float = 30.0
    parse_timeout: float = 10.0
    delay: float = 0.25  # between two requests to one host; a robots.txt Crawl-delay raises it
    concurrency: int = 8  # requests under way to one host
    retries: int = 3
    user_agent: str = "newsfold (news archive crawler)"
    browser: str | None = None  # the program that renders pages; None to look for one
    contact: str | None = None  # a mail address or URL, behind the user agent; robots.txt is not asked by it
    headers: tuple[Header, ...] = ()  # for the publisher of each source alone
    proxy: Proxy | None = None
    foreign_pages: int = FOREIGN_PAGES  # of one run, at hosts of others than the source's publisher
    recheck: bool = False  # ask for known articles at each run, not the more seldom the longer they stay as they are
    crawls: int = 4  # under way at once in a node, and as many slow ones beside them
    workers: int = 2  # processes that read pages; two keep up with what one event loop fetches


class LogFormat(StrEnum):
    """How log lines are written."""

    PLAIN = "plain"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """How a daemon logs."""

    format: LogFormat = LogFormat.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Metrics:
    """Where a daemon tells how it is: "HOST:PORT", None for nowhere."""

    listen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Where a daemon shows its archive in a browser: "HOST:PORT", None for nowhere.

    `hosts` are the names under which browsers may ask for it, `password` what they have to know. One that is
    `read_only` changes nothing.
    """

    listen: str | None = None
    hosts: tuple[str, ...] = ()
    password: str | None = field(default=None, repr=False)
    read_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """What is kept of sources that do not say so themselves, and how long tombstones and runs are; None for ever."""

    keep: Keep = KEEP_ALL
    tombstones: timedelta | None = None
    runs: timedelta | None = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A place that articles come from.

    `every` is None for a one-off crawl and beside a cron. `limit` is the most pages of one run, `scope` None where the
    first page decides, `kind` what the address has to lead to. Of `include` and `exclude` see
    `crawler.config.patterns`; `depth` is how many links away from the start a page may be. What `Fetch` has, too, is
    None where that holds. `render` lets a browser finish its pages: it scrolls `scrolls` times at most, and clicks the
    button that `consent` names by a CSS selector or by what stands on it. `keep` says what is kept of its articles.
    One that is not `enabled` is not crawled.
    """

    name: str
    url: str
    every: timedelta | None = None
    schedule: Schedule = INTERVAL
    limit: int | None = None
    scope: Scope | None = None
    kind: SourceKind | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    depth: int | None = None
    delay: float | None = None
    concurrency: int | None = None
    timeout: float | None = None
    retries: int | None = None
    max_bytes: int | None = None
    foreign_pages: int | None = None
    recheck: bool | None = None
    user_agent: str | None = None
    headers: tuple[Header, ...] = ()
    proxy: Proxy | None = None
    render: bool = False
    scrolls: int = SCROLLS
    consent: str | None = None
    keep: Keep = KEEP_ALL
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A whole configuration: `sources` are those that are crawled, `disabled` those that stand there and rest."""

    database: str = DEFAULT_DATABASE
    archive: str | None = None  # a folder for what is fetched
    fetch: Fetch = field(default_factory=Fetch)
    log: Log = Log()
    metrics: Metrics = Metrics()
    page: Page = field(default_factory=Page)
    retention: Retention = field(default_factory=Retention)
    alarms: Alarms = field(default_factory=Alarms)
    searches: tuple[SavedSearch, ...] = ()
    sources: tuple[Source, ...] = ()
    disabled: tuple[Source, ...] = ()


def fetch_of(source: Source, fetch: Fetch) -> Fetch:
    """Return how the pages of a source are asked for: as `fetch` says where the source says nothing of its own.

    User agent and headers stay those for all: what the source has of its own is for its publisher alone.
    """
    names = ("delay", "concurrency", "timeout", "retries", "max_bytes", "foreign_pages", "recheck", "proxy")
    own = {name: getattr(source, name) for name in names}
    return replace(fetch, **{name: value for name, value in own.items() if value is not None})
