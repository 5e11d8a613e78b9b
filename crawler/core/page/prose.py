"""How much running text there is: the unit of all sizes of texts, and what a block carries of it."""

from __future__ import annotations

import re

from crawler.core.html.dom import Block

_SENTENCE = re.compile(r"[.!?…。！？؟।:;]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_SHORT = 40
"""Weight below which a block counts as prose only inside a paragraph."""
PARAGRAPHS = frozenset(("p", "blockquote", "pre", "dd"))


def weight(text: str) -> int:
    """Return the length of a text in characters of a spaced script; a Chinese character weighs 2.5 of them."""
    size = len(text)
    if text.isascii():
        return size
    return size + int(1.5 * len(_UNSPACED.findall(text)))


def prose_weight(block: Block) -> int:
    """Return how much running text a block carries: its weight without links, 0 for labels, links and headings."""
    if block.heading:
        return 0
    size = weight(block.text)
    if block.link_chars:
        share = block.link_chars / len(block.text)
        if share > 0.5:
            return 0
        size = int(size * (1 - share))
    if block.tag in PARAGRAPHS:
        return size if size >= 25 else 0
    if size < _SHORT or not (_SENTENCE.search(block.text) or size > 120):
        return 0
    return size
