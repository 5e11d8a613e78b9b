"""The article that a page states in its JSON-LD and does not show: scripts, or a consent, would bring it."""

from __future__ import annotations

from crawler.core.html.dom import parse
from crawler.core.html.hardening import harden
from crawler.core.no_article import NoArticle
from crawler.core.page.json_ld import ArticleFacts, Statements
from crawler.core.page.prose import LEAST_LONE, weight

HIDING = frozenset((
    NoArticle.EMPTY, NoArticle.FRAMES, NoArticle.SCRIPT, NoArticle.CHALLENGE, NoArticle.CONSENT, NoArticle.PAYWALL,
    NoArticle.NO_ARTICLE,
))  # fmt: skip
"""What a page may be whose article stands in its JSON-LD alone."""

IN_DATA = frozenset((NoArticle.EMPTY, NoArticle.SCRIPT, NoArticle.NO_ARTICLE))
"""What a page may be whose article stands in the data of its scripts; what a wall stands before is not taken there."""


def hidden_article(statements: Statements) -> tuple[str, str] | None:
    """Return title and text of the only article that JSON-LD states whole; None where there is none, or are several."""
    whole = {(each.headline, text) for each in statements.articles if each.headline and (text := _text_of(each))}
    if len(whole) != 1:
        return None
    title, text = whole.pop()
    assert title is not None
    return title, text


def _text_of(stated: ArticleFacts) -> str | None:
    if stated.body is None or weight(stated.body) < LEAST_LONE:
        return None
    if "<" in stated.body:
        parts = [block.text for block in parse(harden(stated.body)).blocks]
    else:
        parts = [" ".join(line.split()) for line in stated.body.splitlines()]
    return "\n\n".join(part for part in parts if part)
