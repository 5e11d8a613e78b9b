"""Outline to segments: asks the segmenters in order, each for what those before it left, and finds the bodies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from crawler.core.page.outline import Outline
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Refusal, Segment
from crawler.core.segmentation.body import find_body, without_repeated
from crawler.core.segmentation.headlines.decisions import Decision
from crawler.core.segmentation.segmenters import dated_entries, days, headlines, markup, repeated_marks, whole_page

SEGMENTERS = (headlines, days, markup, whole_page, dated_entries, repeated_marks)
"""The modules that are asked, in this order: each has a function `find(outline, found) -> Proposal`.

It takes a page and the articles that the segmenters before it found, and returns those that only it sees.
"""


@dataclass(frozen=True, slots=True)
class Segmentation:
    """Where the articles of a page stand, in page order, and how that was decided.

    `headings` are the decisions on the headings that were weighed, in page order, `titles` the rules by which the other
    titles were found, by block, and `blocks` the rules that decided on the blocks within articles. `refused` is what
    looked like an article and is none.
    """

    segments: tuple[Segment, ...] = ()
    headings: tuple[Decision, ...] = ()
    titles: Mapping[int, Rule] = field(default_factory=dict)
    blocks: Mapping[int, Rule] = field(default_factory=dict)
    refused: tuple[Refusal, ...] = ()


def segment_page(outline: Outline) -> Segmentation:
    """Return the articles of a page, each with its body; what has no text is refused."""
    found: tuple[Segment, ...] = ()
    headings: tuple[Decision, ...] = ()
    refused: tuple[Refusal, ...] = ()
    titles: dict[int, Rule] = {}
    for segmenter in SEGMENTERS:
        proposal = segmenter.find(outline, found)
        if proposal.instead:
            found = ()
        found = _cut_apart(found, proposal.segments)
        headings += proposal.headings
        refused += proposal.refused
        titles.update(proposal.titles)
    bodies = [find_body(outline, segment) for segment in found]
    if len(bodies) > 1:
        bodies = without_repeated(outline, bodies, lines=not _are_listed(outline, found))
    pairs = list(zip(found, bodies, strict=True))
    return Segmentation(
        segments=tuple(replace(segment, body=body.blocks) for segment, body in pairs if body.blocks),
        headings=headings,
        titles=titles,
        blocks={index: rule for body in bodies for index, rule in body.rules.items()},
        refused=(*refused, *(Refusal(segment, Rule.NO_BODY) for segment, body in pairs if not body.blocks)),
    )


def _are_listed(outline: Outline, found: Sequence[Segment]) -> bool:
    """Return whether most articles have a page of their own, which their headlines lead to."""
    blocks = outline.tree.blocks
    leading = sum(each.title_block is not None and bool(blocks[each.title_block].anchors) for each in found)
    return leading * 2 > len(found)


def _cut_apart(found: Sequence[Segment], more: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return both in page order; a segment ends where the next one begins."""
    ordered = sorted((*found, *more), key=lambda segment: (segment.first_block, segment.last_block))
    ends = [segment.first_block for segment in ordered[1:]] + [ordered[-1].last_block] if ordered else []
    return tuple(
        replace(segment, last_block=min(segment.last_block, max(end, segment.first_block + 1)))
        for segment, end in zip(ordered, ends, strict=True)
    )
