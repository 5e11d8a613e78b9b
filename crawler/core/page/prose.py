"""How much running text there is: the unit of all sizes of texts, what a block carries of it, and the shared sizes.

Prose is measured in characters of a spaced script, so that one size holds for all languages: see `weight`. The sizes
that several stages ask about stand here once; they were found on news pages and blogs in many languages, where each
parts most of what it names from the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from crawler.core.html.dom import Block, Element, Tree
from crawler.core.phrasebook.stock_lines import is_copyright

LEAST_ARTICLE = 140
"""Prose that an article has at least: two short sentences. Less under a heading is a caption, a label or a notice."""
LEAST_LONE = 200
"""Prose of an article at least where no heading and no markup says that it is one."""
LEAST_LIST = 500
"""Text of an article at least that has no prose, but lists and tables."""
MOST_TEASER = 330
"""Prose of a teaser at most: a paragraph of three lines. The middle one of a row counts, since some run longer."""
LEAST_PARAGRAPH = 60
"""Prose of a paragraph at least: shorter lines may come again in one article, as labels and refrains do."""
LEAST_LINE = 25
"""Text at least that says something: where markup declares an article, a line of it is enough."""
LONGEST_LABEL = 60
"""Characters of a line at most that may be a date, an author or a label."""

PARAGRAPHS = frozenset(("p", "blockquote", "pre", "dd"))
"""Tags that hold running text, however short it is."""
_SENTENCE = re.compile(r"[.!?…。！？؟।:;]")
"""Marks that end or part sentences, in the scripts of the languages that are read."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
"""Characters of the scripts that put no spaces between words: Thai, Lao, kana, Chinese characters, Hangul."""
_UNSPACED_EXTRA = 1.5
"""What a Chinese, Japanese, Korean, Thai or Lao character counts beyond one: translations are 2.5 times as long."""
_SHORT = 40
"""Prose of a block at least that is no paragraph by its tag; below this it is a label."""
_SURE = 120
"""Text of such a block from which on it needs no sentence mark to be prose."""
_LONGEST_CLAIM = 100
"""Characters of a claim of copyright at most that is nothing else."""
_MOST_LINKED = 0.5
"""Share of a block's characters in links, above which it leads elsewhere and says nothing."""
_FEW = 6
"""Headings of a post of links at most; more are the headlines of others."""
_ITEM = 12
"""Characters of an item at least that counts in such a post."""

_NEAR_PIECE = 6
"""Blocks between two pieces of a text at most: a caption, a notice of what a script would show."""


def weight(text: str) -> int:
    """Return the length of a text in characters of a spaced script; a Chinese character weighs 2.5 of them."""
    size = len(text)
    if text.isascii():
        return size
    return size + int(_UNSPACED_EXTRA * len(_UNSPACED.findall(text)))


def _claims(text: str) -> bool:
    return "©" in text and len(text) <= _LONGEST_CLAIM and is_copyright(text)


def prose_weight(block: Block) -> int:
    """Return how much running text a block carries: its weight without links, 0 for labels, links and headings."""
    if block.heading or _claims(block.text):
        return 0
    size = weight(block.text)
    if block.link_chars:
        share = block.link_chars / len(block.text)
        if share > _MOST_LINKED:
            return 0
        size = int(size * (1 - share))
    if block.tag in PARAGRAPHS:
        return size if size >= LEAST_LINE else 0
    if size < _SHORT or not (_SENTENCE.search(block.text) or size > _SURE):
        return 0
    return size


def with_lists(
    tree: Tree,
    declared: Sequence[Element],
    boilerplate: bytes,
    prose: list[int],
    chars: Sequence[int],
    dates: Sequence[int],
) -> list[int]:
    """Return the prose with lists and links counted in articles that have nothing else: a post of links is a post."""
    mass = [0, *accumulate(prose)]
    headings = [0, *accumulate(bool(block.heading) for block in tree.blocks)]
    counted = list(prose)
    for element in declared:
        first, last = element.first_block, element.last_block
        said, shown = mass[last] - mass[first], chars[last] - chars[first]
        is_list = said < LEAST_ARTICLE <= shown and headings[last] - headings[first] <= _FEW
        if last - first < 2 or boilerplate[element.index] or not is_list:
            continue
        undated = (block for block in tree.blocks[first:last] if dates[block.index + 1] == dates[block.index])
        items = {block.index: weight(block.text) for block in undated if _is_item(block, boilerplate)}
        # Beside a short text a few are none of it, and names of a few categories are nothing alone.
        if sum(items.values()) >= (LEAST_ARTICLE if said else LEAST_PARAGRAPH):
            counted[first:last] = [counted[index] or items.get(index, 0) for index in range(first, last)]
    return counted


def _is_item(block: Block, boilerplate: bytes) -> bool:
    return not block.heading and not boilerplate[block.element] and len(block.text) >= _ITEM


def pieces_of_text(tree: Tree, boilerplate: bytes, dates: Sequence[int]) -> set[int]:
    """Return the `article` elements that are pieces of one text: a headed one, plain ones behind it, those beside.

    What has no heading, no date and no line that is a link is no article beside one that has a heading of its own.
    """
    pieces, before, end = set[int](), None, 0
    for element in tree.elements:
        if element.tag != "article" or element.index < end or boilerplate[element.index]:
            continue
        end = element.end
        if before is not None and _is_behind(element, before) and _is_plain(tree, element, dates):
            pieces |= {before.index, element.index}
            before = element
        else:
            blocks = tree.blocks[element.first_block : element.last_block]
            before = element if any(block.heading and not block.link_chars for block in blocks) else None
    parents = {tree.elements[index].parent for index in pieces}
    return pieces | {each.index for each in tree.elements if each.tag == "article" and each.parent in parents}


def _is_behind(element: Element, before: Element) -> bool:
    return before.depth == element.depth and 0 <= element.first_block - before.last_block <= _NEAR_PIECE


def _is_plain(tree: Tree, element: Element, dates: Sequence[int]) -> bool:
    blocks = tree.blocks[element.first_block : element.last_block]
    return dates[element.first_block] == dates[element.last_block] and not any(
        block.heading or block.link_chars == len(block.text) for block in blocks
    )
