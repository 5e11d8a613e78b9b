"""A document to its articles: the one call that a library user needs."""

from __future__ import annotations

import json
from typing import Any

from crawler.core import body, teasers
from crawler.core.dom import Tree, parse
from crawler.core.outline import Outline, survey
from crawler.core.segment import Segment
from crawler.core.segmentation import segments
from crawler.core.text import fold
from crawler.core.types import Article, Extraction


def extract(document: str | bytes, url: str | None = None, *, plain_text: bool | None = None) -> tuple[Article, ...]:
    """Return the articles of an HTML or plain-text document, in page order; none for a listing or an error page."""
    return extract_page(document, url, plain_text=plain_text).articles


def extract_page(document: str | bytes, url: str | None = None, *, plain_text: bool | None = None) -> Extraction:
    """Return the articles of a document or, where there are none, the reason."""
    text = document if isinstance(document, str) else document.decode("utf-8", "replace")
    return extract_tree(parse(text), url)


def extract_tree(tree: Tree, url: str | None = None) -> Extraction:
    """Return the articles of a parsed page."""
    outline = survey(tree, _names(tree))
    teasers.set_aside(outline)
    articles = []
    for segment in segments(outline):
        text = _text(tree, segment)
        if text:
            articles.append(_article(outline, segment, text, len(articles), url))
    if not articles:
        return Extraction(nothing_because="listing" if tree.blocks else "empty")
    return Extraction(articles=tuple(articles))


def _article(outline: Outline, segment: Segment, text: str, position: int, url: str | None) -> Article:
    return Article(
        title=segment.title,
        text=text,
        position=position,
        related=body.related(outline, segment, url),
        confidence=segment.confidence,
        reasons=segment.reasons,
    )


def _text(tree: Tree, segment: Segment) -> str:
    return "\n\n".join(tree.blocks[index].text for index in segment.body)


def _names(tree: Tree) -> frozenset[str]:
    """Return the folded headlines that the page gives outside its text."""
    names = {fold(content) for name, content in tree.metas if name in ("og:title", "twitter:title")}
    title = fold(tree.title)
    if title:
        names.add(title)
        for mark in (" | ", " - ", " – ", " — ", " :: ", " » ", " · "):
            names.update(fold(part) for part in tree.title.split(mark) if len(part) > 20)
    for source in tree.json_ld:
        try:
            _headlines(json.loads(source), names, 0)
        except (ValueError, RecursionError):
            continue
    names.discard("")
    return frozenset(names)


def _headlines(node: Any, names: set[str], depth: int) -> None:
    if depth > 8:
        return
    if isinstance(node, list):
        for item in node:
            _headlines(item, names, depth + 1)
    elif isinstance(node, dict):
        headline = node.get("headline")
        if isinstance(headline, str):
            names.add(fold(headline))
        for value in node.values():
            if isinstance(value, (list, dict)):
                _headlines(value, names, depth + 1)
