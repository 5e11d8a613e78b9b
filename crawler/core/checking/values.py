"""What a check looks at, and what it finds: frozen values, whether the articles come from a store or from pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from crawler.core.checking.paragraphs import Paragraphs, paragraphs_of

LONGEST_NOTE = 160
"""Characters of what is said of an example at most: two lines of a terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The same article as another page shows it, or as its own page once did.

    `place` is where it stands, for `newsfold explain`. `is_at_once` says that both were read at about the same time, so
    that no edit explains a difference. Date and authors are those of the page, None where they are not known.
    """

    place: str
    title: str
    text: str
    is_at_once: bool = True
    published_at: datetime | None = None
    authors: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """An article as it was read.

    `place` is what `newsfold explain` opens: a number in the store, or a file. `pages` are the addresses of pages that
    it was seen on, as many as are known, that of the file first, and `position` its lowest place on one of them.
    `is_own_page` says that its text was taken from its own page. `follows` is the block behind it, where its page was
    looked at and this is prose that no sure rule keeps out.
    """

    place: str
    title: str
    text: str
    url: str | None = None
    pages: tuple[str, ...] = ()
    position: int = 0
    is_own_page: bool = False
    published_at: datetime | None = None
    authors: tuple[str, ...] = ()
    follows: str = ""
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BarePage:
    """A page that gave no article, and why; `prose` is its running text outside boilerplate, None if not known."""

    place: str
    url: str | None = None
    nothing_because: str | None = None
    prose: int | None = None


@dataclass(frozen=True, eq=False)
class ObservedSite:
    """What was read of one site; `name` is its host, or that of what was named instead."""

    name: str
    articles: tuple[Observation, ...]
    bare_pages: tuple[BarePage, ...] = ()

    @cached_property
    def paragraphs(self) -> Paragraphs:
        """The paragraphs of the articles, and which articles share them."""
        return paragraphs_of(article.text for article in self.articles)


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign by its name, with what it means and what to do about it: a clause each."""

    name: str
    meaning: str
    advice: str


@dataclass(frozen=True, slots=True)
class Example:
    """Where a sign was seen: `place` for `newsfold explain`, the address where there is one, what was seen."""

    place: str
    url: str | None
    note: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A sign that was seen at a site: each place, the most telling first, of how many that were looked at."""

    sign: Sign
    of: int
    examples: tuple[Example, ...] = field(default=())

    @property
    def count(self) -> int:
        """How often the sign was seen."""
        return len(self.examples)


def example(article: Observation, note: str) -> Example:
    """Return an article as an example, with what was seen cut to a line."""
    url = article.url if article.is_own_page or not article.pages else article.pages[0]
    return Example(article.place, url, cut(note))


def cut(text: str) -> str:
    """Return a text in a line that is not too long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NOTE else line[: LONGEST_NOTE - 1] + "…"
