"""A plain text explained: what each of its lines became."""

from __future__ import annotations

from crawler.core.explain.values import Border, Explanation, Part
from crawler.core.page.rules import Role, Rule
from crawler.core.plain_text.articles import roles
from crawler.core.plain_text.lines import LineKind
from crawler.core.plain_text.split import Split, split_text
from crawler.core.types import Kind

_RULES = {
    LineKind.PROSE: Rule.OUTSIDE,
    LineKind.SHORT: Rule.OUTSIDE,
    LineKind.META: Rule.LABEL,
    LineKind.RELATED: Rule.RELATED_HEADING,
    LineKind.POINTER: Rule.POINTER,
    LineKind.END: Rule.BEHIND_END,
    LineKind.FOOT: Rule.PAGE_END,
    LineKind.SHARE: Rule.SHARING,
    LineKind.NOISE: Rule.PROMO,
    LineKind.RULE: Rule.SEPARATOR,
    LineKind.APART: Rule.UNLIKE_TEXT,
}
"""What decides on a line that is none of an article's text."""


def explain_text(text: str) -> Explanation:
    """Return what was decided on a plain text."""
    split = split_text(text)
    places = _places(split)
    parts = []
    for i, line in enumerate(split.lines):
        article, role = places.get(i, (None, Role.DROPPED))
        rule = _rule(role, line.kind, article)
        why = "" if role in (Role.TITLE, Role.TEXT) else str(rule)
        parts.append(Part(text=line.text, role=role, rule=rule, why=why, article=article))
    borders = [
        Border(
            article=article, first=max(piece.title, 0), last=piece.end, title=piece.title if piece.title >= 0 else None
        )
        for piece, article in zip(split.pieces, split.articles(), strict=True)
    ]
    return Explanation(
        kind=Kind.PAGE, borders=tuple(borders), parts=tuple(parts), nothing_because=split.nothing_because
    )


def _places(split: Split) -> dict[int, tuple[int, Role]]:
    """Return for each line of an article the article's position and what the line is to it."""
    places: dict[int, tuple[int, Role]] = {}
    for position, piece in enumerate(split.pieces):
        if piece.title >= 0:
            places[piece.title] = position, Role.TITLE
        places.update((i, (position, role)) for i, role in roles(split.lines, piece.title, piece.end))
    return places


def _rule(role: Role, kind: LineKind, article: int | None) -> Rule:
    if role is Role.TITLE:
        return Rule.LINE_ABOVE_TEXT
    if role is Role.TEXT:
        return Rule.TEXT
    if role is Role.RELATED and kind is LineKind.SHORT:
        return Rule.ANNOUNCED
    if kind is LineKind.SHORT and article is not None:
        return Rule.BEHIND_END
    return _RULES[kind]
