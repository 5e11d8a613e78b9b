"""Which blocks of a segment are the text of its article, and which of its links lead to related ones."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from crawler.core import phrases
from crawler.core.dom import Block
from crawler.core.hints import Hint
from crawler.core.outline import TEASER, Outline, is_date_line, weight
from crawler.core.permalink import absolute
from crawler.core.segment import Segment
from crawler.core.text import fold
from crawler.core.types import Link
from crawler.core.urls import site_of
from crawler.core.why import Why

_TEXT_TAGS_WORDS = """
    p pre blockquote li dd dt td th tr table tbody ul ol dl h1 h2 h3 h4 h5 h6
"""
_TEXT_TAGS = frozenset(_TEXT_TAGS_WORDS.split())
_BULK = 0.8
"""Share of a segment's prose that its home holds at least."""
_LABEL = 60
"""Longest line that can be a date, an author or a label."""
_LEVELS = 5
_PARTS = 3
_COPY = 5
"""A copy has this part of the prose at least, one in so many."""
_LIST = 500
_PARAGRAPH = 60
_HEADLINE = 25
"""Shortest link that is told to lead to an article by its length alone, in characters of a spaced script."""
_WORD = 8
_FILE = re.compile(r"\.(?:pdf|mp3|mp4|m4a|ogg|wav|docx?|xlsx?|pptx?|zip|epub)$", re.I)
_SAYING = frozenset(["p", "li", "dd", "td", "blockquote"])
_LONGEST_META = 200
_LONGEST_NAME = 30
"""Longest label before a list of links."""


def find(outline: Outline, segment: Segment) -> tuple[int, ...]:
    """Return the indices of the blocks that are the article's text; `outline.dropped` learns why others are not."""
    first = segment.first_block if segment.title_block is None else segment.title_block + 1
    home = outline.tree.elements[
        _widened(outline, _home(outline, first, segment.last_block), first, segment.last_block)
    ]
    start, end = max(first, home.first_block), min(segment.last_block, home.last_block)
    cut = {} if "live blog" in segment.reasons else _cut(outline, home.index, start, end)
    if not any(outline.prose[index] for index in range(start, end) if index not in cut):
        cut = {index: why for index, why in cut.items() if why is Why.COMMENT}  # the text is made of such parts
    if _are_parts(outline, [index for index, why in cut.items() if why is Why.INNER_ARTICLE], start, end):
        cut = {index: why for index, why in cut.items() if why is not Why.INNER_ARTICLE}
    cut.update(dict.fromkeys(_announced(outline, start, end), Why.ANNOUNCED))
    kept = []
    for index in range(start, end):
        why = cut.get(index) or _why_not(outline, index, home.index)
        if why is None:
            kept.append(index)
        else:
            outline.dropped[index] = why
    return tuple(_trimmed(outline, _once(outline, _before_copy(outline, segment, kept))))


def _before_copy(outline: Outline, segment: Segment, kept: list[int]) -> list[int]:
    """Drop what stands below the headline where that is said again, if most of it was said above in other pieces."""
    blocks, title = outline.tree.blocks, fold(segment.title)
    if segment.title_block is None or not kept:
        return kept
    for again in range(segment.title_block + 1, kept[-1]):
        text = blocks[again].text
        if abs(len(text) - len(segment.title)) > _WORD or fold(text) != title:
            continue
        above, below = ([index for index in kept if (index < again) is side] for side in (True, False))
        said, said_again = (_pairs(outline, indices) for indices in (above, below))
        if len(said & said_again) * 5 < len(said_again) * 4:
            return kept
        outline.dropped.update(dict.fromkeys(below, Why.COPY))
        return above
    return kept


def _pairs(outline: Outline, indices: list[int]) -> set[tuple[str, str]]:
    """Return the pairs of neighbouring words in the text of blocks."""
    words = fold(" ".join(outline.tree.blocks[index].text for index in indices)).split()
    return set(pairwise(words))


def _once(outline: Outline, kept: list[int]) -> list[int]:
    """Drop the second copy of a text that a page holds twice, as for wide and for small screens."""
    seen, copied = set[str](), list[int]()
    for index in kept:
        text = outline.tree.blocks[index].text
        goes_on = bool(copied) and copied[-1] == index - 1
        if text in seen and (goes_on or outline.prose[index] >= _PARAGRAPH):
            copied.append(index)
        seen.add(text)
    total = sum(outline.prose[index] for index in kept)
    lines = {outline.tree.blocks[index].text for index in copied if outline.prose[index]}
    if len(lines) < _PARTS or sum(outline.prose[index] for index in copied) * _COPY < total:
        return kept  # a refrain
    outline.dropped.update(dict.fromkeys(copied, Why.COPY))
    dropped = set(copied)
    return [index for index in kept if index not in dropped]


