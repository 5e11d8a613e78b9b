"""Which blocks of a segment are the text of its article, and which of its links lead to related ones."""

from __future__ import annotations

from urllib.parse import urljoin

from crawler.core.outline import Outline
from crawler.core.segment import Segment
from crawler.core.types import Link

_TEXT_TAGS = frozenset("p pre blockquote li dd dt td th tr table ul ol dl h1 h2 h3 h4 h5 h6".split())
_BULK = 0.8


def find(outline: Outline, segment: Segment) -> tuple[int, ...]:
    """Return the indices of the blocks that are the article's text."""
    first = segment.first_block if segment.title_block is None else segment.title_block + 1
    home = _home(outline, first, segment.last_block)
    element = outline.tree.elements[home]
    start, end = max(first, element.first_block), min(segment.last_block, element.last_block)
    blocks = outline.tree.blocks
    kept = [i for i in range(start, end) if _is_text(outline, i)]
    while kept and blocks[kept[-1]].heading:
        kept.pop()
    prose = [i for i in kept if outline.prose[i]]
    if prose:
        kept = [i for i in kept if i >= prose[0] or blocks[i].tag in ("p", "h2", "h3", "li")]
    return tuple(kept)


def _home(outline: Outline, first: int, last: int) -> int:
    """Return the innermost element that holds the bulk of the prose between two blocks."""
    elements = outline.tree.elements
    home = 0
    while True:
        element = elements[home]
        total = outline.weight_of(max(first, element.first_block), min(last, element.last_block))
        child, found = home + 1, -1
        while child < element.end:
            inner = elements[child]
            mass = outline.weight_of(max(first, inner.first_block), min(last, inner.last_block))
            if total and mass >= _BULK * total:
                if inner.tag not in _TEXT_TAGS and inner.last_block - inner.first_block > 1:
                    found = child
                break
            child = inner.end
        if found < 0:
            return home
        home = found


def _is_text(outline: Outline, index: int) -> bool:
    if outline.is_furniture(index):
        return False
    block = outline.tree.blocks[index]
    return block.link_chars * 2 <= len(block.text) or bool(outline.prose[index])


def related(outline: Outline, segment: Segment, url: str | None) -> tuple[Link, ...]:
    """Return the links of the segment that lead to other articles."""
    base = urljoin(url or "", outline.tree.base or "")
    links = {}
    body = set(segment.body)
    for index in range(segment.first_block, segment.last_block):
        block = outline.tree.blocks[index]
        if index in body or index == segment.title_block or block.link_chars < 25:
            continue
        for anchor in block.anchors:
            if len(anchor.text) >= 25:
                links[anchor.text] = Link(anchor.text, urljoin(base, anchor.href) or None)
    return tuple(links.values())
