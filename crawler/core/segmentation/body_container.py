"""Where the text of an article stands: the innermost element that holds the bulk of it, and what in it is none."""

from __future__ import annotations

import re
from functools import cache

from crawler.core.html.dom import Block
from crawler.core.page.class_names import Hint
from crawler.core.page.insets import column_of
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_LINE, LEAST_LIST, LEAST_PARAGRAPH, weight
from crawler.core.page.rules import Rule
from crawler.core.phrasebook.stock_lines import is_credit
from crawler.core.segmentation.headlines.scoring import is_reworded
from crawler.core.segmentation.related_links import lead_out
from crawler.core.text.dates import find_dates
from crawler.core.text.normalise import fold

_TEXT_TAGS_WORDS = """
    p pre blockquote li dd dt td th tr table tbody ul ol dl h1 h2 h3 h4 h5 h6
"""
TEXT_TAGS = frozenset(_TEXT_TAGS_WORDS.split())
"""Elements that are parts of a text, and hold none of their own."""
_BULK = 0.8
"""Share of a segment's prose that its container holds at least."""
_LEVELS = 5
"""Elements around a container that may hold the rest of the text; themes part a text in fewer."""
_PARTS = 3
"""Headings that articles inside the article have at least to be what it lists."""
_LISTS = frozenset(("ul", "ol", "dl", "table"))
"""The elements of a text that may be lists of links."""
_LEAD_TAGS = frozenset(("p", "div", "h2", "h3", "h4", "h5", "h6"))
"""What a lead stands in: themes set it as a paragraph, as a box of its own, or as a heading of a lower level."""
_ENDS_SENTENCE = re.compile(r"[.!?…。！？؟।][\"'”“’»)\]]*$")
"""What a lead ends in that stands in a box or holds a date."""
_NEAR_TITLE = 2
"""Blocks below a title in which a heading without a sentence sums the story up; further below it heads what follows."""
_LONGEST_LINE = 200
"""Characters of a line of dates and authors at most; a longer one is a paragraph."""
_NO_LEAD = Hint.AUTHOR | Hint.COMMENT | Hint.EMBED | Hint.CAPTION
"""What the box of a lead is not called."""
SAYING = frozenset(["p", "li", "dd", "td", "blockquote"])
"""Elements whose text says something, though it be a link."""


def containers_of(outline: Outline, first: int, last: int) -> tuple[int, int]:
    """Return the element that holds the bulk of the text between two blocks, and the one with all pieces of it."""
    inner = _innermost(outline, first, last)
    return inner, _widened(outline, inner, first, last)


def _innermost(outline: Outline, first: int, last: int) -> int:
    """Return the innermost element that holds the bulk of the text between two blocks."""
    elements = outline.tree.elements
    prose = outline.weight_of(first, last)
    plain = outline.rest_of(first, last) - outline.links_of(first, last)
    weigh = outline.weight_of if prose * 3 > plain or plain < LEAST_LIST else outline.rest_of
    column = cache(lambda: column_of(outline, first, last))
    container = 0
    while True:
        element = elements[container]
        total = weigh(max(first, element.first_block), min(last, element.last_block))
        child, found = first_child(outline, container, first, last), -1
        while child < element.end:
            inner = elements[child]
            if inner.first_block >= last:
                break
            mass = weigh(max(first, inner.first_block), min(last, inner.last_block))
            if total and mass >= _BULK * total:
                # The box of one paragraph holds the text only if nothing else on its way says anything.
                is_text = inner.last_block - inner.first_block > 1 or (mass == total and plain - total < LEAST_LINE)
                if is_text and (inner.tag not in TEXT_TAGS or inner.index <= column() < inner.end):
                    found = child
                break
            child = inner.end
        if found < 0:
            return container
        container = found


def first_child(outline: Outline, container: int, first: int, last: int) -> int:
    """Return the first child of an element that holds a block of a range, the element's end where none does.

    Found from the block: to pass over the children of a long page for each of its articles takes quadratic time.
    """
    elements = outline.tree.elements
    for block in outline.tree.blocks[first:last]:
        child = block.element
        if child == container:
            continue
        while elements[child].parent > container:
            child = elements[child].parent
        if elements[child].parent == container:
            return child
    return elements[container].end


def _widened(outline: Outline, container: int, first: int, last: int) -> int:
    """Return the container, or an element around it that adds nothing but paragraphs: a body may stand in pieces."""
    elements = outline.tree.elements
    best, index = container, elements[container].parent
    for _ in range(_LEVELS):
        if index < 0 or elements[index].tag == "body":
            break
        inner, outer = elements[best], elements[index]
        before = (max(first, outer.first_block), max(first, inner.first_block))
        after = (min(last, inner.last_block), min(last, outer.last_block))
        added = outline.weight_of(*before) + outline.weight_of(*after)
        if added:
            if not _is_more_text(outline, [*range(*before), *range(*after)], added):
                break
            best = index
        index = outer.parent
    return best


def _is_more_text(outline: Outline, indices: list[int], mass: int) -> bool:
    """Return whether blocks are paragraphs of the same text: few links, few labels, no heading that is a link."""
    blocks = [outline.tree.blocks[i] for i in indices if not outline.is_boilerplate(i)]
    if any(block.heading and block.link_chars for block in blocks):
        return False
    links = sum(block.link_chars for block in blocks)
    paragraphs = sum(outline.prose[block.index] for block in blocks if block.tag in SAYING)
    return links * 5 <= mass and paragraphs * 5 >= mass * 4 and sum(len(b.text) for b in blocks) <= 1.5 * mass


