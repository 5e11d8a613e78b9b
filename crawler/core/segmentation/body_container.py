"""Where the text of an article stands: the innermost element that holds the bulk of it."""

from __future__ import annotations

from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_LINE, LEAST_LIST

_TEXT_TAGS_WORDS = """
    p pre blockquote li dd dt td th tr table tbody ul ol dl h1 h2 h3 h4 h5 h6
"""
TEXT_TAGS = frozenset(_TEXT_TAGS_WORDS.split())
"""Elements that are parts of a text, and hold none of their own."""
_BULK = 0.8
"""Share of a segment's prose that its container holds at least."""
_LEVELS = 5
"""Elements around a container that may hold the rest of the text; themes part a text in fewer."""
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
                if inner.tag not in TEXT_TAGS and is_text:
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
