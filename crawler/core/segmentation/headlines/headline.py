"""A heading as a title of an article may be: what it leads, what was seen at it, and what that is worth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from crawler.core.page.headings import Style
from crawler.core.segmentation.weights import BIAS, WEIGHTS, Feature

TIMED = frozenset((Feature.DATED, Feature.DATED_BELOW, Feature.IN_DATED_ROW))
"""What gives a heading a date or an author."""


@dataclass(frozen=True)
class Headline:
    """A heading with the features that speak for its being the title of an article, and against it.

    `scope` is the largest element that it leads, `start` that element's first block, `article_end` the end of the
    article markup that it leads, 0 without such. The other fields are those of `Heading`.
    """

    block: int
    style: Style
    unit: int
    link: str | None
    end: int
    mass: int
    scope: int
    start: int
    article_end: int
    features: frozenset[Feature]

    @cached_property
    def score(self) -> float:
        """The bias and the weights of the features; above 0 the heading rather is a title than not, in log odds."""
        # Rounded, since a set has another order in each process and floats another sum in each order.
        return round(BIAS + sum(WEIGHTS[feature] for feature in self.features), 6)

    @property
    def named(self) -> bool:
        """Whether the page gives the heading as a title elsewhere: in its head or its JSON-LD."""
        return Feature.NAMED in self.features

    def seeing(self, more: Iterable[Feature], *, instead_of: Iterable[Feature] = ()) -> Headline:
        """Return the headline with more features in place of others."""
        # Not `replace`, which costs four times as much: a page has hundreds of headings, each weighed in several steps.
        return Headline(
            block=self.block,
            style=self.style,
            unit=self.unit,
            link=self.link,
            end=self.end,
            mass=self.mass,
            scope=self.scope,
            start=self.start,
            article_end=self.article_end,
            features=self.features.difference(instead_of).union(more),
        )
