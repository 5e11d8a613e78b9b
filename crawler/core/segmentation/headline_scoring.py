"""Headings weighed as titles of articles: alone, by what each leads, and by their peers of the same style."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection
from itertools import islice, pairwise

from crawler.core.html.dom import Element
from crawler.core.page.class_names import Hint
from crawler.core.page.headings import Heading, grouped
from crawler.core.page.headline import Headline
from crawler.core.page.outline import Outline
from crawler.core.page.prose import weight
from crawler.core.phrasebook.stock_lines import stock_kind
from crawler.core.segmentation.headline_peers import compare, weigh_row
from crawler.core.text.normalise import fold

LINE = 25
"""Text that an article has at least where markup says that it is one."""
_SOME = 140
_ROW = 3
_TEASER = 330
_LEADING = 3
"""The first h1 headings of a page, of which one is its title."""
_SITE = 40
"""Characters that the name of a site does not have."""
_TELLING = 3
_ALIKE = 0.6
"""Share of the words that two wordings of a headline have in common."""
_OWN = {"h1", "a link", "dated below", "one of a dated row", "one of a run", "one of many alike", "one of some alike"}
"""What tells an article from the standfirst of another."""
_NEAR = 10
"""Blocks around a headline in which its date and author stand."""


def weighed(outline: Outline) -> list[Headline]:
    """Return the headings of a page in page order, each weighed."""
    highest = (block for block in outline.headings if outline.tree.blocks[block].heading == 1)
    leading = frozenset(islice(highest, _LEADING))
    groups = [[_weigh(outline, heading, leading) for heading in group] for group in grouped(outline)]
    headlines = sorted((headline for group in groups for headline in group), key=lambda headline: headline.block)
    texts = Counter(outline.tree.blocks[headline.block].text for headline in headlines)
    for headline in headlines:
        if texts[outline.tree.blocks[headline.block].text] > 1:
            headline.proofs.add("said more than once")
    for headline, following in pairwise(headlines):
        if _is_kicker(outline, headline, following):
            headline.proofs.add("a kicker")
    for group in groups:
        compare(outline, group)
    titled = any(headline.named and "called the site" not in headline.proofs for headline in headlines)
    for group in groups:
        weigh_row(outline, group, titled)
    if titled:
        for headline, before in zip(headlines, [None, *headlines], strict=False):
            if not headline.named:
                headline.proofs.add("beside a named title")
                if before is not None and _is_standfirst(outline, headline, before):
                    headline.proofs.add("a standfirst")
    return headlines


def _is_standfirst(outline: Outline, headline: Headline, before: Headline) -> bool:
    """Return whether a heading stands close below the title that the page names, with nothing of an article's own."""
    return (
        before.named
        and "h1" in before.proofs
        and outline.weight_of(before.block, headline.block) < _TEASER
        and headline.proofs.isdisjoint(_OWN)
    )


def _weigh(outline: Outline, heading: Heading, leading: Collection[int]) -> Headline:
    """Weigh a heading alone; the page may name those of `leading` in other words."""
    tree = outline.tree
    block = tree.blocks[heading.block]
    element = tree.elements[heading.element]
    parent = tree.elements[max(element.parent, 0)]
    scope = _scope(outline, heading.block)
    start = tree.elements[scope].first_block
    headline = Headline(
        heading.block, scope, start, heading.style, heading.unit, heading.link, heading.end, heading.mass
    )
    proofs = headline.proofs
    proofs.add(f"h{min(block.heading, 4)}")
    article = _article_led(outline, element.index, scope)
    if article is not None:
        headline.article_end = article.last_block
        proofs.add("leads an inner article" if _is_inner(outline, article) else "leads article markup")
    marks = outline.hints[element.index]
    checks = {
        "named by the page": fold(block.text) in outline.names
        or (heading.block in leading and _resembles_name(outline, block.text)),
        "within furniture": outline.is_boilerplate(heading.block),
        "called a title": bool(marks & Hint.TITLE),
        "called the site": bool((marks | outline.hints[parent.index]) & Hint.SITE) and len(block.text) < _SITE,
        "leads a subtree": scope != element.index
        and outline.weight_of(heading.block, tree.elements[scope].last_block) >= _SOME,
        "dated": _is_dated(outline, headline),
        "short": weight(block.text) < 16,
        "a stock line": stock_kind(block.text) is not None,
        "a link": heading.link is not None,
        "first of the page": outline.mass[heading.block] == 0,
        "over teasers": _is_over_teasers(outline, heading.block),
    }
    proofs.update(name for name, holds in checks.items() if holds)
    return headline


def _is_kicker(outline: Outline, headline: Headline, following: Headline) -> bool:
    """Return whether a lower heading stands right above the page's own one."""
    return (
        "h1" in following.proofs
        and headline.proofs.isdisjoint(("h1", "named by the page"))
        and "called the site" not in following.proofs
        and following.block == headline.block + 1
    )


def _resembles_name(outline: Outline, text: str) -> bool:
    """Return whether the page gives a heading as a title elsewhere, in other words."""
    folded = fold(text)
    return any(is_reworded(folded, name) for name in outline.names)


def is_reworded(one: str, other: str) -> bool:
    """Return whether two folded headlines say the same in most of their words; short ones say too little to tell."""
    words, others = set(one.split()), set(other.split())
    return len(words) >= _TELLING and len(words & others) >= _ALIKE * len(words | others)


def _is_over_teasers(outline: Outline, block: int) -> bool:
    """Return whether teasers stand between a heading and the next prose: then it heads a list of articles."""
    if len(outline.teasers) < _ROW:
        return bool(outline.teasers) and block < outline.teasers[0]  # so few stand only at the top of a list
    prose = bisect_right(outline.mass, outline.mass[block])
    return bisect_left(outline.teasers, prose) - bisect_right(outline.teasers, block) >= _ROW


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
        if outline.is_article(ancestor):
            return ancestor
        if ancestor.index == scope:
            break
    return None


def _is_inner(outline: Outline, article: Element) -> bool:
    """Return whether a small article stands in another one that has more prose of its own before it."""
    mass = outline.weight_of(article.first_block, article.last_block)
    for ancestor in outline.tree.ancestors(max(article.parent, 0)):
        if outline.is_article(ancestor) and outline.weight_of(ancestor.first_block, article.first_block) > max(
            _SOME, mass
        ):
            return True
    return False
