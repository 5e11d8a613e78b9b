"""Outline to segments: asks the segmenters in order, each for what those before it left, and finds the bodies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import TypeAlias, cast

from crawler.core.page.outline import Outline
from crawler.core.page.segment import Segment
from crawler.core.segmentation import body, segmenters

ORDER = (
    "headlines",
    "markup",
    "whole_page",
)
"""The segmenters, each a module of `crawler.core.segmentation.segmenters` with a function `find(outline, found)`."""

Find: TypeAlias = Callable[[Outline, tuple[Segment, ...]], tuple[Segment, ...]]
"""Takes a page and the articles that the segmenters before it found, and returns those that only it sees."""

_FINDERS = tuple(cast("Find", import_module(f"{segmenters.__name__}.{name}").find) for name in ORDER)


def segments(outline: Outline) -> tuple[Segment, ...]:
    """Return the articles of a page in page order, each with its body; none without text."""
    found: tuple[Segment, ...] = ()
    for find in _FINDERS:
        found = _cut_apart(found, find(outline, found))
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
