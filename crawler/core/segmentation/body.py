"""Which blocks of a segment are the text of its article, and the rule that decided on each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from crawler.core.html.dom import Block
from crawler.core.links.urls import site_of
from crawler.core.page.boilerplate import TEASER
from crawler.core.page.class_names import Hint
from crawler.core.page.dated_lines import is_date_line, is_stamp
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_PARAGRAPH, LONGEST_LABEL
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.phrasebook import stock_lines
from crawler.core.segmentation.body_container import SAYING, TEXT_TAGS, containers_of, first_child
from crawler.core.segmentation.related_links import announced
from crawler.core.segmentation.repeated_text import without_copies

_PARTS = 3
"""Headings that articles inside the article have at least to be what it lists."""
_WORD = 8
"""Characters beside its links that a block says at least to be about them."""
_LISTS = frozenset(("ul", "ol", "dl", "table"))
"""The elements of a text that may be lists of links."""
_FILE = re.compile(r"\.(?:pdf|mp3|mp4|m4a|ogg|wav|docx?|xlsx?|pptx?|zip|epub)$", re.I)
"""Addresses of files, to which a text leads as to another site."""
_LONGEST_META = 200
"""Characters at most of a label with its links, and of a line of date and author that markup names."""
_LONGEST_NAME = 30
"""Longest label before a list of links."""
_KEPT = frozenset((Rule.TEXT, Rule.PARAGRAPH, Rule.SENTENCE, Rule.LEADS_OUT, Rule.SUBHEADING))
"""The rules by which a block is text; all others keep it out."""


@dataclass(frozen=True, slots=True)
class Body:
    """The text of an article: its `blocks`, and the rule that decided on each block of the element that holds it."""

    blocks: tuple[int, ...]
    rules: Mapping[int, Rule]

    def without(self, refused: Mapping[int, Rule]) -> Body:
        """Return the body without blocks, for each of which a rule is named."""
        return Body(tuple(index for index in self.blocks if index not in refused), {**self.rules, **refused})


def find_body(outline: Outline, segment: Segment) -> Body:
    """Return the text of a segment."""
    first = segment.first_block if segment.title_block is None else segment.title_block + 1
    inner, outer = (outline.tree.elements[each] for each in containers_of(outline, first, segment.last_block))
    start, end = max(first, outer.first_block), min(segment.last_block, outer.last_block)
    insets = {} if segment.is_live_blog else _insets(outline, outer.index, start, end)
    insets.update(dict.fromkeys(announced(outline, start, end), Rule.ANNOUNCED))
    # Between the pieces of a text stand its date and its author.
    between = (*range(start, inner.first_block), *range(inner.last_block, end))
    insets.update({index: Rule.LABEL for index in between if index not in insets and _is_label(outline, index)})
    rules = {
        index: insets.get(index) or _rule_of(outline, index, (inner.index, outer.index)) for index in range(start, end)
    }
    kept = [index for index, rule in rules.items() if rule in _KEPT]
    once = without_copies(outline, segment, kept)
    body = Body(tuple(once), {**rules, **dict.fromkeys(set(kept).difference(once), Rule.COPY)})
    return body.without(_around(outline, body.blocks))


def _insets(outline: Outline, container: int, first: int, last: int) -> dict[int, Rule]:
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
    index = first_child(outline, container, first, last)
    while index < elements[container].end and elements[index].first_block < last:
        element = elements[index]
        begin, end = max(first, element.first_block), min(last, element.last_block)
        rule = _rule_of_part(outline, index, begin, end, total) if begin < end else None
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
    if element.tag == "article":
        return Rule.INNER_ARTICLE
    if element.tag in TEXT_TAGS and element.tag not in _LISTS:
        return None
    chars = outline.chars[last] - outline.chars[first]
    is_list = outline.links_of(first, last) * 2 > chars and mass * 3 < chars
    return Rule.LINKS if is_list and not _leads_out(outline, first, last) else None


def _leads_out(outline: Outline, first: int, last: int) -> bool:
    """Return whether most links between two blocks lead to other sites or to files: such a list is part of the text."""
    hrefs = [anchor.href for block in outline.tree.blocks[first:last] for anchor in block.anchors]
    out = sum(_is_out(href, outline.facts.host) for href in hrefs)
    return bool(hrefs) and out * 3 > len(hrefs) * 2


def _is_out(href: str, host: str) -> bool:
    if _FILE.search(href[-8:]):
        return True
    other = site_of(href) if href.startswith(("http:", "https:", "//")) else ""
    return bool(host and other) and other != host and not other.endswith("." + host) and not host.endswith("." + other)


def _rule_of(outline: Outline, index: int, containers: Collection[int]) -> Rule:
    """Return the rule that decides on a block by itself."""
    block = outline.tree.blocks[index]
    if flag := outline.boilerplate[block.element]:
        return Rule.TEASER if flag == TEASER else Rule.BOILERPLATE
    if stock_lines.is_stock_line(block.text):
        return Rule.STOCK_LINE
    if block.heading and outline.tree.elements[block.element].parent in containers:
        return Rule.SUBHEADING
    if _is_labelled(block):
        return Rule.LABELLED
    if block.link_chars * 2 <= len(block.text):
        return Rule.SUBHEADING if block.heading else Rule.TEXT
    if outline.prose[index]:
        return Rule.PARAGRAPH
    if block.tag in SAYING and len(block.text) - block.link_chars > _WORD:
        return Rule.SENTENCE
    return Rule.LEADS_OUT if block.tag in SAYING and _leads_out(outline, index, index + 1) else Rule.LINK


def _is_labelled(block: Block) -> bool:
    """Return whether a block is a label with links and nothing else, in any language: `Topics: rivers, weather`."""
    if not block.anchors or len(block.text) > _LONGEST_META:
        return False
    rest = block.text
    for anchor in block.anchors:
        rest = rest.replace(anchor.text, "", 1)
    label, colon, tail = rest.replace("：", ":").partition(":")
    return bool(colon) and len(label) <= _LONGEST_NAME and not any(char.isalnum() for char in tail)


def repeated_paragraphs(outline: Outline, bodies: Sequence[Body]) -> frozenset[str]:
    """Return the paragraphs that most articles of a page have, but not as their first: boilerplate without a name.

    Labels and headings may well repeat from article to article.
    """
    blocks = outline.tree.blocks
    counts = Counter(
        text
        for body in bodies
        for text in {blocks[index].text for index in body.blocks[1:] if outline.prose[index] >= LEAST_PARAGRAPH}
    )
    return frozenset(text for text, count in counts.items() if count > 1 and count * 5 >= len(bodies) * 3)


def without_paragraphs(outline: Outline, body: Body, texts: frozenset[str]) -> Body:
    """Return a body without paragraphs, but its first block."""
    if not texts:
        return body
    left = body.without({index: Rule.REPEATED for index in body.blocks[1:] if outline.tree.blocks[index].text in texts})
    return left.without(_around(outline, left.blocks))


def _around(outline: Outline, kept: Sequence[int]) -> dict[int, Rule]:
    """Return what stands before and after a text: labels, dates, authors, headings over nothing."""
    refused = dict[int, Rule]()
    start, end = 0, len(kept)
    while start < end and _is_label(outline, kept[start]):
        refused[kept[start]] = Rule.LABEL
        start += 1
    while end > start and (rule := _rule_at_end(outline, kept[end - 1])):
        refused[kept[end - 1]] = rule
        end -= 1
    return refused


def _rule_at_end(outline: Outline, index: int) -> Rule | None:
    if outline.tree.blocks[index].heading:
        return Rule.EMPTY_HEADING
    return Rule.LABEL if _is_label(outline, index) or _is_footer(outline, index) else None


def _is_footer(outline: Outline, index: int) -> bool:
    """Return whether a block gives a date or an author beside links, parted by bars: "Ann, 3 May | River | Home"."""
    block = outline.tree.blocks[index]
    return outline.is_dated(index, index + 1) and "|" in block.text and bool(block.anchors)


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
    if len(text) > LONGEST_LABEL:
        return stock_lines.is_byline(text) or stock_lines.is_credit(text) or is_stamp(text)
    return (
        stock_lines.is_byline(text)
        or stock_lines.is_credit(text)
        or stock_lines.is_date_label(text)
        or is_date_line(text)
        or is_stamp(text)
    )
