"""Live blogs: one title over a row of short entries, each with a time and none with a page of its own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from crawler.core.page.class_names import Hint
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_ARTICLE
from crawler.core.segmentation.headlines.headline import Headline
from crawler.core.segmentation.weights import TITLE, Feature

_ENTRIES = 3
"""Entries of a live blog at least, as of any row; without markup that says so it takes twice as many."""
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)")
"""A time of day."""
_LONGEST_CLOCK = 20
"""Characters at most of a line that is the time of an entry: a longer one speaks of a time."""


@dataclass(frozen=True, slots=True)
class LiveBlog:
    """A live blog by its title, and the block behind its entries: where the next article begins, or the page ends."""

    title: Headline
    end: int

    def holds(self, headline: Headline) -> bool:
        """Whether a heading is the title or one of an entry."""
        return self.title.block <= headline.block < self.end


def live_blogs(outline: Outline, headlines: Sequence[Headline]) -> tuple[list[LiveBlog], bool]:
    """Return the live blogs of a page, in page order, and whether other articles stand beside them.

    There is one as a rule, or none; where a page loads other articles below there may be more of either.
    """
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
        if titles:
            parts = _titles_like(titles[-1], headlines)
            if found := _live(outline, parts, row):
                return found, len(parts) > len(found)
    return [], False


def _titles_like(title: Headline, headlines: Sequence[Headline]) -> list[Headline]:
    """Return a title and the headings that head an article of their own and look as it does, or are an h1, too."""
    own = [each for each in headlines if each.score >= TITLE and each.mass >= LEAST_ARTICLE]
    also = [each for each in own if each.style == title.style or Feature.SECOND_H1 in each.features]
    return sorted({title, *also}, key=lambda each: each.block)


def _live(outline: Outline, titles: Sequence[Headline], row: Sequence[Headline]) -> list[LiveBlog]:
    """Return the live blogs among some articles, each with the entries of a row that stand below it."""
    found = []
    blocks = [headline.block for headline in row]
    ends = (*(title.block for title in titles[1:]), len(outline.tree.blocks))
    for title, end in zip(titles, ends, strict=True):
        entries = row[bisect_right(blocks, title.block) : bisect_left(blocks, end)]
        if len(entries) >= _ENTRIES and _is_live(outline, title, entries):
            found.append(LiveBlog(title, end))
    return found


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
