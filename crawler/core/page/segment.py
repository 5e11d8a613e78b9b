"""Segment: where one article stands on a page. The value alone; the package `segmentation` finds the segments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from crawler.core.page.rules import Rule

_LEAD = 2
"""Blocks of a lead at most: one paragraph, or two points of a summary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One article of a page as ranges over `Tree.blocks`.

    `first_block` to `last_block` is its half-open border, `body` the indices of the blocks that are its text.
    `title_block` is the block that is its title and `element` the element that holds it; both may be None, the latter
    for a flat run of siblings. `reasons` are words for people: what speaks for it.
    """

    first_block: int
    last_block: int
    title: str
    title_block: int | None = None
    element: int | None = None
    body: tuple[int, ...] = ()
    is_live_blog: bool = False
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()

    @property
    def text_from(self) -> int | None:
        """The block with which the text begins, behind a lead that stands above date and author; None without."""
        for lead, block in pairwise(self.body[: _LEAD + 1]):
            if block - lead > 1:
                return block
        return self.body[0] if self.body else None


@dataclass(frozen=True, slots=True)
class Refusal:
    """What looked like an article, and the rule by which it is none."""

    segment: Segment
    rule: Rule


@dataclass(frozen=True, slots=True)
class Sifted:
    """Segments after a stage has looked at them: those that stay articles, and those that it refused."""

    kept: tuple[Segment, ...]
    refused: tuple[Refusal, ...] = ()


def sift(segments: Iterable[Segment], is_refused: Callable[[Segment], bool], rule: Rule) -> Sifted:
    """Return segments without those that a rule refuses."""
    kept, refused = list[Segment](), list[Refusal]()
    for segment in segments:
        if is_refused(segment):
            refused.append(Refusal(segment, rule))
        else:
            kept.append(segment)
    return Sifted(tuple(kept), tuple(refused))
