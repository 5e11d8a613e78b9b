"""Sees posts that only a mark tells apart, as hand-made logs print them: a date, a by-line, the sign of a permalink.

A mark is a line that comes again in one look, once a post: a date, or a link of the same short text to another address
each time ("#", "link", "10:32 AM"). Marks part a page where nearly all of its prose stands between them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from crawler.core.html.dom import Block, Element
from crawler.core.page.dated_lines import LONGEST_TITLED, beside_date
from crawler.core.page.headings import ROW
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_ARTICLE, LEAST_PARAGRAPH, LONGEST_LABEL
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.phrasebook.stock_lines import is_comment_form
from crawler.core.segmentation.headlines.decisions import Proposal
from crawler.core.segmentation.segmenters.mark_rows import STOPS, are_days, are_titles, look_of, rows, title_above
from crawler.core.text.normalise import fold

_CONFIDENCE = 0.6
"""That of a heading of which little more speaks for a title than against it: no title proves such articles."""
_OPENING = "\"'«„“‘¿¡"  # signs that a title may begin with
_PERIOD = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")  # of what a month or a year has
_LONGER_THAN_A_SITE = 40  # characters of a title that is no site's name, though the page's says nothing beside it
TIMES = 2
"""How many times as many posts stand between marks as articles were found by their headlines: these merged some."""
_NEAR = 2
"""Blocks beside a mark in which the title of its post stands."""


def find(outline: Outline, found: Sequence[Segment]) -> Proposal:
    """Return the posts between the marks of a page in place of the few articles that were found, if these are few."""
    if any(is_sure(outline, segment) for segment in found) or is_of_one(outline):
        return Proposal()
    best: tuple[Segment, ...] = ()
    for row in rows(outline):
        posts = _posts(outline, row)
        if _worth(posts) > _worth(best) and not _are_cards(outline, row, posts):
            best = posts
    if not best or len(best) < TIMES * len(found):
        return Proposal()
    titles = {each.title_block: Rule.BESIDE_MARK for each in best if each.title_block is not None}
    return Proposal(best, titles=titles, instead=True)


def _worth(posts: Sequence[Segment]) -> int:
    """Return by what one way to part a page is better than another: by its posts, those with a title twice."""
    return len(posts) + sum(post.title_block is not None for post in posts)


def _are_cards(outline: Outline, row: Sequence[int], posts: Sequence[Segment]) -> bool:
    """Return whether marks are figures of cards: below the same line each ("Released"), over one label ("Summary")."""
    titles = Counter(fold(post.title) for post in posts if post.title_block is not None)
    if max(titles.values(), default=0) <= max(ROW - 1, len(posts) // 2):
        return False
    return len({fold(outline.tree.blocks[max(mark - 1, 0)].text) for mark in row}) == 1


def is_sure(outline: Outline, segment: Segment) -> bool:
    """Return whether an article is the page's: a live blog, or what its title names, which is no site and no period."""
    title, page = fold(segment.title), outline.facts.title
    is_no_site = title != fold(page) or len(title) >= _LONGER_THAN_A_SITE
    is_named = title in outline.facts.names and is_no_site and _PERIOD.search(page) is None
    return is_named or segment.is_live_blog


def is_of_one(outline: Outline) -> bool:
    """Return whether the page says that it is of one article, or has comments: they are marked as posts are."""
    if "article" in (outline.facts.meta("og:type") or "") or outline.facts.statements.articles:
        return True
    return any(
        len(block.text) <= LONGEST_LABEL and not block.link_chars and is_comment_form(block.text)
        for block in outline.tree.blocks
    )


