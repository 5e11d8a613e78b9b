"""What was decided on a document and why: each block with its part in an article, or what keeps it out of all.

The reasons are those of the code that decides; nothing is decided anew here.
"""

from __future__ import annotations

from dataclasses import dataclass

from crawler.core.no_article import NoArticle
from crawler.core.page.rules import Role, Rule
from crawler.core.types import Article, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A block of a page, or a line of a plain text.

    `rule` had the last word on it. `article` is the position of the article within whose borders it stands, None
    outside of all. `why` says in words what keeps it out of the text, and is empty for title and text. `place` names
    the elements that hold it, innermost last, and `links` where it leads. Blocks with one `group` stand in one piece of
    boilerplate.
    """

    text: str
    role: Role
    rule: Rule
    why: str = ""
    article: int | None = None
    tag: str = ""
    place: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    group: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """Where an article stands: `first` to `last` of the parts, half open; `element` holds it where markup does."""

    article: Article
    first: int
    last: int
    title: int | None = None
    element: str | None = None

    @property
    def where(self) -> str:
        """The place in words."""
        if self.first == self.last:
            return "not shown by the page"
        return f"blocks {self.first} to {self.last - 1}" + (f", in {self.element}" if self.element else "")


@dataclass(frozen=True, slots=True)
class WeighedFeature:
    """What was seen at a heading, and its weight: above 0 it speaks for the title of an article."""

    seen: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedHeading:
    """A heading weighed as the title of an article: its score, and the rule that had the last word.

    The score is the bias, which all headings have, and the weights of the features. `by` is the part of the heading
    that won over this one. `is_title` is not what the score says where the rule overruled it: see `is_overruled`.
    """

    part: int
    text: str
    score: float
    features: tuple[WeighedFeature, ...]
    rule: Rule
    is_title: bool
    is_overruled: bool
    by: int | None = None

    @property
    def why(self) -> str:
        """The rule in words."""
        return str(self.rule) + (f" (block {self.by})" if self.by is not None else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedArticle:
    """What looked like an article, `first` to `last` of the parts, half open, and the rule by which it is none."""

    title: str
    first: int
    last: int
    rule: Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What a document holds, part by part. A feed has no parts but its articles, a sitemap not even these."""

    kind: Kind
    borders: tuple[Border, ...] = ()
    parts: tuple[Part, ...] = ()
    headings: tuple[WeighedHeading, ...] = ()
    refused: tuple[RefusedArticle, ...] = ()
    nothing_because: NoArticle | None = None
