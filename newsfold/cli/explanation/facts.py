"""What is said of an article and of a page in words, the same on a terminal and in a browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.core.explain.values import Border, Explanation, WeighedHeading
from crawler.core.page.roles import Role
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


def proofs_of(heading: WeighedHeading) -> str:
    """Return what was seen at a heading with its worth: `h1 +0.7, short -2.0`."""
    return ", ".join(f"{proof.seen} {proof.worth:+.1f}" for proof in heading.proofs)


def because(border: Border, headings: Sequence[WeighedHeading]) -> str:
    """Return why something is an article: its reasons, with their worth where it is one by its heading."""
    reasons = border.article.reasons
    for heading in headings:
        if heading.part == border.title and {proof.seen for proof in heading.proofs} == set(reasons):
            return proofs_of(heading)
    return ", ".join(reasons) or "no reason given"