def _home(outline: Outline, first: int, last: int) -> int:
    """Return the innermost element that holds the bulk of the text between two blocks."""
    elements = outline.tree.elements
    prose = outline.weight_of(first, last)
    plain = outline.rest_of(first, last) - outline.links_of(first, last)
    weigh = outline.weight_of if prose * 3 > plain or plain < _LIST else outline.rest_of
    home = 0
    while True:
        element = elements[home]
        total = weigh(max(first, element.first_block), min(last, element.last_block))
        child, found = _first_child(outline, home, first, last), -1
        while child < element.end:
            inner = elements[child]
            if inner.first_block >= last:
                break
            mass = weigh(max(first, inner.first_block), min(last, inner.last_block))
            if total and mass >= _BULK * total:
                if inner.tag not in _TEXT_TAGS and inner.last_block - inner.first_block > 1:
                    found = child
                break
            child = inner.end
        if found < 0:
            return home
        home = found


def _first_child(outline: Outline, home: int, first: int, last: int) -> int:
    """Return the first child of an element that holds a block of a range, the element's end where none does.

    Found from the block: to pass over the children of a long page for each of its articles takes quadratic time.
    """
    elements = outline.tree.elements
    for block in outline.tree.blocks[first:last]:
        child = block.element
        if child == home:
            continue
        while elements[child].parent > home:
            child = elements[child].parent
        if elements[child].parent == home:
            return child
    return elements[home].end


def _widened(outline: Outline, home: int, first: int, last: int) -> int:
    """Return the home, or an element around it that adds nothing but more paragraphs: a body may stand in pieces."""
    elements = outline.tree.elements
    best, index = home, elements[home].parent
    for _ in range(_LEVELS):
        if index < 0 or elements[index].tag == "body" or elements[index].first_block < first:
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
    blocks = [outline.tree.blocks[i] for i in indices if not outline.is_furniture(i)]
    if any(block.heading and block.link_chars for block in blocks):
        return False
    links = sum(block.link_chars for block in blocks)
    paragraphs = sum(outline.prose[block.index] for block in blocks if block.tag in _SAYING)
    return links * 5 <= mass and paragraphs * 5 >= mass * 4 and sum(len(b.text) for b in blocks) <= 1.5 * mass


def _cut(outline: Outline, home: int, first: int, last: int) -> dict[int, Why]:
    """Return the blocks of inline furniture: parts that are mostly links, and articles inside the article."""
    elements, cut = outline.tree.elements, dict[int, Why]()
    total = outline.weight_of(first, last)
    index = _first_child(outline, home, first, last)
    while index < elements[home].end and elements[index].first_block < last:
        element = elements[index]
        begin, end = max(first, element.first_block), min(last, element.last_block)
        why = _why_inset(outline, index, begin, end, total) if begin < end else None
        if why is None:
            index += 1
        else:
            cut.update(dict.fromkeys(range(begin, end), why))
            index = element.end
    return cut


def _are_parts(outline: Outline, inner: list[int], first: int, last: int) -> bool:
    """Return whether articles inside the article are what it lists: most of the text, under headings of their own.

    Comments have no headings, and those of teasers are links.
    """
    if sum(outline.prose[index] for index in inner) * 3 < outline.weight_of(first, last) * 2:
        return False
    headings = [block for index in inner if (block := outline.tree.blocks[index]).heading]
    return sum(not block.link_chars for block in headings) >= max(_PARTS, len(headings) / 2)


def _announced(outline: Outline, first: int, last: int) -> list[int]:
    """Return the links that stand right under a line such as "Read more:"."""
    found, under = [], False
    for index in range(first, last):
        block = outline.tree.blocks[index]
        if len(block.text) <= _LABEL and phrases.is_related_heading(block.text):
            under = True
        elif under and block.link_chars * 5 >= len(block.text) * 4:
            found.append(index)
        elif not outline.is_furniture(index):
            under = False
    return found


def _why_inset(outline: Outline, index: int, first: int, last: int, total: int) -> Why | None:
    element = outline.tree.elements[index]
    mass = outline.weight_of(first, last)
    if mass * 3 > total:
        return None
    if element.tag == "article" or outline.hints[index] & Hint.COMMENT:
        return Why.COMMENT if outline.hints[index] & Hint.COMMENT else Why.INNER_ARTICLE
    if element.tag in _TEXT_TAGS and element.tag not in ("ul", "ol", "dl", "table"):
        return None
    chars = outline.chars[last] - outline.chars[first]
    is_list = outline.links_of(first, last) * 2 > chars and mass * 3 < chars
    return Why.LINKS if is_list and not _leads_out(outline, first, last) else None


def _leads_out(outline: Outline, first: int, last: int) -> bool:
    """Return whether most links between two blocks lead to other sites or to files: such a list is part of the text."""
    hrefs = [anchor.href for block in outline.tree.blocks[first:last] for anchor in block.anchors]
    out = sum(_is_out(href, outline.host) for href in hrefs)
    return bool(hrefs) and out * 3 > len(hrefs) * 2