def _posts(outline: Outline, row: Sequence[int]) -> tuple[Segment, ...]:
    """Return the posts that a row of marks parts, none where it parts no page."""
    around = element_around(outline, row[0], row[-1])
    above = title_above(outline, row)
    before = outline.weight_of(around.first_block, row[0] - above)
    behind = outline.weight_of(row[-1] + 1, around.last_block)
    if min(before, behind) >= LEAST_ARTICLE:
        return ()  # what stands above the first mark or below the last one is of no post
    if before > behind:
        borders = [_start(outline, around, row), *(mark + 1 for mark in row)]
    else:
        borders = [*(mark - above for mark in row), around.last_block]
    pieces = [(first, last) for first, last in pairwise(borders) if outline.weight_of(first, last) >= LEAST_PARAGRAPH]
    if not _are_page(outline, pieces, row):
        return ()
    if before <= behind and (above or are_titles(outline, [mark + 1 for mark in row])):
        at = 0 if above else 1
        return tuple(_titled(outline, first, last, first + at) for first, last in pieces)
    return tuple(_post(outline, first, last) for first, last in pieces)


def _are_page(outline: Outline, pieces: Sequence[tuple[int, int]], marks: Sequence[int]) -> bool:
    """Return whether pieces with prose are most of those between the marks, long enough, and nearly all of the page.

    Of posts under days and headings of their own most of the page is enough: what stands beside them has neither.
    """
    total = sum(outline.weight_of(first, last) for first, last in pieces)
    is_full = len(pieces) >= min(len(marks), ROW) and len(pieces) * 5 >= len(marks) * 4
    is_page = total * 5 >= outline.mass[-1] * (3 if are_days(outline, marks) else 4)
    return is_full and total >= LEAST_ARTICLE * len(pieces) and is_page


def element_around(outline: Outline, first: int, last: int) -> Element:
    """Return the innermost element that holds two blocks and more."""
    tree = outline.tree
    around = tree.elements[tree.blocks[first].element]
    while around.last_block <= last and around.parent >= 0:
        around = tree.elements[around.parent]
    return around


def _start(outline: Outline, around: Element, row: Sequence[int]) -> int:
    """Return where the first of the posts with marks at their ends begins: with a line as others begin with."""
    looks = {look_of(outline, mark + 1) for mark in row[:-1]}
    found = (index for index in range(around.first_block, row[0]) if look_of(outline, index) in looks)
    return next(found, around.first_block)


def _post(outline: Outline, first: int, last: int) -> Segment:
    blocks = outline.tree.blocks
    prose = next(index for index in range(first, last) if outline.prose[index])
    # A line of title and date may itself count as prose.
    title_text = beside_date(blocks[first].text) or ""
    if may_be_title(title_text) and prose == first + (not outline.prose[first]):
        return _segment(first, last, title_text, first)
    if prose > first + 1 and blocks[first].heading and blocks[first + 1].heading > blocks[first].heading:
        return _segment(first, last, blocks[first + 1].text, first + 1)  # below its day
    near = range(max(first, prose - _NEAR), prose)
    could_be = [index for index in reversed(near) if _could_be_title(outline, blocks[index])]
    title = next((index for index in could_be if blocks[index].heading), could_be[0] if could_be else None)
    return _segment(first, last, "" if title is None else blocks[title].text, title)


def _titled(outline: Outline, first: int, last: int, at: int) -> Segment:
    """Return a post with its title at a block, as the others have it there; without one where that is a paragraph."""
    text = outline.tree.blocks[at].text
    is_text = len(text) > LONGEST_TITLED and outline.prose[at]
    return _segment(first, last, "", None) if is_text else _segment(first, last, text, at)


def _segment(first: int, last: int, title: str, title_block: int | None) -> Segment:
    return Segment(
        first_block=first,
        last_block=last,
        title=title,
        title_block=title_block,
        confidence=_CONFIDENCE,
        reasons=("parted by repeated marks",),
    )


def may_be_title(text: str) -> bool:
    """Return whether what stands beside a date begins and ends as a title does: "; sections: News." does not."""
    return bool(text) and (text[0].isalnum() or text[0] in _OPENING) and not text.endswith(STOPS)


def _could_be_title(outline: Outline, block: Block) -> bool:
    """Return whether a line above a post's text is no date, no label and no link to somewhere else."""
    return (
        not outline.is_boilerplate(block.index)
        and len(block.text) > 3
        and not outline.is_dated(block.index, block.index + 1)
        and beside_date(block.text) is None
    )
