"""Which blocks of a segment are the text of its article, and the rule that decided on each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from crawler.core.dedup.stripping import is_furniture_line
from crawler.core.html.dom import Block
from crawler.core.page.boilerplate import TEASER
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_PARAGRAPH, LONGEST_LABEL
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.phrasebook import stock_lines
from crawler.core.phrasebook.labelled_lines import is_about_author, is_disclaimer
from crawler.core.segmentation.body_container import SAYING, containers_of, end_of_named, lead_before, parts_within
from crawler.core.segmentation.label_blocks import LONGEST_META, is_footer, is_label
from crawler.core.segmentation.related_links import announced, is_row_of_buttons, is_row_of_links, lead_out, leads_up
from crawler.core.segmentation.repeated_text import is_sentence, said_by_most, without_copies
from crawler.core.text.normalise import fold

_WORD = 8
"""Characters beside its links that a block says at least to be about them."""
_PART_ON_AUTHOR = 3
"""What a text says of its writer is less than this part of it, one in so many; under a heading of it, than two."""
_LEAST_ALIKE = 3
"""Articles that say a sentence alike where it is the page's; two on one thing may."""
_HEADLINE = 25
"""Characters of a headline at least that leads to its article."""
_LONGEST_NAME = 30
"""Longest label before a list of links."""
_END_MARK = re.compile(r"# ?# ?#|[-–—] ?30 ?[-–—]|\* ?\* ?\*|[-–—*]* ?ENDS? ?[-–—*]*")
"""What an agency or an office sets under its text, as a paragraph of its own."""
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
    end = end_of_named(outline, start, end)
    lead = lead_before(outline, segment.title, first, start)
    insets = {} if segment.is_live_blog else parts_within(outline, outer.index, start, end)
    insets.update(dict.fromkeys(announced(outline, start, end), Rule.ANNOUNCED))
    # Between the pieces of a text stand its date and its author.
    between = (*range(start, inner.first_block), *range(inner.last_block, end))
    insets.update({index: Rule.LABEL for index in between if index not in insets and is_label(outline, index)})
    rules = {
        index: insets.get(index) or _rule_of(outline, index, (inner.index, outer.index))
        for index in (*lead, *range(start, end))
    }
    rules.update(_points(outline, rules))
    kept = [index for index, rule in rules.items() if rule in _KEPT]
    once = without_copies(outline, segment, kept)
    body = Body(tuple(once), {**rules, **dict.fromkeys(set(kept).difference(once), Rule.COPY)})
    return body.without(_around(outline, body.blocks, fold(segment.title)))


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
    return Rule.LEADS_OUT if block.tag in SAYING and lead_out(outline, index, index + 1) else Rule.LINK


def _is_labelled(block: Block) -> bool:
    """Return whether a block is a label with links and nothing else, in any language: `Topics: rivers, weather`."""
    if not block.anchors or len(block.text) > LONGEST_META:
        return False
    if any(anchor.href.startswith("mailto:") for anchor in block.anchors):
        return False
    label, colon, tail = block.beside_links.replace("：", ":").partition(":")
    if not colon or len(label) > _LONGEST_NAME or any(char.isalnum() for char in tail):
        return False
    return block.text.replace("：", ":").startswith(label + colon)  # a link before it is part of what is said


def _points(outline: Outline, rules: Mapping[int, Rule]) -> dict[int, Rule]:
    """Return the labelled points of lists between paragraphs whose links lead to no page of the site: they are text.

    "Best for long walks: the Fenland boot" is none of the labels that tell what an article is about.
    """
    said = [index for index, rule in rules.items() if rule in _KEPT and outline.prose[index]]
    return {
        index: Rule.TEXT
        for index, rule in rules.items()
        if rule is Rule.LABELLED
        and said
        and said[0] < index < said[-1]
        and outline.tree.blocks[index].tag == "li"
        and not is_furniture_line(outline.tree.blocks[index].text)
        and not any(outline.facts.leads_to_another_page(a.href) for a in outline.tree.blocks[index].anchors)
    }


def without_repeated(outline: Outline, bodies: Sequence[Body], *, lines: bool) -> list[Body]:
    """Return the bodies of a page without what most of them say alike, each but for a paragraph that is its first.

    Such a paragraph is boilerplate without a name. With `lines` so is a line before the first paragraph or behind the
    last, one that comes again in one text, and in three articles a sentence; any other may be a label: "Ingredients",
    in each recipe. Without, the greeting of a blog's author stays, as on the page that each post has of its own.
    """
    said = said_by_most([_repeatable(outline, body) for body in bodies])
    sentences = frozenset(filter(is_sentence, said)) if len(bodies) >= _LEAST_ALIKE else frozenset[str]()
    return [_without_said(outline, body, said, sentences if lines else None) for body in bodies] if said else [*bodies]


