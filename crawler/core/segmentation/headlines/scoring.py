"""Headings weighed as titles of articles: alone, by what each leads, and by their peers of the same style."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import islice, pairwise

from crawler.core.html.dom import Element
from crawler.core.links.slugs import spells_title
from crawler.core.page.class_names import Hint
from crawler.core.page.headings import ROW, Heading, grouped
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_ARTICLE, MOST_TEASER, weight
from crawler.core.phrasebook.stock_lines import stock_kind
from crawler.core.segmentation.headlines.headline import Headline
from crawler.core.segmentation.headlines.peers import compare, compare_row
from crawler.core.segmentation.weights import Feature
from crawler.core.text.normalise import fold

_LEADING = 3
"""The first h1 headings of a page, of which one is its title: only they are compared word by word, which bounds it."""
_SITE = 40
"""Characters that the name of a site does not have."""
_SHORT = 16
"""Weight that a headline has at least: two words."""
_TELLING = 3
"""Words from which on two wordings of a headline can be told to be that."""
_ALIKE = 0.6
"""Share of all words of two wordings of a headline that they have in common."""
_SAME = 0.75
"""Share of the words of the shorter of two headings that the other one has, too, where it says the same."""
_LEAST_NAME, _LONGEST_DAY = 20, 10
"""Characters of a title at least that a heading has behind a day, and of that at most."""
_ABOVE, _NEAR = 3, 10
"""Blocks above and below a headline in which its date and author stand."""
_LEVELS = (Feature.H0, Feature.H1, Feature.H2, Feature.H3, Feature.H4)
"""The feature for each level of a heading; 4 stands for lower ones, too."""
_OWN = frozenset((
    Feature.H1, Feature.LINKED, Feature.DATED_BELOW, Feature.IN_DATED_ROW, Feature.IN_RUN, Feature.MANY_ALIKE,
    Feature.SOME_ALIKE,
))  # fmt: skip
"""What tells an article from the standfirst of another."""
_SURE_TITLE = frozenset((Feature.H1, Feature.NAMED))
"""What makes a heading the page's own title: it has a standfirst, and is no kicker."""


def score_headings(outline: Outline) -> tuple[Headline, ...]:
    """Return the headings of a page in page order, each with its features."""
    highest = (block for block in outline.headings if outline.tree.blocks[block].heading == 1)
    leading = frozenset(islice(highest, _LEADING))
    stated = outline.facts.statements
    about = (*stated.articles, stated.page) if stated.page is not None else stated.articles
    authors = {fold(name) for each in about for name in each.persons}
    groups = [[_alone(outline, heading, leading, authors) for heading in group] for group in grouped(outline)]
    neighbours = _beside_neighbours(outline, _in_page_order(groups))
    groups = [compare(outline, [_with(each, neighbours) for each in group]) for group in groups]
    titled = any(each.named and Feature.SITE_NAME not in each.features for group in groups for each in group)
    groups = [compare_row(outline, group, titled) for group in groups]
    headlines = _in_page_order(groups)
    return tuple(_beside_named(outline, headlines) if titled else headlines)


def _in_page_order(groups: Iterable[Iterable[Headline]]) -> list[Headline]:
    return sorted((headline for group in groups for headline in group), key=lambda headline: headline.block)


def _alone(outline: Outline, heading: Heading, leading: Collection[int], authors: Collection[str]) -> Headline:
    """Weigh a heading alone; the page may name those of `leading` in other words, and names its `authors`."""
    tree = outline.tree
    block = tree.blocks[heading.block]
    element = tree.elements[heading.element]
    scope = _scope(outline, heading.block)
    start = tree.elements[scope].first_block
    article = _article_led(outline, element.index, scope)
    marks = outline.hints[element.index]
    marks_around = marks | outline.hints[max(element.parent, 0)]
    led = outline.weight_of(heading.block, tree.elements[scope].last_block)
    checks = {
        Feature.NAMED: _is_name(outline, block.text)
        or (heading.block in leading and _resembles_name(outline, block.text)),
        Feature.IN_BOILERPLATE: outline.is_boilerplate(heading.block),
        Feature.CALLED_TITLE: bool(marks & Hint.TITLE),
        Feature.SITE_NAME: bool(marks_around & Hint.SITE) and len(block.text) < _SITE,
        Feature.LEADS_SUBTREE: scope != element.index and led >= LEAST_ARTICLE,
        Feature.DATED: _is_dated(outline, heading.block, start),
        Feature.SHORT: weight(block.text) < _SHORT,
        Feature.STOCK_LINE: stock_kind(block.text) is not None or (bool(authors) and fold(block.text) in authors),
        Feature.LINKED: heading.link is not None,
        Feature.FIRST: outline.mass[heading.block] == 0,
        Feature.OVER_TEASERS: _is_over_teasers(outline, heading.block),
    }
    seen = {_LEVELS[min(block.heading, 4)], *(feature for feature, holds in checks.items() if holds)}
    if article is not None:
        seen.add(Feature.LEADS_INNER_ARTICLE if _is_inner(outline, article) else Feature.LEADS_ARTICLE)
    return Headline(
        block=heading.block,
        style=heading.style,
        unit=heading.unit,
        link=heading.link,
        end=heading.end,
        mass=heading.mass,
        scope=scope,
        start=start,
        article_end=article.last_block if article is not None else 0,
        features=frozenset(seen),
    )


