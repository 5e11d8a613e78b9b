"""Outline to segments: asks the segmenters in order, each for what those before it left, and finds the bodies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from crawler.core.page.outline import Outline
from crawler.core.page.segment import Segment
from crawler.core.segmentation import body
from crawler.core.segmentation.segmenters import headlines, markup, whole_page

Find: TypeAlias = Callable[[Outline, tuple[Segment, ...]], tuple[Segment, ...]]
"""Takes a page and the articles that the segmenters before it found, and returns those that only it sees."""

SEGMENTERS = (headlines, markup, whole_page)
"""The modules that are asked, in this order: each has a function `find` of the type `Find`."""


def segments(outline: Outline) -> tuple[Segment, ...]:
    """Return the articles of a page in page order, each with its body; none without text."""
    found: tuple[Segment, ...] = ()
    for segmenter in SEGMENTERS:
        found = _cut_apart(found, segmenter.find(outline, found))
    bodies = [body.find(outline, segment) for segment in found]
    repeated = body.repeated(outline, bodies)
    kept = [body.without(outline, indices, repeated) for indices in bodies]
    return tuple(replace(segment, body=indices) for segment, indices in zip(found, kept, strict=True) if indices)


def _cut_apart(found: tuple[Segment, ...], more: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Return both in page order; a segment ends where the next one begins."""
    ordered = sorted((*found, *more), key=lambda segment: (segment.first_block, segment.last_block))
    ends = [segment.first_block for segment in ordered[1:]] + [ordered[-1].last_block] if ordered else []
    return tuple(
        replace(segment, last_block=min(segment.last_block, max(end, segment.first_block + 1)))
        for segment, end in zip(ordered, ends, strict=True)
    )