def _repeatable(outline: Outline, body: Body) -> set[str]:
    """Return what an article may have in common with others: its lines and paragraphs, but the one that opens it."""
    blocks = [outline.tree.blocks[index] for index in body.blocks]
    opens = blocks[0] if blocks and outline.prose[blocks[0].index] >= LEAST_PARAGRAPH else None
    return {block.text for block in blocks if block is not opens and not block.heading}


def _without_said(outline: Outline, body: Body, said: Collection[str], sentences: Collection[str] | None) -> Body:
    blocks = outline.tree.blocks
    repeated = [index for index in body.blocks if blocks[index].text in said]
    refused = [index for index in repeated if outline.prose[index] >= LEAST_PARAGRAPH and index != body.blocks[0]]
    if sentences is not None:
        refused += _lines_of_all(outline, body, repeated, sentences)
    left = body.without(dict.fromkeys(refused, Rule.REPEATED))
    return left.without(_around(outline, left.blocks)) if refused else body


def _lines_of_all(outline: Outline, body: Body, repeated: Sequence[int], sentences: Collection[str]) -> Iterator[int]:
    """Yield those of the repeated blocks of an article that are no paragraphs, and no labels between its own ones."""
    alike = frozenset(repeated)
    own = [index for index in body.blocks if outline.prose[index] >= LEAST_PARAGRAPH and index not in alike]
    times = Counter(outline.tree.blocks[index].text for index in body.blocks)
    for index in (index for index in repeated if own and outline.prose[index] < LEAST_PARAGRAPH):
        text = outline.tree.blocks[index].text
        if text in sentences or times[text] > 1 or not own[0] < index < own[-1]:
            yield index


def _around(outline: Outline, kept: Sequence[int], title: str = "") -> dict[int, Rule]:
    """Return what stands before and after a text: labels, dates, authors, its `title` again, headings over nothing."""
    refused = dict[int, Rule]()
    start, (end, rule_behind) = 0, _end_of_story(outline, kept)
    refused.update(dict.fromkeys(kept[end:], rule_behind))
    while start < end and (rule := _rule_at_edge(outline, kept[start], title)):
        refused[kept[start]] = rule
        start += 1
    while end > start and (rule := _rule_at_end(outline, kept[end - 1])):
        if rule is Rule.LINK and refused.get(kept[end - 1] + 1) is Rule.EMPTY_HEADING:
            break  # a list of shops, say, each under its name
        refused[kept[end - 1]] = rule
        end -= 1
    return refused


def _end_of_story(outline: Outline, kept: Sequence[int]) -> tuple[int, Rule]:
    """Return how many blocks of a text stand before what it says of its writer, or disclaims, under a label of that."""
    total, said = sum(outline.prose[index] for index in kept), 0
    end, rule = len(kept), Rule.TEXT
    for place in range(len(kept) - 1, 0, -1):
        said += outline.prose[kept[place]]
        block = outline.tree.blocks[kept[place]]
        if said * _PART_ON_AUTHOR > total * (2 if block.heading else 1):
            continue
        if is_about_author(block.text):
            return place, Rule.ABOUT_AUTHOR
        if is_disclaimer(block.text):
            end, rule = place, Rule.DISCLAIMER
    return end, rule


def _rule_at_end(outline: Outline, index: int) -> Rule | None:
    block = outline.tree.blocks[index]
    if block.heading or _is_over_links(outline, block):
        return Rule.EMPTY_HEADING
    if is_footer(outline, block):
        return Rule.LABEL
    if _END_MARK.fullmatch(block.text):
        return Rule.EDGE
    if is_row_of_links(outline, block) or is_row_of_buttons(block) or leads_up(outline, block):
        return Rule.LINK
    return _rule_at_edge(outline, index)


def _is_over_links(outline: Outline, block: Block) -> bool:
    """Return whether a last line heads links to other pages of the site: "What else the quay is about:".

    Over links that lead out it belongs to what the author recommends, and short ones lead to comments.
    """
    if len(block.text) > LONGEST_LABEL or not block.text.endswith((":", "：")):
        return False
    following = outline.tree.blocks[block.index + 1 : block.index + 2]
    links = [(each, each.anchors[0]) for each in following if each.anchors]
    return any(
        each.link_chars * 2 > len(each.text)
        and len(link.text) >= _HEADLINE
        and outline.facts.leads_to_another_page(link.href)
        for each, link in links
    )


def _rule_at_edge(outline: Outline, index: int, title: str = "") -> Rule | None:
    block = outline.tree.blocks[index]
    if is_label(outline, index) or (title and fold(block.text) == title):
        return Rule.LABEL
    if block.heading or block.tag == "li":
        return Rule.EDGE if block.heading and fold(block.text) in outline.facts.site else None
    return Rule.EDGE if stock_lines.is_appeal(block.text) or is_furniture_line(block.text) else None
