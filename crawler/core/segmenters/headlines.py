"""Sees articles by their headlines: headings that lead a subtree of their own, with a date, a link or a peer as proof."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from crawler.core.boilerplate import Hint
from crawler.core.headings import Heading, grouped
from crawler.core.outline import Outline
from crawler.core.segment import Segment
from crawler.core.text import fold

LEAST = 140
"""Prose that an article has at least, in characters of a spaced script."""
_NEAR = 10
"""Blocks around a headline in which its date and author stand."""
_PROOF = 3.5
"""The score from which a heading is a headline."""
_NAMED = 3.0
_SHARE_OF_BEST = 0.55
"""The share of the best score on the page that a headline has at least."""


@dataclass(slots=True)
class Headline:
    """A heading weighed as the title of an article; `scope` is the largest element that it leads."""

    block: int
    scope: int
    start: int
    named: bool = False
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)

    def proof(self, worth: float, reason: str) -> None:
        """Count one thing that speaks for the headline, or against it."""
        self.score += worth
        self.reasons.append(reason)


def find(outline: Outline) -> tuple[Segment, ...]:
    """Return the articles whose headlines prove them, in page order."""
    headlines = [weigh(outline, block) for block in outline.headings]
    if not headlines:
        return ()
    _compare(outline, headlines)
    chosen = choose(outline, headlines)
    return tuple(_segment(outline, chosen, i) for i in range(len(chosen)))


def choose(outline: Outline, headlines: list[Headline]) -> list[Headline]:
    """Return the headings that are headlines: the best, those not much worse, and of several over one text one."""
    best = max(headline.score - _NAMED * headline.named for headline in headlines)
    proof = max(_PROOF, _SHARE_OF_BEST * best) if best >= _PROOF else 2.0
    kept: list[Headline] = []
    for headline in headlines:
        if headline.score < proof:
            continue
        if kept and outline.weight_of(kept[-1].block, max(headline.start, kept[-1].block)) < LEAST:
            if headline.score <= kept[-1].score:
                continue
            kept.pop()
        kept.append(headline)
    if kept and outline.weight_of(kept[-1].block, len(outline.tree.blocks)) < LEAST:
        kept.pop()
    return kept


def weigh(outline: Outline, block: int) -> Headline:
    """Return a heading with what speaks for its being the title of an article."""
    tree = outline.tree
    element = tree.elements[tree.blocks[block].element]
    parent = tree.elements[element.parent] if element.parent >= 0 else element
    level = tree.blocks[block].heading
    scope = _scope(outline, block)
    headline = Headline(block, scope, tree.elements[scope].first_block)
    headline.proof({0: -1.0, 1: 2.5, 2: 1.0, 3: 0.5}.get(level, 0.0), f"h{level}")
    if fold(tree.blocks[block].text) in outline.names:
        headline.named = True
        headline.proof(_NAMED, "named by the page")
    if outline.is_furniture(block):
        headline.proof(-1.5, "within furniture")
    if outline.hints[element.index] & Hint.TITLE:
        headline.proof(0.7, "named as a title")
    if outline.hints[element.index] & Hint.SITE or outline.hints[parent.index] & Hint.SITE:
        headline.proof(-3, "name of the site")
    if scope != element.index and outline.weight_of(block, tree.elements[scope].last_block) >= LEAST:
        headline.proof(1, "leads a subtree")
    if _interrupts(outline, scope):
        headline.proof(-1.5, "within running text")
    if _is_dated(outline, headline):
        headline.proof(1.5, "dated")
    if _leads_article(outline, element.index, scope):
        headline.proof(2, "leads article markup")
    return headline


def _scope(outline: Outline, block: int) -> int:
    """Return the largest element in which no prose stands before the heading."""
    elements = outline.tree.elements
    scope = outline.tree.blocks[block].element
    parent = elements[scope].parent
    while parent >= 0 and outline.mass[block] == outline.mass[elements[parent].first_block]:
        scope = parent
        parent = elements[scope].parent
    return scope


def _interrupts(outline: Outline, scope: int) -> bool:
    """Return whether a paragraph stands beside the heading's scope, before it: then it parts a text."""
    elements = outline.tree.elements
    before = elements[scope].first_block - 1
    while before >= 0 and not outline.prose[before]:
        before -= 1
    return before >= 0 and _child_holding(outline, elements[scope].parent, before) in ("p", "ul", "ol", "blockquote", "pre")


def _child_holding(outline: Outline, parent: int, block: int) -> str:
    """Return the tag of the child of an element that holds a block, or nothing where it is not in the element."""
    elements = outline.tree.elements
    index = outline.tree.blocks[block].element
    while index >= 0 and elements[index].parent != parent:
        index = elements[index].parent
    return elements[index].tag if index >= 0 else ""


def _is_dated(outline: Outline, headline: Headline) -> bool:
    """Return whether a date or an author stands just before the heading in its scope, or just after it."""
    first = max(headline.start, headline.block - 3)
    last = headline.block
    blocks, prose = outline.tree.blocks, 0
    while last + 1 < len(blocks) and last - headline.block < _NEAR:
        if prose and (blocks[last + 1].heading or outline.prose[last + 1]):
            break
        last += 1
        prose += bool(outline.prose[last])
    return outline.dates[last + 1] > outline.dates[first]


def _leads_article(outline: Outline, element: int, scope: int) -> bool:
    for ancestor in outline.tree.ancestors(element):
        if ancestor.tag == "article" or "Article" in (ancestor.attrs.get("itemtype") or ""):
            return True
        if ancestor.index == scope:
            break
    return False


def _compare(outline: Outline, headlines: list[Headline]) -> None:
    """Weigh headings by their peers: what looks like a headline is one, and so is what leads the like of its subtree."""
    texts = Counter(outline.tree.blocks[headline.block].text for headline in headlines)
    by_block = {headline.block: headline for headline in headlines}
    for headline in headlines:
        if texts[outline.tree.blocks[headline.block].text] > 1 and not headline.named:
            headline.proof(-2.5, "said more than once")
    for group in grouped(outline):
        _weigh_group(outline, group, [by_block[heading.block] for heading in group])


def _weigh_group(outline: Outline, group: list[Heading], headlines: list[Headline]) -> None:
    if len(group) > 1 and any(headline.score >= 5 for headline in headlines):
        for headline in headlines:
            headline.proof(1.5, "styled as a headline")
    alike = defaultdict(list)
    for heading, headline in zip(group, headlines, strict=True):
        mass = heading.mass
        headline.proof(1.0 if mass >= 1000 else 0.5 if mass >= 500 else -2.0 if mass < 200 else 0.0, f"over {mass}")
        if headline.score > 0 and mass >= LEAST:
            unit = outline.tree.elements[heading.unit]
            alike[unit.tag, unit.attrs.get("class") or "", unit.depth].append(headline)
    for peers in alike.values():
        if len(peers) >= 2:
            for headline in peers:
                headline.proof(1, f"one of {len(peers)} alike")


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
