"""Which text is no article but a list of them: short texts, each under a link to the page that has the whole story."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile
from statistics import median

from crawler.core.html.dom import Block
from crawler.core.links.addresses import is_front
from crawler.core.page.dated_lines import is_date_line
from crawler.core.page.headings import ROW, link_of
from crawler.core.page.outline import Outline
from crawler.core.page.prose import MOST_TEASER, weight
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Refusal, Segment, Sifted, sift

_ROWS = 4
"""Rows that make a list; an article may end with three links."""
_PAIR = 2
"""Rows that make a list where there is nothing else."""
_ENOUGH = 500
"""Rows after which the rest need not be read."""
_TITLE = 15
"""Characters of the title of an article on another page at least."""
_LINE = 160
"""Characters of a line at most that begins with such a title."""
_TEXT = 40
"""Characters at least of a text that is all link."""
_MANY = 10
"""Teasers that make a page a list."""
_NOTE = 600
"""Prose that a note on a list has at most: what it is about, or a word on a podcast."""
_SECTION = 16
"""Weight from which on a title is no section's name."""


def without_lists(outline: Outline, found: Sequence[Segment]) -> Sifted:
    """Refuse the segments of a page that are lists of articles, and notes among many teasers."""
    cards = [each for each in found if _is_card(outline, each)]
    sifted = sift(
        found,
        lambda each: (
            (each in cards and len(cards) >= ROW)
            or lists_articles(outline, each)
            or _is_index(outline, each)
            or _opens_sidebar(outline, each)
            or _is_of_cards(outline, each)
        ),
        Rule.LIST_OF_ARTICLES,
    )
    if not _are_notes(outline, sifted.kept):
        return sifted
    return Sifted((), (*sifted.refused, *(Refusal(segment, Rule.NOTE) for segment in sifted.kept)))


def lists_articles(outline: Outline, segment: Segment, *, lines: int = 1) -> bool:
    """Return whether most of a text stands in rows: a link to another page, and a short text or a date under it.

    `lines` is how many pieces the text of the middle row has at most; of more than one only under a heading, since an
    article has links between its paragraphs. Rows whose link says a day have longer texts.
    """
    rows, total, days = _rows(outline, segment, by_headings=lines > 1)
    above, *rows = rows
    most = 2 * MOST_TEASER if days * 3 >= len(rows) * 2 else MOST_TEASER
    rows = [row for row in rows if row]
    short = [sum(row) for row in rows if sum(row) <= most]
    if len(short) < _ROWS or sum(above) > 2 * MOST_TEASER:
        return False
    return median(sum(map(bool, row)) for row in rows) <= lines and sum(short) * 5 >= total * 3


def _rows(outline: Outline, segment: Segment, *, by_headings: bool) -> tuple[list[list[int]], int, int]:
    """Return the sizes of the texts before the first row and in each, 0 for a date under its link, their sum, and days.

    The days are the rows whose link stands in a line with one.
    """
    rows, total, days, body = [list[int]()], 0, 0, set(segment.body)
    for block in outline.tree.blocks[segment.first_block : segment.last_block]:
        if outline.is_boilerplate(block.index):
            continue
        if (block.heading or not by_headings) and _points(outline, block):
            if len(rows) > _ENOUGH:
                break
            rows.append([])
            days += _says_day(block)
            continue
        size = _text(outline, block, body)
        total += size
        if size or (len(rows) > 1 and outline.is_dated(block.index, block.index + 1)):
            rows[-1].append(size)
    return rows, total, days


def _is_card(outline: Outline, segment: Segment) -> bool:
    """Return whether a short text has no heading but a line above it that is nothing but a link to another page."""
    if segment.title_block is not None or outline.weight_of(segment.first_block, segment.last_block) > 2 * MOST_TEASER:
        return False
    blocks = outline.tree.blocks[segment.first_block : segment.last_block]
    above = takewhile(lambda block: not outline.prose[block.index], blocks)
    return any(block.link_chars == len(block.text) and _points(outline, block) for block in above)


