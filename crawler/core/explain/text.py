"""A plain text explained: what each of its lines became."""

from __future__ import annotations

from crawler.core.explain.values import Border, Explanation, Part
from crawler.core.page.roles import Role, Why
from crawler.core.plain_text.articles import roles
from crawler.core.plain_text.lines import LineKind
from crawler.core.plain_text.split import Split, split_text
from crawler.core.types import Kind

_KINDS = {
    LineKind.PROSE: str(Why.OUTSIDE),
    LineKind.SHORT: str(Why.OUTSIDE),
    LineKind.META: str(Why.LABEL),
    LineKind.RELATED: "heads a list of related articles",
    LineKind.POINTER: "points to a related article",
    LineKind.END: "stands after the end of an article",
    LineKind.FOOT: "ends the page",
    LineKind.SHARE: "is of sharing, following or the site's menu",
    LineKind.NOISE: "is a promo or an advertisement",
    LineKind.RULE: "is a separator",
}


def explain_text(text: str) -> Explanation:
    """Return what was decided on a plain text."""
    split = split_text(text)
    places = _places(split)
    parts = []
    for i, line in enumerate(split.lines):
        article, role = places.get(i, (None, Role.DROPPED))
        parts.append(Part(text=line.text, role=role, article=article, why=_why(role, line.kind, article)))
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


def _why(role: Role, kind: LineKind, article: int | None) -> str:
    if role in (Role.TITLE, Role.TEXT):
        return ""
    if role is Role.RELATED and kind is LineKind.SHORT:
        return str(Why.ANNOUNCED)
    if kind is LineKind.SHORT and article is not None:
        return _KINDS[LineKind.END]
    return _KINDS[kind]
