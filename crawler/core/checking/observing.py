"""A document to what a check looks at: its articles, what stands behind each, and how much prose gave none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.core.explain.document import explain
from crawler.core.explain.values import Part
from crawler.core.page.prose import LEAST_PARAGRAPH, weight
from crawler.core.page.rules import Role, Rule
from crawler.core.types import Article, Document, Kind

_NO_TEXT = frozenset((Rule.BOILERPLATE, Rule.TEASER, Rule.STOCK_LINE, Rule.COMMENT, Rule.LINKS, Rule.LINK, Rule.LABEL))
"""Rules that keep out what is surely no text of an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenArticle:
    """An article on a page, and the first block of prose behind it that is kept out for no sure reason."""

    article: Article
    follows: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPage:
    """A document as a check looks at it; `prose` is its running text outside boilerplate, with no article around it."""

    kind: Kind
    url: str | None = None
    articles: tuple[SeenArticle, ...] = ()
    nothing_because: str | None = None
    prose: int = 0


def observe(document: Document) -> SeenPage:
    """Return what a document holds. Raises ReadError as `reading.read` does."""
    explained = explain(document)
    articles = tuple(
        SeenArticle(article=border.article, follows=_prose_behind(explained.parts, border.last))
        for border in explained.borders
    )
    prose = sum(weight(part.text) for part in explained.parts if _is_prose(part))
    return SeenPage(
        kind=explained.kind,
        url=document.url or None,
        articles=articles,
        nothing_because=explained.nothing_because,
        prose=prose,
    )


def _prose_behind(parts: Sequence[Part], end: int) -> str:
    """Return the block right behind an article where it is prose."""
    part = parts[end] if end < len(parts) else None
    return part.text if part is not None and _is_prose(part) else ""


def _is_prose(part: Part) -> bool:
    if part.role is not Role.DROPPED or part.rule in _NO_TEXT or part.article is not None:
        return False
    return not part.links and weight(part.text) >= LEAST_PARAGRAPH