def _is_out(href: str, host: str) -> bool:
    if _FILE.search(href[-8:]):
        return True
    other = site_of(href) if href.startswith(("http:", "https:", "//")) else ""
    return bool(host and other) and other != host and not other.endswith("." + host) and not host.endswith("." + other)


def _why_not(outline: Outline, index: int, home: int) -> Why | None:
    """Return why a block is no text, None for text."""
    block = outline.tree.blocks[index]
    flag = outline.furniture[block.element]
    if flag:
        return Why.TEASER if flag == TEASER else Why.FURNITURE
    if len(block.text) <= phrases.MAX_LINE_CHARS and phrases.is_furniture(block.text):
        return Why.STOCK_LINE
    if block.heading and outline.tree.elements[block.element].parent == home:
        return None
    if _is_labelled(block):
        return Why.LABELLED
    if block.link_chars * 2 <= len(block.text) or outline.prose[index] or _is_sentence(block):
        return None
    return None if block.tag in _SAYING and _leads_out(outline, index, index + 1) else Why.LINK


def _is_labelled(block: Block) -> bool:
    """Return whether a block is a label with links and nothing else, in any language: `Topics: rivers, weather`."""
    if not block.anchors or len(block.text) > _LONGEST_META:
        return False
    rest = block.text
    for anchor in block.anchors:
        rest = rest.replace(anchor.text, "", 1)
    label, colon, tail = rest.replace("：", ":").partition(":")
    return bool(colon) and len(label) <= _LONGEST_NAME and not any(char.isalnum() for char in tail)


def _is_sentence(block: Block) -> bool:
    """Return whether a block says something about its links, and is no link alone."""
    return block.tag in _SAYING and len(block.text) - block.link_chars > _WORD


def repeated(outline: Outline, bodies: list[tuple[int, ...]]) -> frozenset[str]:
    """Return the paragraphs that most articles of a page have, but not as their first: furniture without a name.

    Labels and headings may well repeat from article to article.
    """
    blocks = outline.tree.blocks
    counts = Counter(
        text
        for indices in bodies
        for text in {blocks[index].text for index in indices[1:] if outline.prose[index] >= _PARAGRAPH}
    )
    return frozenset(text for text, count in counts.items() if count > 1 and count * 5 >= len(bodies) * 3)


def without(outline: Outline, indices: tuple[int, ...], lines: frozenset[str]) -> tuple[int, ...]:
    """Return a body without lines, but its first."""
    if not lines:
        return indices
    kept = [index for i, index in enumerate(indices) if not i or outline.tree.blocks[index].text not in lines]
    outline.dropped.update(dict.fromkeys(set(indices).difference(kept), Why.REPEATED))
    return tuple(_trimmed(outline, kept))


def _trimmed(outline: Outline, kept: list[int]) -> list[int]:
    """Drop what stands before and after the text: labels, dates, authors, headings over nothing."""
    start, end = 0, len(kept)
    while start < end and _is_label(outline, kept[start]):
        outline.dropped[kept[start]] = Why.LABEL
        start += 1
    while end > start and (why := _why_no_end(outline, kept[end - 1])):
        outline.dropped[kept[end - 1]] = why
        end -= 1
    return kept[start:end]


def _why_no_end(outline: Outline, index: int) -> Why | None:
    if outline.tree.blocks[index].heading:
        return Why.HEADING
    return Why.LABEL if _is_label(outline, index) else None


def _is_meta(outline: Outline, index: int) -> bool:
    """Return whether markup calls a block the author's or date's line."""
    block = outline.tree.blocks[index]
    if len(block.text) > _LONGEST_META or not outline.is_dated(index, index + 1):
        return False
    element = outline.tree.elements[block.element]
    return bool((outline.hints[element.index] | outline.hints[max(element.parent, 0)]) & Hint.BYLINE)


def _is_label(outline: Outline, index: int) -> bool:
    """Return whether a block names a date, an author or a picture's source instead of telling something."""
    return _says_label(outline.tree.blocks[index].text) or _is_meta(outline, index)


def _says_label(text: str) -> bool:
    if len(text) > _LABEL:
        return phrases.is_byline(text) or phrases.is_credit(text)
    return phrases.is_byline(text) or phrases.is_credit(text) or phrases.is_date_label(text) or is_date_line(text)


def related(outline: Outline, segment: Segment, url: str | None) -> tuple[Link, ...]:
    """Return the links of the segment that lead to other articles; `url` is what they resolve against."""
    links = {}
    body = set(segment.body)
    announced = set(_announced(outline, segment.first_block, segment.last_block))
    for index in range(segment.first_block, segment.last_block):
        block = outline.tree.blocks[index]
        if not block.anchors or index in body or index == segment.title_block:
            continue
        least = _WORD if index in announced else _HEADLINE
        found = [a for a in block.anchors if weight(a.text) >= least and not a.href.startswith("#")]
        if found and not phrases.is_furniture(block.text):
            links.update({anchor.text: Link(anchor.text, absolute(url, anchor.href)) for anchor in found})
    return tuple(links.values())
