"""Headings weighed as titles of articles: alone, by what each leads, and by their peers of the same style."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import islice, pairwise
from statistics import median

from crawler.core.dom import Element
from crawler.core.headings import Heading, grouped
from crawler.core.hints import Hint
from crawler.core.outline import Outline, weight
from crawler.core.phrases import stock_kind
from crawler.core.proofs import WORTH
from crawler.core.text import fold

LINE = 25
"""Text that an article has at least where markup says that it is one."""
_SOME = 140
_LITTLE = 60
_ROW = 3
_TEASER = 330
_LEADING = 3
"""The first h1 headings of a page, of which one is its title."""
_TELLING = 3
_ALIKE = 0.6
"""Share of the words that two wordings of a headline have in common."""
_FIRST = ("first of the page", "named by the page")
_OWN = {"h1", "a link", "dated below", "one of a dated row", "one of a run", "one of many alike", "one of some alike"}
"""What tells an article from the standfirst of another."""
_NEAR = 10
"""Blocks around a headline in which its date and author stand."""
_PARAGRAPHS = ("p", "ul", "ol", "blockquote", "pre")
_MASSES = (("over nothing", 60), ("over a line", 140), ("over a short text", 320), ("over a text", 900))


@dataclass(slots=True)
class Headline:
    """A heading with what speaks for its being the title of an article, and against it: names of `proofs.WORTH`.

    `scope` is the largest element that it leads, `start` that element's first block, `article_end` the end of the
    article markup that it leads, 0 without such.
    """

    block: int
    scope: int
    start: int
    style: tuple[str, str, int]
    unit: int
    link: str | None
    end: int
    mass: int
    article_end: int = 0
    proofs: set[str] = field(default_factory=set)

    @property
    def named(self) -> bool:
        """Whether the page gives the heading as a title elsewhere: in its head or its JSON-LD."""
        return "named by the page" in self.proofs

    @property
    def score(self) -> float:
        """The sum of what the proofs are worth; above 0 the heading rather is a title than not."""
        # Rounded, since a set has another order in each process and floats another sum in each order.
        return round(WORTH["heading"] + sum(WORTH[proof] for proof in self.proofs), 6)


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
        _compare(outline, group)
    titled = any(headline.named and "called the site" not in headline.proofs for headline in headlines)
    for group in groups:
        _weigh_row(outline, group, titled)
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
        "within furniture": outline.is_furniture(heading.block),
        "called a title": bool(marks & Hint.TITLE),
        "called the site": bool((marks | outline.hints[parent.index]) & Hint.SITE),
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
    words = set(fold(text).split())
    if len(words) < _TELLING:
        return False
    return any(len(words & other) >= _ALIKE * len(words | other) for other in map(set, map(str.split, outline.names)))


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


def _compare(outline: Outline, group: list[Headline]) -> None:
    """Weigh headings of one style together: what looks like a headline is one, and so is what leads the like."""
    label = sum("said more than once" in headline.proofs for headline in group) * 3 >= len(group)
    styled = len(group) > 1 and any(headline.named or "h1" in headline.proofs for headline in group)
    peers_of_title = len(group) > 1 and any(headline.named for headline in group)
    alike = defaultdict(list)
    for headline in group:
        unit = outline.tree.elements[headline.unit]
        headline.proofs.add(next((name for name, most in _MASSES if headline.mass < most), "over a long text"))
        if "h1" in headline.proofs and headline.mass >= _TEASER and headline.proofs.isdisjoint(_FIRST):
            headline.proofs.add("one more h1")
        if label:
            headline.proofs.add("a label")
        if styled:
            headline.proofs.add("styled as a headline")
        if peers_of_title:
            headline.proofs.discard("over teasers")  # those stand beside its text, and it heads that
        if "dated" not in headline.proofs and outline.is_dated(
            max(headline.block, unit.last_block - 4), unit.last_block
        ):
            headline.proofs.add("dated below")
        if headline.mass >= _SOME:
            alike[unit.tag, unit.attrs.get("class") or "", unit.depth].append(headline)
    for peers in alike.values():
        if len(peers) >= 2:
            for headline in peers:
                headline.proofs.add("one of many alike" if len(peers) > 3 else "one of some alike")
    _weigh_runs(outline, group)


def _weigh_row(outline: Outline, group: list[Headline], titled: bool) -> None:
    """Weigh headings of parts of the page that are alike: dates make them articles, or that nothing else is there."""
    row = [headline for headline in group if headline.mass >= _LITTLE]
    if (
        len(row) < 2
        or len(row) * 5 < len(group) * 4
        or any("within running text" in headline.proofs for headline in row)
    ):
        return
    if not all(_stands_apart(outline, headline) for headline in row):
        return
    if median(headline.mass for headline in row) < _TEASER and any(headline.link for headline in row):
        return
    dated = sum("dated" in headline.proofs for headline in row)
    linked = sum(headline.link is not None for headline in row)
    mass = sum(headline.mass for headline in row)
    for headline in row:
        if max(dated, linked) * 5 >= len(row) * 4:
            headline.proofs.add("one of a dated row")
        elif not titled and mass * 5 >= outline.mass[-1] * 4:
            headline.proofs.add("one of a row that is the page")
        else:
            continue
        _forget_level(headline)


def _forget_level(headline: Headline) -> None:
    """Let a low heading count as any other: where parts of the page are alike, the level says nothing."""
    if not headline.proofs.isdisjoint(("h3", "h4")):
        headline.proofs -= {"h3", "h4"}
        headline.proofs.add("h2")


def _stands_apart(outline: Outline, headline: Headline) -> bool:
    """Return whether a heading begins a part of the page that is more than itself."""
    unit = outline.tree.elements[headline.unit]
    return unit.last_block > headline.block + 1 and outline.mass[unit.first_block] == outline.mass[headline.block]


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
        # Nothing need part the first one from what stands before it, and two make a run only if they are all there is.
        enough = len(run) >= _ROW or (len(run) == _ROW - 1 and "first of the page" in run[0].proofs)
        is_run = enough and (parted * 10 >= len(run) * 7 or (len(run) >= _ROW and parted == len(run) - 1))
        for headline in run:
            headline.proofs.add("one of a run" if is_run else "within running text")
            if not is_run:
                headline.proofs.discard("one more h1")
            elif not headline.article_end:
                headline.article_end = headline.end


def _has_paragraphs(outline: Outline, parent: int) -> bool:
    """Return whether a good part of an element's prose stands in paragraphs that are its own children."""
    elements = outline.tree.elements
    total = outline.weight_of(elements[parent].first_block, elements[parent].last_block)
    mass, index = 0, parent + 1
    while index < elements[parent].end:
        child = elements[index]
        if child.tag in _PARAGRAPHS:
            mass += outline.weight_of(child.first_block, child.last_block)
        index = child.end
    return mass > 0 and mass * 4 >= total


def _is_parted(outline: Outline, headline: Headline) -> bool:
    """Return whether a heading leads to a page of the site, or a date stands right under it or a rule right above."""
    if outline.is_dated(headline.block + 1, min(headline.block + 3, len(outline.tree.blocks))):
        return True
    elements = outline.tree.elements
    return (headline.link is not None and not outline.leads_out(headline.link)) or any(
        elements[i].tag == "hr" for i in range(max(0, headline.unit - 2), headline.unit)
    )