def _beside_neighbours(outline: Outline, headlines: list[Headline]) -> dict[int, set[Feature]]:
    """Return by block what the other headings of the page say of one: its text comes again, or it is a kicker."""
    texts = Counter(outline.tree.blocks[headline.block].text for headline in headlines)
    seen = defaultdict[int, set[Feature]](set)
    for headline in headlines:
        if texts[outline.tree.blocks[headline.block].text] > 1:
            seen[headline.block].add(Feature.SAID_TWICE)
    for headline, following in pairwise(headlines):
        if _is_kicker(headline, following):
            seen[headline.block].add(Feature.KICKER)
    return seen


def _with(headline: Headline, neighbours: Mapping[int, set[Feature]]) -> Headline:
    more = neighbours.get(headline.block)
    return headline if more is None else headline.seeing(more)


def _is_kicker(headline: Headline, following: Headline) -> bool:
    """Return whether a lower heading stands right above the page's own one."""
    return (
        Feature.H1 in following.features
        and headline.features.isdisjoint(_SURE_TITLE)
        and Feature.SITE_NAME not in following.features
        and following.block == headline.block + 1
    )


def _beside_named(outline: Outline, headlines: list[Headline]) -> list[Headline]:
    """Return the headings of a page that names its title, each with what it is beside that one."""
    weighed: list[Headline] = []
    for headline in headlines:
        if headline.named:
            weighed.append(headline)
        elif weighed and _is_standfirst(outline, headline, weighed[-1]):
            weighed.append(headline.seeing((Feature.BESIDE_NAMED, Feature.STANDFIRST)))
        else:
            weighed.append(headline.seeing((Feature.BESIDE_NAMED,)))
    return weighed


def _is_standfirst(outline: Outline, headline: Headline, before: Headline) -> bool:
    """Return whether a heading stands close below the title that the page names, with nothing of an article's own."""
    return (
        before.features >= _SURE_TITLE
        and outline.weight_of(before.block, headline.block) < MOST_TEASER
        and headline.features.isdisjoint(_OWN)
    )


def _is_name(outline: Outline, text: str) -> bool:
    """Return whether the head or the address gives a heading as a title, perhaps without the day before it."""
    folded = fold(text)
    if folded in outline.facts.names or spells_title(outline.facts.url, text):
        return True
    before, digits = folded[:_LONGEST_DAY], False
    for place, char in enumerate(before):
        digits = digits or char.isdigit()
        if char == " " and digits and len(folded) - place > _LEAST_NAME and folded[place + 1 :] in outline.facts.names:
            return True
    return False


def _resembles_name(outline: Outline, text: str) -> bool:
    """Return whether the page gives a heading as a title elsewhere, in other words."""
    folded = fold(text)
    return any(is_reworded(folded, name) for name in outline.facts.names)


def is_reworded(one: str, other: str) -> bool:
    """Return whether two folded headlines say the same in most of their words; short ones say too little to tell."""
    words, others = set(one.split()), set(other.split())
    return len(words) >= _TELLING and len(words & others) >= _ALIKE * len(words | others)


def says_again(one: str, other: str) -> bool:
    """Return whether the shorter of two folded headings is in the words of the other: search engines are told one."""
    words, others = set(one.split()), set(other.split())
    least = min(len(words), len(others))
    return least >= _TELLING and len(words & others) >= _SAME * least


def _is_over_teasers(outline: Outline, block: int) -> bool:
    """Return whether teasers stand between a heading and the next prose: then it heads a list of articles."""
    if len(outline.teasers) < ROW:
        return bool(outline.teasers) and block < outline.teasers[0]  # so few stand only at the top of a list
    prose = bisect_right(outline.mass, outline.mass[block])
    return bisect_left(outline.teasers, prose) - bisect_right(outline.teasers, block) >= ROW


def _scope(outline: Outline, block: int) -> int:
    """Return the largest element in which no prose stands before the heading."""
    elements = outline.tree.elements
    scope = outline.tree.blocks[block].element
    parent = elements[scope].parent
    while parent >= 0 and outline.mass[block] == outline.mass[elements[parent].first_block]:
        scope = parent
        parent = elements[scope].parent
    return scope


def _is_dated(outline: Outline, block: int, start: int) -> bool:
    """Return whether a date or an author stands just before a heading in its scope, or just after it."""
    first, last = max(start, block - _ABOVE), block
    blocks, has_prose = outline.tree.blocks, False
    while last + 1 < len(blocks) and last - block < _NEAR:
        if has_prose and (blocks[last + 1].heading or outline.prose[last + 1]):
            break
        last += 1
        has_prose = has_prose or bool(outline.prose[last])
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
    return any(
        outline.is_article(around)
        and outline.weight_of(around.first_block, article.first_block) > max(LEAST_ARTICLE, mass)
        for around in outline.tree.ancestors(max(article.parent, 0))
    )
