"""Live blogs: one title over a row of short entries, each with a time and none with a page of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from crawler.core.page.class_names import Hint
from crawler.core.page.outline import Outline
from crawler.core.segmentation.headlines.headline import Headline
from crawler.core.segmentation.weights import Feature

_ENTRIES = 3
"""Entries of a live blog at least, as of any row; without markup that says so it takes twice as many."""
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)")
"""A time of day."""
_LONGEST_CLOCK = 20
"""Characters at most of a line that is the time of an entry: a longer one speaks of a time."""


def live_title(outline: Outline, headlines: Sequence[Headline]) -> Headline | None:
    """Return the title of a live blog, None for another page."""
    rows = defaultdict(list)
    for headline in headlines:
        if headline.mass:
            rows[headline.style].append(headline)
    for row in rows.values():
        if sum(Feature.SAID_TWICE in headline.features for headline in row) * 2 > len(row):
            continue  # a line that stands above each of several articles
        if len(row) < _ENTRIES or sum(headline.link is not None for headline in row) * 2 > len(row):
            continue
        titles = [
            headline
            for headline in headlines
            if headline.block < row[0].block and headline.named and headline.style != row[0].style
        ]
        if titles and _is_live(outline, titles[-1], row):
            return titles[-1]
    return None


def _is_live(outline: Outline, title: Headline, row: Sequence[Headline]) -> bool:
    elements = outline.tree.elements
    around = elements[_around(outline, row[0].unit, row[-1].block)]
    timed = sum(_has_time(outline, headline) for headline in row)
    if row[0].unit == outline.tree.blocks[row[0].block].element or timed * 2 < len(row):
        return False
    within = outline.tree.ancestors(row[0].unit)[:-2]
    if outline.facts.is_live or any(outline.hints[element.index] & Hint.LIVE for element in within):
        return True
    whole = elements[_around(outline, around.index, title.block)]
    if outline.is_article(whole):
        return True
    clocks = sum(_has_clock(outline, headline) for headline in row)
    return len(row) >= 2 * _ENTRIES and clocks * 10 >= len(row) * 8


def _around(outline: Outline, element: int, block: int) -> int:
    """Return the innermost element that holds an element and a block."""
    elements = outline.tree.elements
    while not elements[element].first_block <= block < elements[element].last_block and elements[element].parent >= 0:
        element = elements[element].parent
    return element


def _has_time(outline: Outline, headline: Headline) -> bool:
    """Return whether a time stands beside a heading in its part of the page."""
    unit = outline.tree.elements[headline.unit]
    return outline.is_dated(max(unit.first_block, headline.block - 3), min(unit.last_block, headline.block + 4))


def _has_clock(outline: Outline, headline: Headline) -> bool:
    unit = outline.tree.elements[headline.unit]
    blocks = outline.tree.blocks[max(unit.first_block, headline.block - 3) : min(unit.last_block, headline.block + 4)]
    return any(len(block.text) <= _LONGEST_CLOCK and _CLOCK.search(block.text) for block in blocks)
