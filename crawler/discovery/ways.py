"""The ways in to a site as values: what was seen at each, and what is proposed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.core.types import Kind, Outlink


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What one document shows of a site; made in a worker process.

    `entries` are the articles that it leads to, or holds, `whole` how many as whole texts, `newest` the
    latest date that it says of one, `samples` what to show of it: titles where there are some, else addresses.
    `feeds` and `maps` are further ways that it names. `is_article` says that it is the own page of one.
    """

    url: str
    kind: Kind
    entries: tuple[str, ...] = ()
    whole: int = 0
    newest: datetime | None = None
    samples: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    maps: tuple[Outlink, ...] = ()
    is_article: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way in to a site: a feed, a sitemap (or an index of some), or a page with its links.

    `found_by` says in a few words where its address came from. `count` is how many articles it leads to, and only an
    estimate where `is_estimate`; `covers` how many of the `of` articles that the first page leads to are among those
    that were seen. `fault` says in a clause why nothing came of it, None where something did.
    """

    url: str
    kind: Kind
    found_by: str
    count: int = 0
    is_estimate: bool = False
    whole: int = 0
    newest: datetime | None = None
    samples: tuple[str, ...] = ()
    covers: int = 0
    of: int = 0
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A way that is proposed as a source, what for, how often it is to be asked, and how many links away it goes."""

    way: Way
    purpose: str
    every: str
    depth: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLook:
    """What a look at a site gave: `note` says in a sentence what was looked at in place of `url`, if anything was."""

    url: str
    ways: tuple[Way, ...]
    choices: tuple[Choice, ...]
    note: str | None = None
    requests: int = 0  # robots.txt aside
