"""Dates in the blocks around an article: by its title, as its signature, in labelled lines behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crawler.core.html.dom import Block
from crawler.core.metadata.authors.bylines import authors_of_byline
from crawler.core.metadata.date_lines import (
    UPDATED_LABEL,
    Moment,
    dates_of_line,
    is_label,
    is_labelled,
    is_of_another,
    labelled_dates,
    may_hold_date,
    opening_date,
)
from crawler.core.metadata.evidence import Evidence

NEAR_BEFORE, NEAR_AFTER = 4, 7
"""Blocks before and behind the title in which its date may stand: a section, a deck, a by-line, a picture's caption."""

_OVER_TEXT = 2
"""Blocks right above the text, however far from the title."""
_SIGNED = 3
"""Blocks right behind the text that may sign it."""
_SHORT_LINE = 30
"""Characters: a shorter line with a date is hardly anything else."""
IN_TEXT = 500.0
"""The rank of a line in the text, which may tell when something takes place."""
_LAST = 999.0
"""The rank of a dateline: behind any line by the title, before what stands behind the text."""
_MOST_BEHIND = 400
"""Blocks behind the text that are looked through; keeps a hostile page bounded."""
_MOST_ABOVE = 1_000
"""Blocks above a title in which the heading of its day may stand: the other posts of a day, with all their text."""


def lines_by_title(evidence: Evidence, language: str | None) -> Iterator[tuple[float, Moment]]:
    """Yield dates of the short lines around the title that hold little else, ranked by their way to it; then datelines.

    A line that is short or says what its date is of ranks a block's way nearer than it stands, one in the text last.
    """
    title, body = evidence.title_block, evidence.segment.body
    for index in _places(evidence):
        text = evidence.tree.blocks[index].text
        distance = index - title if index > title else title - index + 0.5
        for moment in dates_of_line(text, language, in_text=index in body):
            far = IN_TEXT if index in body else 1 if len(text) < _SHORT_LINE or is_labelled(text) else 3
            yield distance + far, moment
    yield from ((_LAST, moment) for moment in _datelines(evidence, language))


def _places(evidence: Evidence) -> Iterator[int]:
    """The blocks in which the date of a title may stand: a few before and behind it, and those right above the text."""
    title, segment = evidence.title_block, evidence.segment
    body = segment.body
    last = min(segment.last_block, title + 1 + NEAR_AFTER, (body[-1] if body else title + NEAR_AFTER) + 1)
    # A heading above the first post of a day holds the day; any other line above the segment is of the one before.
    first = max(title - NEAR_BEFORE, evidence.earliest)
    if first and evidence.tree.blocks[first - 1].heading:
        yield first - 1
    begin = segment.text_from
    over_text = () if begin is None else range(max(last, begin - _OVER_TEXT), begin)  # however far from the title
    yield from (index for index in (*range(first, last), *over_text) if index != segment.title_block)


def _datelines(evidence: Evidence, language: str | None) -> Iterator[Moment]:
    """The dates that open the text and the line of the title, or end the title, as an announcement's."""
    blocks, segment = evidence.tree.blocks, evidence.segment
    opening = next((found for each in segment.body[:2] if (found := opening_date(blocks[each].text, language))), None)
    named = opening_date(segment.title, language, ends=True)
    if named is None and segment.title_block is not None:
        named = opening_date(blocks[segment.title_block].text, language)
    yield from (moment for moment in (opening, named) if moment is not None)


def signature(evidence: Evidence, language: str | None, *, filed: bool = False) -> Iterator[Moment]:
    """Yield the date that signs the text: alone right behind it, or with the author a line or two below.

    What a bar parts from it says where the article is filed: "3 May 2004 | Filed under Bells | 2 comments"; with
    `filed` only such a line counts.
    """
    segment = evidence.segment
    if not segment.body:
        return
    first = segment.body[-1] + 1
    for index in range(first, min(segment.last_block, first + _SIGNED)):
        text, bar, _ = evidence.tree.blocks[index].text.partition(" | ")
        if evidence.tree.blocks[index].heading or is_of_another(text):
            return
        moments = dates_of_line(text, language, in_text=True)
        if moments and (bar or (not filed and (index == first or authors_of_byline(text, behind=True)))):
            yield from moments
            return


def labelled(blocks: list[Block], index: int, language: str | None) -> Iterator[Moment]:
    """Yield the dates of a labelled line; the label may be a line of its own above it."""
    if not may_hold_date(blocks[index].text):
        return
    found = list(labelled_dates(blocks[index].text, language))
    if not found and index:
        dates, above = dates_of_line(blocks[index].text, language, in_text=True), blocks[index - 1].text
        if dates and is_label(above):
            is_update = UPDATED_LABEL.search(above) is not None
            found = [replace(moment, updated=is_update) for moment in dates]
    yield from found


def lines_behind(evidence: Evidence, language: str | None) -> Iterator[Moment]:
    """Yield the dates of labelled lines behind the text of the segment."""
    segment = evidence.segment
    first = segment.body[-1] + 1 if segment.body else evidence.title_block + 1
    for index in range(first, min(segment.last_block, first + _MOST_BEHIND)):
        yield from labelled(evidence.tree.blocks, index, language)


def day_above(evidence: Evidence, language: str | None) -> Iterator[Moment]:
    """Yield the day that heads the article: the nearest heading above of another look than the title, if it is a date.

    Each day has its heading once, over all its posts; a heading of another kind and a higher rank ends the days.
    """
    blocks, title = evidence.tree.blocks, evidence.title_block
    rank = blocks[title].heading if title < len(blocks) else 0
    for index in range(title - 1, max(-1, title - 1 - _MOST_ABOVE), -1) if rank else ():
        block = blocks[index]
        if not block.heading or (block.heading, _look(evidence, index)) == (rank, _look(evidence, title)):
            continue
        moments = dates_of_line(block.text, language, in_text=True)
        yield from moments
        if moments or block.heading < rank:
            return


def _look(evidence: Evidence, index: int) -> str:
    """The class of a heading."""
    return evidence.tree.elements[evidence.tree.blocks[index].element].get("class") or ""
