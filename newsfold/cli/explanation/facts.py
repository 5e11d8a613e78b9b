"""What is said of an article and of a page in words, the same on a terminal and in a browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.core.explain.values import Border, Explanation, WeighedHeading
from crawler.core.page.rules import Role
from crawler.core.segmentation.weights import BIAS
from crawler.core.types import Article
from newsfold.cli.render import plural


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


def because(border: Border, headings: Sequence[WeighedHeading]) -> str:
    """Return why something is an article: the rule by which its heading is its title, with what was seen at it."""
    reasons = border.article.reasons
    for heading in headings:
        if heading.part == border.title and {each.seen for each in heading.features} == set(reasons):
            return f"its heading {heading.why}: {features_of(heading)}"
    return ", ".join(reasons) or "no reason given"
