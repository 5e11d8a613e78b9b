"""Tree to segments: asks the segmenters in order and keeps the most confident answer."""

from __future__ import annotations

from dataclasses import replace

from crawler.core import body
from crawler.core.outline import Outline
from crawler.core.segment import Segment
from crawler.core.segmenters import headlines

ORDER = (headlines.find,)


def segments(outline: Outline) -> tuple[Segment, ...]:
    """Return the articles of a page in page order, each with its body."""
    found: tuple[Segment, ...] = ()
    for segmenter in ORDER:
        proposal = segmenter(outline)
        found = found or proposal
    return tuple(replace(segment, body=body.find(outline, segment)) for segment in found)
