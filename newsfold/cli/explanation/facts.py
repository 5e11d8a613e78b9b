"""What is said of an article and of a page in words, the same on a terminal and in a browser."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.core.explain.values import Border, Explanation, Part, WeighedHeading
from crawler.core.page.rules import Role
from crawler.core.segmentation.weights import BIAS
from crawler.core.types import Article
from newsfold.cli.render import plural

_CLEAR, _SLIGHT = 2.0, 0.7
"""Log odds from which on something speaks clearly, and at all: of 7 to 1, and of 2 to 1."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of an article's metadata, its value for a person, and where that came from."""

    name: str
    value: str
    source: str


def facts_of(article: Article) -> list[Fact]:
    """Return the metadata of an article with their sources; a field without a value says so."""
    sources = {origin.field: origin.source for origin in article.origins}
    image = article.image
    values = {
        "title": article.title,
        "url": article.url,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "updated_at": article.updated_at.isoformat() if article.updated_at else None,
        "authors": ", ".join(article.authors),
        "language": article.language,
        "section": article.section,
        "tags": ", ".join(article.tags),
        "image": " — ".join(filter(None, (image.url, image.caption))) if image else None,
    }
    return [
        Fact(name.removesuffix("_at"), value or "none", sources.get(name, "") if value else "")
        for name, value in values.items()
    ]


def summary(explanation: Explanation) -> str:
    """Return in a line what a document is and what its blocks became."""
    articles = plural(len(explanation.borders), "article")
    if not explanation.parts:
        return f"{explanation.kind}, {articles}"
    dropped = sum(part.role is Role.DROPPED for part in explanation.parts)
    return f"{explanation.kind}, {articles}, {plural(len(explanation.parts), 'block')}, {dropped:,} left out"


def features_of(heading: WeighedHeading) -> str:
    """Return the score of a heading as a sum: `+0.0: named by the page +3.1, h1 +0.7, any heading -3.8`."""
    seen = (*((each.seen, each.weight) for each in heading.features), ("any heading", BIAS))
    return f"{heading.score:+.1f}: " + ", ".join(f"{name} {weight:+.1f}" for name, weight in seen)


def other_headings(explanation: Explanation) -> list[WeighedHeading]:
    """Return the headings that were weighed and are no titles, the likeliest first."""
    return sorted((heading for heading in explanation.headings if not heading.is_title), key=lambda each: -each.score)


def because(
    border: Border, headings: Sequence[WeighedHeading], told: Callable[[WeighedHeading], str] = features_of
) -> str:
    """Return why something is an article: the rule by which its heading is its title, with what was seen at it."""
    reasons = border.article.reasons
    for heading in headings:
        if heading.part == border.title and {each.seen for each in heading.features} == set(reasons):
            return f"its heading {heading.why}: {told(heading)}"
    return ", ".join(reasons) or "no reason given"


def likelihood(heading: WeighedHeading) -> str:
    """Return how likely a heading is a title, by what was seen at it: its score, which is a log odds, as a share."""
    share = 1 / (1 + math.exp(-max(-30.0, min(30.0, heading.score))))
    return f"{share:.0%} likely ({heading.score:+.1f})"


def features_in_words(heading: WeighedHeading) -> str:
    """Return what was seen at a heading, and how much it speaks for a title or against it."""
    seen = [f"{each.seen} speaks {_strength(each.weight)} ({each.weight:+.1f})" for each in heading.features]
    return ", ".join([*seen, f"any heading begins at {BIAS:+.1f}"])


def first_own(border: Border, parts: Sequence[Part], position: int = 0) -> int:
    """Return the first block of an article, at `position` or behind it, that is not left out with all before it.

    The element that holds an article may hold the header and the menus of its page, too.
    """
    first = max(border.first, position)
    return next((index for index in range(first, border.last) if parts[index].role is not Role.DROPPED), first)


def _strength(weight: float) -> str:
    side = "for it" if weight >= 0 else "against it"
    return f"clearly {side}" if abs(weight) >= _CLEAR else side if abs(weight) >= _SLIGHT else f"slightly {side}"