def end_of_named(outline: Outline, first: int, last: int) -> int:
    """Return where the text between two blocks ends: behind the last element that the page calls a body.

    Where less than half of the prose stands in such elements, the name means something else.
    """
    elements, ends, mass, end = outline.tree.elements, last, 0, first
    for block in outline.tree.blocks[first:last]:
        if block.index < end:
            continue
        index = block.element
        while index >= 0 and first <= elements[index].first_block and elements[index].last_block <= last:
            if outline.hints[index] & Hint.BODY and elements[index].tag not in TEXT_TAGS:
                end = elements[index].last_block
                ends = end
            index = elements[index].parent
        mass += outline.weight_of(block.index, end) if end > block.index else 0
    return ends if mass * 2 > outline.weight_of(first, last) else last


def lead_before(outline: Outline, title: str, first: int, last: int) -> list[int]:
    """Return the paragraphs between a title and the body that are the lead of the text."""
    said = fold(title)
    blocks = [block for block in outline.tree.blocks[first:last] if _is_lead(outline, block, block.index - first)]
    return [block.index for block in blocks if not (block.heading and is_reworded(said, fold(block.text)))]


def _is_lead(outline: Outline, block: Block, behind: int) -> bool:
    """Return whether a block is a lead; `behind` is how many stand between the title and it."""
    if block.tag not in _LEAD_TAGS or outline.is_boilerplate(block.index):
        return False
    named = outline.hints[block.element]
    around = outline.hints[outline.tree.elements[block.element].parent]
    # What is named a text, or an article by an author, is none of its own label; and no heading is a caption.
    named |= 0 if (named | around) & (Hint.BODY | Hint.DECLARED) else around
    if named & (_NO_LEAD & ~Hint.CAPTION if block.heading else _NO_LEAD):
        return False
    is_said = weight(block.text) >= LEAST_PARAGRAPH and block.link_chars * 2 < len(block.text)
    if not is_said or is_credit(block.text.rpartition("(")[2]):
        return False
    if _ENDS_SENTENCE.search(block.text) is not None:
        return True
    is_open = block.tag == "p" or (bool(block.heading) and not block.anchors and behind < _NEAR_TITLE)
    return is_open and (len(block.text) > _LONGEST_LINE or not find_dates(block.text, most=1))


def parts_within(outline: Outline, container: int, first: int, last: int) -> dict[int, Rule]:
    """Return the blocks of parts that do not belong to the text around them, unless the text is made of such parts."""
    found = _parts_beside(outline, container, first, last)
    if not any(outline.prose[index] for index in range(first, last) if index not in found):
        found = {index: rule for index, rule in found.items() if rule is Rule.COMMENT}
    inner = [index for index, rule in found.items() if rule is Rule.INNER_ARTICLE]
    if _are_parts(outline, inner, first, last):
        found = {index: rule for index, rule in found.items() if rule is not Rule.INNER_ARTICLE}
    return found


def _parts_beside(outline: Outline, container: int, first: int, last: int) -> dict[int, Rule]:
    """Return the blocks of parts that are mostly links, and of comments and articles inside the article."""
    elements, found = outline.tree.elements, dict[int, Rule]()
    total = outline.weight_of(first, last)
    # A box on the author behind the article that the page declares is none of it, however short that is.
    own = (each for each in outline.declared if each.first_block < first < each.last_block)
    own_end = min((each.last_block for each in own), default=last)
    index = first_child(outline, container, first, last)
    while index < elements[container].end and elements[index].first_block < last:
        element = elements[index]
        begin, end = max(first, element.first_block), min(last, element.last_block)
        rule = _rule_of_part(outline, index, begin, end, total) if begin < end else None
        if rule is None and begin >= own_end and _is_about_author(outline, index, outline.weight_of(begin, end)):
            rule = Rule.ABOUT_AUTHOR
        if rule is None:
            index += 1
        else:
            found.update(dict.fromkeys(range(begin, end), rule))
            index = element.end
    return found


def _are_parts(outline: Outline, inner: list[int], first: int, last: int) -> bool:
    """Return whether articles inside the article are what it lists: most of the text, under headings of their own.

    Comments have no headings, and those of teasers are links.
    """
    if sum(outline.prose[index] for index in inner) * 3 < outline.weight_of(first, last) * 2:
        return False
    headings = [block for index in inner if (block := outline.tree.blocks[index]).heading]
    return sum(not block.link_chars for block in headings) >= max(_PARTS, len(headings) / 2)


def _rule_of_part(outline: Outline, index: int, first: int, last: int, total: int) -> Rule | None:
    """Return why a part of an article is none of its text, None where it may be; `total` is the article's prose."""
    element = outline.tree.elements[index]
    mass = outline.weight_of(first, last)
    if outline.hints[index] & Hint.EMBED and element.tag == "blockquote":
        return Rule.EMBED
    if mass * 3 > total:
        return None
    if outline.hints[index] & Hint.EMBED:
        return Rule.EMBED
    if outline.hints[index] & Hint.COMMENT:
        return Rule.COMMENT
    if _is_about_author(outline, index, mass):
        return Rule.ABOUT_AUTHOR
    if outline.is_article(element) and element.tag == "article" and element.first_block >= first:  # not the headline
        return Rule.INNER_ARTICLE
    if element.tag in TEXT_TAGS and element.tag not in _LISTS:
        return None
    chars = outline.chars[last] - outline.chars[first]
    is_list = outline.links_of(first, last) * 2 > chars and mass * 3 < chars
    return Rule.LINKS if is_list and not lead_out(outline, first, last) else None


def _is_about_author(outline: Outline, index: int, mass: int) -> bool:
    return mass >= LEAST_PARAGRAPH and bool(outline.hints[index] & Hint.AUTHOR) and not outline.hints[index] & Hint.BODY
