"""A page as it was cut, in an order for drawing: what stands outside of articles, and each article with its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from crawler.core.explain.values import Border, Explanation, Part
from newsfold.cli.explanation.facts import first_own

_MOST_PARTS = 500
"""Blocks of a page that are drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Blocks of one piece of boilerplate, or others that follow each other; `why` is what keeps a piece out."""

    why: str | None
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a page: an article with its border, or what stands between two; `number` counts articles from 1."""

    number: int | None
    border: Border | None
    stretches: Sequence[Stretch]


@dataclass(frozen=True, slots=True, kw_only=True)
class CutPage:
    """A page in its pieces; `left` blocks are not drawn since there are too many."""

    explanation: Explanation
    pieces: Sequence[Piece]
    left: int


def cut_page(explanation: Explanation) -> CutPage:
    """Return a page in its pieces, in its order.

    An article begins in the element that holds it, and that may hold menus and headers before its title: these are told
    before it.
    """
    parts = explanation.parts[:_MOST_PARTS]
    pieces: list[Piece] = []
    position = 0
    for number, border in enumerate(explanation.borders):
        first = first_own(border, explanation.parts, position)
        _add(pieces, None, None, parts[position:first])
        _add(pieces, number + 1, border, parts[first : border.last])
        position = max(position, border.last)
    _add(pieces, None, None, parts[position:])
    return CutPage(explanation=explanation, pieces=pieces, left=len(explanation.parts) - len(parts))


def _add(pieces: list[Piece], number: int | None, border: Border | None, parts: Sequence[Part]) -> None:
    if parts or border is not None:
        pieces.append(Piece(number=number, border=border, stretches=tuple(_stretches(parts))))


def _stretches(parts: Iterable[Part]) -> Iterable[Stretch]:
    for group, found in groupby(parts, lambda part: part.group):
        inside = list(found)
        yield Stretch(why=None if group is None else inside[0].why, parts=inside)
