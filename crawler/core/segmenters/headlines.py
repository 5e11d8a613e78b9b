"""Sees articles by their headlines: headings that lead a subtree of their own, with a date, a link or a peer as proof."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.core.boilerplate import Hint
from crawler.core.outline import Outline
from crawler.core.segment import Segment
from crawler.core.text import fold

_LEAST = 140
"""Prose that an article has at least, in characters of a spaced script."""
_NEAR = 12
"""Blocks after a headline in which its date and author stand."""


@dataclass(slots=True)
class Headline:
    """A heading weighed as the title of an article; `start` is the first block of the subtree that it leads."""

    block: int
    level: int
    style: tuple[str, str]
    start: int
    scope: int
    score: float
    reasons: list[str]


def find(outline: Outline) -> tuple[Segment, ...]:
    """Return the articles whose headlines prove them, in page order."""
    headlines = [weigh(outline, block) for block in outline.headings]
    if not headlines:
        return ()
    best = max(headlines, key=lambda headline: headline.score)
    if best.score < 2:
        return ()
    peers = {headline.style for headline in headlines if headline.score >= 4}
    chosen = [h for h in headlines if h.score >= 4 or (h.style in peers and h.score >= 2.5)]
    chosen = _with_bodies(outline, chosen or [best])
    return tuple(_segment(outline, chosen, i) for i in range(len(chosen)))


def weigh(outline: Outline, block: int) -> Headline:
    """Return a heading with what speaks for its being the title of an article."""
    tree = outline.tree
    text = tree.blocks[block].text
    element = tree.elements[tree.blocks[block].element]
    level = tree.blocks[block].heading or 3
    scope, leads = _scope(outline, block)
    score, reasons = {1: 2.0, 2: 1.0, 3: 0.5}.get(level, -0.5), [f"h{level}"]
    if fold(text) in outline.names:
        score += 3
        reasons.append("named by the page")
    if outline.hints[element.index] & Hint.TITLE:
        score += 0.7
        reasons.append("named as a title")
    following = outline.weight_of(block, tree.elements[scope].last_block)
    if leads and following >= _LEAST:
        score += 1
        reasons.append("leads a subtree")
    if _is_dated(outline, block):
        score += 1.5
        reasons.append("dated")
    if _in_article(outline, element.index, scope):
        score += 1.5
        reasons.append("in article markup")
    parent = tree.elements[element.parent] if element.parent >= 0 else element
    style = (element.attrs.get("class") or "", parent.attrs.get("class") or parent.tag)
    return Headline(block, level, style, tree.elements[scope].first_block, scope, score, reasons)


def _scope(outline: Outline, block: int) -> tuple[int, bool]:
    """Return the largest element in which no prose stands before the heading, and whether that is more than itself."""
    elements = outline.tree.elements
    own = scope = outline.tree.blocks[block].element
    parent = elements[scope].parent
    while parent >= 0 and outline.mass[block] == outline.mass[elements[parent].first_block]:
        scope = parent
        parent = elements[scope].parent
    return scope, scope != own


def _is_dated(outline: Outline, block: int) -> bool:
    tree = outline.tree
    last = block
    while last + 1 < len(tree.blocks) and last - block < _NEAR and not outline.prose[last + 1]:
        last += 1
        home = tree.elements[tree.blocks[last].element]
        if last > block and tree.blocks[last].heading:
            return False
        for _ in range(3):
            if home.tag == "time" or outline.hints[home.index] & Hint.BYLINE:
                return True
            if home.parent < 0:
                break
            home = tree.elements[home.parent]
    return False


def _in_article(outline: Outline, element: int, scope: int) -> bool:
    for ancestor in outline.tree.ancestors(element):
        if ancestor.tag == "article" or "Article" in (ancestor.attrs.get("itemtype") or ""):
            return True
        if ancestor.index == scope:
            break
    return False


def _with_bodies(outline: Outline, chosen: list[Headline]) -> list[Headline]:
    """Return the headlines that prose follows before the next one."""
    ends = [headline.start for headline in chosen[1:]] + [len(outline.tree.blocks)]
    return [h for h, end in zip(chosen, ends, strict=True) if outline.weight_of(h.block, max(end, h.block)) >= _LEAST]


def _segment(outline: Outline, chosen: list[Headline], i: int) -> Segment:
    headline = chosen[i]
    last = len(outline.tree.blocks)
    if i + 1 < len(chosen):
        following = chosen[i + 1]
        last = following.start if following.start > headline.block else following.block
    first = headline.start if i == 0 or headline.start > chosen[i - 1].block else headline.block
    return Segment(
        first_block=first,
        last_block=last,
        title=outline.tree.blocks[headline.block].text,
        title_block=headline.block,
        element=headline.scope,
        confidence=min(1.0, headline.score / 8),
        reasons=tuple(headline.reasons),
    )
