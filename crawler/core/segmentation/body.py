"""Which blocks of a segment are the text of its article, and which of its links lead to related ones."""

from __future__ import annotations

import re
from collections import Counter

from crawler.core.html.dom import Block
from crawler.core.links.addresses import absolute
from crawler.core.links.urls import site_of
from crawler.core.page.class_names import Hint
from crawler.core.page.outline import TEASER, Outline, is_date_line
from crawler.core.page.prose import weight
from crawler.core.page.roles import Why
from crawler.core.page.segment import Segment
from crawler.core.phrasebook import stock_lines
from crawler.core.segmentation.body_container import SAYING, TEXT_TAGS, first_child, home_of
from crawler.core.segmentation.repeated_text import without_copies
from crawler.core.types import Link

_LABEL = 60
"""Longest line that can be a date, an author or a label."""
_PARTS = 3
"""Headings that articles inside the article have at least to be what it lists."""
_PARAGRAPH = 60
_HEADLINE = 25
"""Shortest link that is told to lead to an article by its length alone, in characters of a spaced script."""
_WORD = 8
_FILE = re.compile(r"\.(?:pdf|mp3|mp4|m4a|ogg|wav|docx?|xlsx?|pptx?|zip|epub)$", re.I)
_LONGEST_META = 200
_LONGEST_NAME = 30
"""Longest label before a list of links."""


def find(outline: Outline, segment: Segment) -> tuple[int, ...]:
    """Return the indices of the blocks that are the article's text; `outline.dropped` learns why others are not."""
    first = segment.first_block if segment.title_block is None else segment.title_block + 1
    home = outline.tree.elements[home_of(outline, first, segment.last_block)]
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
    return tuple(_trimmed(outline, without_copies(outline, segment, kept)))


def _cut(outline: Outline, home: int, first: int, last: int) -> dict[int, Why]:
    """Return the blocks of inline boilerplate: parts that are mostly links, and articles inside the article."""
    elements, cut = outline.tree.elements, dict[int, Why]()
    total = outline.weight_of(first, last)
    index = first_child(outline, home, first, last)
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
        if len(block.text) <= _LABEL and stock_lines.is_related_heading(block.text):
            under = True
        elif under and block.link_chars * 5 >= len(block.text) * 4:
            found.append(index)
        elif not outline.is_boilerplate(index):
            under = False
    return found


def _why_inset(outline: Outline, index: int, first: int, last: int, total: int) -> Why | None:
    element = outline.tree.elements[index]
    mass = outline.weight_of(first, last)
    if mass * 3 > total:
        return None
    if element.tag == "article" or outline.hints[index] & Hint.COMMENT:
        return Why.COMMENT if outline.hints[index] & Hint.COMMENT else Why.INNER_ARTICLE
    if element.tag in TEXT_TAGS and element.tag not in ("ul", "ol", "dl", "table"):
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
    flag = outline.boilerplate[block.element]
    if flag:
        return Why.TEASER if flag == TEASER else Why.BOILERPLATE
    if len(block.text) <= stock_lines.MAX_LINE_CHARS and stock_lines.is_stock_line(block.text):
        return Why.STOCK_LINE
    if block.heading and outline.tree.elements[block.element].parent == home:
        return None
    if _is_labelled(block):
        return Why.LABELLED
    if block.link_chars * 2 <= len(block.text) or outline.prose[index] or _is_sentence(block):
        return None
    return None if block.tag in SAYING and _leads_out(outline, index, index + 1) else Why.LINK


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
    return block.tag in SAYING and len(block.text) - block.link_chars > _WORD


def repeated(outline: Outline, bodies: list[tuple[int, ...]]) -> frozenset[str]:
    """Return the paragraphs that most articles of a page have, but not as their first: boilerplate without a name.

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
        return stock_lines.is_byline(text) or stock_lines.is_credit(text)
    return (
        stock_lines.is_byline(text)
        or stock_lines.is_credit(text)
        or stock_lines.is_date_label(text)
        or is_date_line(text)
    )


def related(outline: Outline, segment: Segment, url: str | None) -> tuple[Link, ...]:
    """Return the links of the segment that lead to other articles; `url` is what they resolve against."""
    links = {}
    body = set(segment.body)
    announced = set(_announced(outline, segment.first_block, segment.last_block))
    first = segment.first_block if segment.title_block is None else segment.title_block + 1  # menus stand above it
    for index in range(first, segment.last_block):
        block = outline.tree.blocks[index]
        if not block.anchors or index in body or outline.stands_in_menu(block.element):
            continue
        least = _WORD if index in announced else _HEADLINE
        found = [a for a in block.anchors if weight(a.text) >= least and not a.href.startswith("#")]
        if found and not stock_lines.is_stock_line(block.text):
            links.update({anchor.text: Link(anchor.text, absolute(url, anchor.href)) for anchor in found})
    return tuple(links.values())
