"""Finds the marks that may part posts: lines that come again in one look, with a date or an address of their own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from crawler.core.html.dom import Block
from crawler.core.page.dated_lines import LONGEST, LONGEST_TITLED, beside_date
from crawler.core.page.headings import ROW
from crawler.core.page.outline import Outline
from crawler.core.phrasebook.stock_lines import is_continue_reading

_SIGN = 20
"""Characters of a link's text at most that is the sign of a permalink."""
_NUMBER = re.compile(r"\d+")
STOPS = (".", ",", ";", ":", "…", "。", "、", "।")
"""What a title does not end with."""
_LEAST_TITLE = 20
"""Characters of a line at least that is nothing but a link, and a title: "May 3, 2004" may be one to a day."""
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:h]\d\d(?!\d)")
"""A time of day."""
_HALF_DAY = re.compile(r"(?<=\d) ?[ap]\.?m\b\.?", re.IGNORECASE)
"""Which half of the day a time is of: no difference between two marks."""


def rows(outline: Outline) -> Iterator[list[int]]:
    """Yield the blocks of marks that look alike, each with a date or an address of its own.

    Then all dates of a row, where posts of one moment say the same, if each has a title beside it.
    """
    found: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    dates: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for block in outline.tree.blocks:
        if outline.boilerplate[block.element]:
            continue
        for look, says in _marks(outline, block):
            found[look].setdefault(says, block.index)
            if look[0] == "date":
                dates[look].append(block.index)
    for look, row in found.items():
        marks = sorted(set(row.values()))
        if (len(row) >= ROW or are_days(outline, marks)) and not _are_speakers(outline, marks):
            yield marks
            if len(dates[look]) > len(marks) and _are_titled(outline, dates[look]):
                yield dates[look]


def are_days(outline: Outline, marks: Sequence[int]) -> bool:
    """Return whether marks are days in headings, each right above the heading of its post: two of these are enough."""
    blocks = outline.tree.blocks
    levels = [(blocks[mark].heading, blocks[mark + 1].heading) for mark in marks if mark + 1 < len(blocks)]
    return len(levels) > 1 and all(0 < day < title for day, title in levels)


def _marks(outline: Outline, block: Block) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the looks of the marks in a block, and what each says."""
    look = look_of(outline, block.index)
    if beside_date(block.text) is not None:
        yield ("date", *look), block.text
    if block.heading:
        return  # the signs of headings are those of sections
    is_dated = outline.is_dated(block.index, block.index + 1) or _CLOCK.search(block.text[:LONGEST]) is not None
    for anchor, place in zip((*block.anchors[:1], *block.anchors[-1:]), ("first", "last"), strict=False):
        sign = _unnumbered(anchor.text)
        if not 0 < len(sign) <= _SIGN or outline.facts.leads_out(anchor.href) or is_continue_reading(sign):
            continue
        # A word or a count alone may lead anywhere: it takes a time or an author beside it.
        if is_dated or not any(char.isalnum() for char in sign):
            is_at_edge = block.text.startswith(anchor.text) if place == "first" else block.text.endswith(anchor.text)
            if is_at_edge or not outline.prose[block.index]:
                yield (place, sign, *look), anchor.href


def _unnumbered(text: str) -> str:
    return _NUMBER.sub("0", _HALF_DAY.sub("", text)).strip()


def _are_speakers(outline: Outline, row: Sequence[int]) -> bool:
    """Return whether marks begin alike and mostly name another one each: those of a thread or of comments."""
    said = [outline.tree.blocks[index].text for index in row]
    lines = [_unnumbered(text if (rest := beside_date(text)) is None else rest) for text in said]
    openings = Counter(line.split(" ", 1)[0] for line in lines if " " in line)
    is_same = max(openings.values(), default=0) * 5 >= len(row) * 4 and not outline.prose[row[0]]
    return is_same and len({*lines}) * 2 > len(row)


def _are_titled(outline: Outline, row: Sequence[int]) -> bool:
    """Return whether each mark has a title beside it, on the same side."""
    return title_above(outline, row) == 1 or are_titles(outline, [mark + 1 for mark in row])


def title_above(outline: Outline, row: Sequence[int]) -> int:
    """Return 1 where a title stands right above each mark and none below, as over a line of date, else 0."""
    if row[0] == 0 or are_titles(outline, [mark + 1 for mark in row[:-1]]):
        return 0
    # A line of date and section may itself count as prose.
    is_line = not outline.prose[row[0]] or all(outline.tree.blocks[mark - 1].heading for mark in row)
    return int(is_line and are_titles(outline, [mark - 1 for mark in row]))


def are_titles(outline: Outline, indices: Sequence[int]) -> bool:
    """Return whether blocks are headings, or lines of their own and no sentences, dates or authors, each another."""
    blocks = [outline.tree.blocks[index] for index in indices if index < len(outline.tree.blocks)]
    lines = sum(beside_date(block.text) != "" if block.heading else _is_line(outline, block) for block in blocks)
    return len({block.text for block in blocks}) * 5 >= len(indices) * 4 <= lines * 5


def _is_line(outline: Outline, block: Block) -> bool:
    if len(block.anchors) == 1 and block.link_chars == len(block.text):
        (anchor,) = block.anchors
        is_year = block.text[:1].isalpha() and block.text[-4:].isdigit()  # "Harbour Days 2011"
        says_more = len(anchor.text) >= _LEAST_TITLE or (is_year and beside_date(block.text) != "")
        if says_more and outline.facts.leads_to_another_page(anchor.href):
            return True  # whatever day it names: that of what it tells of
    is_date = outline.is_dated(block.index, block.index + 1) or beside_date(block.text) is not None
    return len(block.text) <= LONGEST_TITLED and not block.text.endswith(STOPS) and not is_date


def look_of(outline: Outline, index: int) -> tuple[str, str]:
    """Return by what blocks look alike: the tag and the class of the element around them."""
    element = outline.tree.elements[outline.tree.blocks[index].element]
    return element.tag, element.get("class") or ""