def _is_index(outline: Outline, segment: Segment) -> bool:
    """Return whether most of a segment's text is dates with a link to another page each, however short."""
    blocks = [outline.tree.blocks[index] for index in segment.body if not outline.tree.blocks[index].heading]
    entries = [block for block in blocks if _is_entry(outline, block) or _is_link_below_date(outline, block)]
    days = [block for block in blocks if not block.anchors and is_date_line(block.text)]
    if len(entries) < (_PAIR if len(entries) + len(days) == len(blocks) else _ROWS):
        return False
    listed = sum(len(block.text) for block in (*entries, *days))
    return listed * 3 >= sum(len(block.text) for block in blocks) * 2


def _is_of_cards(outline: Outline, segment: Segment) -> bool:
    """Return whether all of a text stands under headings, its own and others, that lead to a page each: cards."""
    if segment.title_block is None or not _leads(outline, segment.title_block):
        return False
    inner = range(segment.title_block + 1, segment.last_block)
    heads = [block for block in inner if outline.tree.blocks[block].heading and not outline.is_boilerplate(block)]
    ends = [*heads, segment.last_block]
    if not heads or not all(_leads(outline, block) for block in heads):
        return False
    return all(outline.weight_of(first, last) <= MOST_TEASER for first, last in pairwise((segment.title_block, *ends)))


def _leads(outline: Outline, block: int) -> bool:
    href = link_of(outline, block)
    return href is not None and outline.facts.leads_to_another_page(href)


def _opens_sidebar(outline: Outline, segment: Segment) -> bool:
    """Return whether a short text on a page of days is the word above a sidebar: lists of links with headings."""
    title, tree = segment.title_block, outline.tree
    if not outline.facts.lists_days or title is None or tree.blocks[title].anchors:
        return False
    if sum(map(outline.prose.__getitem__, segment.body)) > _NOTE:
        return False
    for part in tree.ancestors(tree.blocks[title].element):
        first, last = part.first_block, part.last_block
        if first < title:
            return False
        if sum(block.heading > 0 for block in tree.blocks[first:last]) > ROW:
            return outline.links_of(first, last) * 2 >= outline.chars[last] - outline.chars[first]
    return False


def _is_link_below_date(outline: Outline, block: Block) -> bool:
    return len(block.anchors) == 1 and block.link_chars == len(block.text) and outline.is_below_date(block.index)


def _is_entry(outline: Outline, block: Block) -> bool:
    """Return whether a line says a date and names one page, and nothing else."""
    if len(block.anchors) != 1 or len(block.text) > _LINE or not outline.is_dated(block.index, block.index + 1):
        return False
    (anchor,) = block.anchors
    return outline.facts.leads_to_another_page(anchor.href) and is_date_line(block.beside_links)


def _text(outline: Outline, block: Block, body: Collection[int]) -> int:
    """Return the weight of a block that is the segment's text, or would be if it were no link; 0 for a date's line."""
    if outline.is_dated(block.index, block.index + 1):
        return 0
    if block.link_chars == len(block.text) >= _TEXT and not block.heading:
        return weight(block.text)
    return outline.prose[block.index] if block.index in body else 0


def _says_day(block: Block) -> bool:
    """Return whether a line says a date beside its links."""
    rest = block.beside_links
    return any(map(str.isdigit, rest)) and is_date_line(rest)


def _points(outline: Outline, block: Block) -> bool:
    """Return whether a line is the title of an article on another page."""
    if block.heading and not block.anchors and block.link_chars == len(block.text) >= _TITLE:
        href = link_of(outline, block.index)  # the link lies around the heading and its text
        return href is not None and outline.facts.leads_to_another_page(href)
    led = [anchor for anchor in block.anchors if len(anchor.text) >= _TITLE]
    if not (block.heading or block.link_chars * 2 >= len(block.text)):
        led = [anchor for anchor in led if len(block.text) <= _LINE and block.text.startswith(anchor.text)]
    return any(outline.facts.leads_to_another_page(anchor.href) for anchor in led)


def _are_notes(outline: Outline, found: Sequence[Segment]) -> bool:
    """Return whether a page of many teasers holds only notes beside them: it is a front page or a section's."""
    if len(outline.teasers) < _MANY or outline.facts.statements.articles:
        return False
    if any(outline.weight_of(segment.first_block, segment.last_block) > _NOTE for segment in found):
        return False
    url = outline.facts.url
    return bool(url and is_front(url)) or all(weight(segment.title) < _SECTION for segment in found)
