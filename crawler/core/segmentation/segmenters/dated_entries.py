"""Sees the entries of a log that each open with their day: "March 3, 2004 - The new mole is open. It took two years".

The latest stands first, as in all logs of news: what is told from the first day on is one story, a chronicle.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice, pairwise

from crawler.core.html.dom import Block
from crawler.core.page.dated_lines import LONGEST_TITLED, beside_date
from crawler.core.page.headings import ROW
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_ARTICLE, LEAST_LINE
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.phrasebook.stock_lines import is_weekday
from crawler.core.segmentation.headlines.decisions import Proposal
from crawler.core.segmentation.segmenters.repeated_marks import TIMES, element_around, is_of_one, is_sure, may_be_title
from crawler.core.text.dates import find_dates
from crawler.core.text.normalise import fold

_CONFIDENCE = 0.6
"""That of posts that marks tell apart: no title proves them."""
_OPENING = 40
"""Characters of an entry in which its day ends."""
_YEAR_OR_DAY = re.compile(r"(?:19|20)\d\d|\d[./-]\d")
"""What all days of a log hold: looked for first, since to read a date costs a hundred times as much."""
_MOST_LOOKED_AT = 2_000
"""Blocks of a page that may open with a day and are asked for it; keeps a hostile page bounded."""
_PARTING = re.compile(r"\s*[:：|–—,.)\]）】-]")
"""What stands between the day and the entry; or that the day has a look of its own parts the two."""
_LATEST_FIRST = 0.9
"""Share of the entries, at least, that are no later than the one above: a log may have a day that was mistyped."""
_LEADS = frozenset(("b", "strong", "i", "em", "u", "font", "span", "a", "code", "big", "small"))
"""Elements that set the first words of an entry off, as its title."""


def find(outline: Outline, found: Sequence[Segment]) -> Proposal:
    """Return the entries of a log in place of the few articles that were found, if these are few."""
    if is_of_one(outline):
        return Proposal()
    sure = [segment for segment in found if is_sure(outline, segment)]
    rows = (row for row in _rows(outline) if all(_only_heads(outline, segment, row[0]) for segment in sure))
    best = max((_entries(outline, row) for row in rows), key=len, default=())
    if not best or len(best) < TIMES * len(found):
        return Proposal()
    titles = {each.title_block: Rule.BESIDE_MARK for each in best if each.title_block is not None}
    return Proposal(best, titles=titles, instead=True)


def _only_heads(outline: Outline, segment: Segment, first: int) -> bool:
    """Return whether the page's own title stands over the headings of entries and no text, as "Recent news" does."""
    has_text = segment.title_block is None or outline.weight_of(segment.title_block, first) >= LEAST_LINE
    return outline.tree.blocks[first].heading > 0 and not has_text


def _rows(outline: Outline) -> Iterator[list[int]]:
    """Yield the blocks that open with a day, those of each level of headings apart, if the latest stands first."""
    rows: dict[int, list[tuple[int, datetime]]] = defaultdict(list)
    could_open = (block for block in outline.tree.blocks if _YEAR_OR_DAY.search(block.text, 0, _OPENING))
    for block in islice(could_open, _MOST_LOOKED_AT):
        if not outline.boilerplate[block.element] and (day := _opening_day(outline, block)) is not None:
            rows[block.heading].append((block.index, day))
    for row in rows.values():
        days = [day for _, day in row]
        falling = sum(one >= other for one, other in pairwise(days))
        if len(set(days)) >= ROW and falling >= _LATEST_FIRST * (len(days) - 1):
            yield [index for index, _ in row]


def _opening_day(outline: Outline, block: Block) -> datetime | None:
    """Return the day that opens a block in which more is said, at midnight; None where none does."""
    opening = block.text[:_OPENING]
    date = next(iter(find_dates(opening, language=outline.facts.day_order, most=1)), None)
    if date is None or ((before := opening[: date.start].strip(" ([（【,")) and not is_weekday(fold(before))):
        return None
    rest = block.text[date.end :]
    is_parted = _PARTING.match(rest) is not None or any(len(lead) == date.end for lead in _leads(outline, block))
    says_more = any(char.isalpha() for char in rest)
    return date.at.replace(hour=0, minute=0, second=0, microsecond=0) if is_parted and says_more else None


def _leads(outline: Outline, block: Block) -> Iterator[str]:
    """Yield what is set off at the beginning of a block, by elements of its own."""
    elements, first, end = outline.tree.elements, block.element + 1, outline.tree.elements[block.element].end
    begin = bisect_left(elements, block.index, first, end, key=lambda element: element.first_block)
    for index in range(begin, end):
        element = elements[index]
        if element.first_block > block.index:
            return
        if element.tag in _LEADS:
            text = outline.tree.text_of(element, longest=LONGEST_TITLED + 1)
            if text and block.text.startswith(text):
                yield text


def _entries(outline: Outline, row: Sequence[int]) -> tuple[Segment, ...]:
    """Return the entries that begin with these blocks, none where they are no page."""
    borders = pairwise((*row, element_around(outline, row[0], row[-1]).last_block))
    pieces = [(first, last) for first, last in borders if outline.weight_of(first, last) >= LEAST_LINE]
    total = sum(outline.weight_of(first, last) for first, last in pieces)
    is_headed = outline.tree.blocks[row[0]].heading > 0
    is_full = len(pieces) >= ROW and len(pieces) * 5 >= len(row) * 4
    is_page = total * 5 >= outline.mass[-1] * (3 if is_headed else 4)
    if not (is_full and is_page and total >= LEAST_ARTICLE * len(pieces)):
        return ()
    return tuple(_entry(outline, first, last) for first, last in pieces)


def _entry(outline: Outline, first: int, last: int) -> Segment:
    """Return an entry; what stands beside its day is its title, if it is a line of its own or set off."""
    block = outline.tree.blocks[first]
    is_line = block.heading > 0 or outline.weight_of(first + 1, last) >= LEAST_LINE
    line = (is_line and beside_date(block.text)) or ""
    leads = (beside_date(lead) or "" for lead in _leads(outline, block))
    title = line if may_be_title(line) else next(filter(None, leads), "")
    return Segment(
        first_block=first,
        last_block=last,
        title=title,
        title_block=first if title and title == line else None,
        confidence=_CONFIDENCE,
        reasons=("opens with its day",),
    )
