"""Segment: where one article stands on a page. The value alone; `segmentation.py` finds the segments."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One article of a page as ranges over `Tree.blocks`.

    `first_block` to `last_block` is its half-open border, `body` the indices of the blocks that are its text.
    `title_block` is the block that is its title and `element` the element that holds it; both may be None, the latter
    for a flat run of siblings.
    """

    first_block: int
    last_block: int
    title: str
    title_block: int | None = None
    element: int | None = None
    body: tuple[int, ...] = ()
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
