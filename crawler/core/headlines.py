"""Headings weighed as titles of articles: alone, by what each leads, and by their peers of the same style."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from crawler.core.boilerplate import Hint
from crawler.core.dom import Element
from crawler.core.headings import Heading, grouped
from crawler.core.outline import Outline, is_article
from crawler.core.text import fold

LINE = 25
"""Text that an article has at least where markup says that it is one."""
NAMED = 3.0
"""What it is worth that the page gives the heading as a title elsewhere: in its head or its JSON-LD."""
_SOME = 140
_NEAR = 10
"""Blocks around a headline in which its date and author stand."""
_REPEATED = "said more than once"
_DATED = "dated"
_PARAGRAPHS = ("p", "ul", "ol", "blockquote", "pre")


@dataclass(slots=True)
class Headline:
    """A heading with what speaks for its being the title of an article.

    `scope` is the largest element that it leads, `start` that element's first block, `article_end` the end of the
    article markup that it leads, 0 without such.
    """

    block: int
    scope: int
    start: int
    style: tuple[str, str, int]
    unit: int
    link: str | None
    mass: int
    named: bool = False
    article_end: int = 0
    score: float = 0.0
    reasons: list[str] = field(default_factory=list)

    def proof(self, worth: float, reason: str) -> None:
        """Count one thing that speaks for the headline, or against it."""
        self.score += worth
        self.reasons.append(reason)


def weighed(outline: Outline) -> list[Headline]:
    """Return the headings of a page in page order, each weighed."""
    groups = [[_weigh(outline, heading) for heading in group] for group in grouped(outline)]
    headlines = sorted((headline for group in groups for headline in group), key=lambda headline: headline.block)
    texts = Counter(outline.tree.blocks[headline.block].text for headline in headlines)
    for headline in headlines:
        if texts[outline.tree.blocks[headline.block].text] > 1 and not headline.named:
            headline.proof(-2.5, _REPEATED)
    for group in groups:
        _compare(outline, group)
    return headlines


def _weigh(outline: Outline, heading: Heading) -> Headline:
    tree = outline.tree
    element = tree.elements[heading.element]
    parent = tree.elements[max(element.parent, 0)]
    scope = _scope(outline, heading.block)
    start = tree.elements[scope].first_block
    headline = Headline(heading.block, scope, start, heading.style, heading.unit, heading.link, heading.mass)
    level = tree.blocks[heading.block].heading
    headline.proof({0: -1.0, 1: 2.5, 2: 1.0, 3: 0.5}.get(level, 0.0), f"h{level}")
    if fold(tree.blocks[heading.block].text) in outline.names:
        headline.named = True
        headline.proof(NAMED, "named by the page")
    if outline.is_furniture(heading.block):
        headline.proof(-1.5, "within furniture")
    if outline.hints[element.index] & Hint.TITLE:
        headline.proof(0.7, "named as a title")
    if (outline.hints[element.index] | outline.hints[parent.index]) & Hint.SITE:
        headline.proof(-3, "name of the site")
    if scope != element.index and outline.weight_of(heading.block, tree.elements[scope].last_block) >= _SOME:
        headline.proof(1, "leads a subtree")
    if _is_dated(outline, headline):
        headline.proof(1.5, _DATED)
    article = _article_led(outline, element.index, scope)
    if article is not None:
        headline.article_end = article.last_block
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
    return outline.is_dated(first, last + 1)


def _article_led(outline: Outline, element: int, scope: int) -> Element | None:
    for ancestor in outline.tree.ancestors(element):
        if is_article(ancestor):
            return ancestor
        if ancestor.index == scope:
            break
    return None


def _compare(outline: Outline, group: list[Headline]) -> None:
    """Weigh headings of one style together: what looks like a headline is one, and so is what leads the like."""
    if sum(_REPEATED in headline.reasons for headline in group) * 3 >= len(group):
        for headline in group:
            headline.proof(-1.5, "a label")
    if len(group) > 1 and any(headline.score >= 5 for headline in group):
        for headline in group:
            headline.proof(1.5, "styled as a headline")
    alike = defaultdict(list)
    for headline in group:
        mass, unit = headline.mass, outline.tree.elements[headline.unit]
        headline.proof(1.0 if mass >= 1000 else 0.5 if mass >= 500 else -2.0 if mass < 200 else 0.0, f"over {mass}")
        if _DATED not in headline.reasons and outline.is_dated(max(headline.block, unit.last_block - 4), unit.last_block):
            headline.proof(1, "dated below")
        if headline.score > 0 and mass >= _SOME:
            alike[unit.tag, unit.attrs.get("class") or "", unit.depth].append(headline)
    for peers in alike.values():
        if len(peers) >= 2:
            for headline in peers:
                headline.proof(1, f"one of {len(peers)} alike")
    _weigh_runs(outline, group)


def _weigh_runs(outline: Outline, group: list[Headline]) -> None:
    """Weigh headings that stand among paragraphs: a run of articles if dates, links or rules part them, else a text."""
    elements = outline.tree.elements
    runs = defaultdict(list)
    for headline in group:
        runs[elements[headline.unit].parent].append(headline)
    for parent, run in runs.items():
        if parent < 0 or not _has_paragraphs(outline, parent):
            continue
        parted = sum(_is_parted(outline, headline) for headline in run)
        if len(run) > 1 and parted * 10 >= len(run) * 7:
            for headline in run:
                headline.proof(3, f"one of a run of {len(run)}")
        else:
            for headline in run:
                headline.proof(-1.5, "within running text")


def _has_paragraphs(outline: Outline, parent: int) -> bool:
    elements = outline.tree.elements
    index = parent + 1
    while index < elements[parent].end:
        child = elements[index]
        if child.tag in _PARAGRAPHS and outline.weight_of(child.first_block, child.last_block) >= LINE:
            return True
        index = child.end
    return False


def _is_parted(outline: Outline, headline: Headline) -> bool:
    """Return whether a date or an author stands right under a heading, or a rule right above it."""
    if outline.is_dated(headline.block + 1, min(headline.block + 3, len(outline.tree.blocks))):
        return True
    elements = outline.tree.elements
    return headline.link is not None or any(elements[i].tag == "hr" for i in range(max(0, headline.unit - 2), headline.unit))
