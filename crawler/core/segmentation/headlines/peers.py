"""Headings of one style weighed together: what looks like a headline is one, and so is what leads the like."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from crawler.core.page.headings import ROW, Style
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_ARTICLE, LEAST_PARAGRAPH, MOST_TEASER
from crawler.core.segmentation.headlines.headline import Headline
from crawler.core.segmentation.weights import LIKE_ITS_PEERS, Feature

_TITLE = frozenset((Feature.FIRST, Feature.NAMED))
"""What makes a highest heading the title of the page and not one more."""
_DATED = frozenset((Feature.DATED, Feature.DATED_BELOW))
"""A date above a heading, or at the end of what it leads."""
_LOW = frozenset((Feature.H3, Feature.H4))
"""Levels that speak less for a title than the second one does."""
_COUNT = re.compile(r"(?:[^\W\d]+ )?[#№]?(\d{1,3})(?!\d|[.,:]\d|[%€$£])")
"""A number that a heading begins with, alone or behind a word: "3. ", "#3", "Step 3"."""
_ASKING = ("?", "？", "؟", ";")
"""What a question ends with; the last is that of Greek."""
_PARAGRAPHS = ("p", "ul", "ol", "blockquote", "pre")
"""Elements that a running text is made of."""
_MASSES = (
    (Feature.OVER_NOTHING, LEAST_PARAGRAPH),
    (Feature.OVER_LINE, LEAST_ARTICLE),
    (Feature.OVER_SHORT_TEXT, 320),
    (Feature.OVER_TEXT, 900),
)
"""Below how much prose of its part of the page a heading is over what; above all it is over a long text."""
_MANY = 3
"""Parts of a page that are alike may be boxes; more than so many are articles."""
_NEAR_END = 4
"""Blocks at the end of a part of the page in which the date of its article may stand."""
_BELOW = 2
"""Blocks below a heading in which a date makes it one of a run."""
_ABOVE = 2
"""Elements above a heading in which a rule parts it from what stands before."""


def compare(outline: Outline, group: Sequence[Headline]) -> list[Headline]:
    """Return headings of one style, each with what it leads and what the others of its style say of it."""
    common, alike, runs = _seen_at_all(outline, group), _alike(outline, group), _runs(outline, group)
    # Teasers below a peer of the title stand beside its text, and it heads that.
    gone = {Feature.OVER_TEASERS} if len(group) > 1 and any(headline.named for headline in group) else set[Feature]()
    compared = []
    for headline in group:
        seen = {*common, *alike.get(headline.block, ()), *_leads(outline, headline)}
        in_run = runs.get(headline.block)
        if in_run is False:
            seen.add(Feature.IN_TEXT)
            seen.discard(Feature.SECOND_H1)
        headline = headline.seeing(seen, instead_of=gone)
        compared.append(_in_run(headline) if in_run else headline)
    return compared


def _in_run(headline: Headline) -> Headline:
    """Return a heading as that of an article in a run, which ends where the next one begins."""
    headline = _without_level(headline.seeing((Feature.IN_RUN,)))
    return replace(headline, article_end=headline.article_end or headline.end)


def _seen_at_all(outline: Outline, group: Sequence[Headline]) -> set[Feature]:
    """Return what all headings of a style have in common: they are labels, or styled as headlines."""
    seen = set[Feature]()
    if sum(Feature.SAID_TWICE in headline.features for headline in group) * 3 >= len(group):
        seen.add(Feature.LABEL)
    if _is_series([outline.tree.blocks[headline.block].text for headline in group]):
        seen.add(Feature.IN_SERIES)
    if len(group) > 1 and any(headline.named or Feature.H1 in headline.features for headline in group):
        seen.add(Feature.STYLED)
    return seen


def _is_series(texts: Sequence[str]) -> bool:
    """Return whether headings count, up or down, or nearly all ask: a guide, a ranking, questions and answers."""
    if len(texts) < ROW:
        return False
    numbers = [int(found[1]) for text in texts if (found := _COUNT.match(text))]
    steps = Counter(later - earlier for earlier, later in pairwise(numbers))
    counted = max(steps[1], steps[-1]) + 1
    asked = sum(text.rstrip().endswith(_ASKING) for text in texts)
    return (counted >= ROW and counted * 5 >= len(texts) * 3) or (asked >= ROW and asked * 5 >= len(texts) * 4)


def _leads(outline: Outline, headline: Headline) -> set[Feature]:
    """Return what a heading leads: so much prose, and the date at its end."""
    seen = {next((feature for feature, most in _MASSES if headline.mass < most), Feature.OVER_LONG_TEXT)}
    is_first = not headline.features.isdisjoint(_TITLE)
    if Feature.H1 in headline.features and headline.mass >= MOST_TEASER and not is_first:
        seen.add(Feature.SECOND_H1)
    last = outline.tree.elements[headline.unit].last_block
    if Feature.DATED not in headline.features and outline.is_dated(max(headline.block, last - _NEAR_END), last):
        seen.add(Feature.DATED_BELOW)
    return seen


def _alike(outline: Outline, group: Sequence[Headline]) -> dict[int, tuple[Feature]]:
    """Return by block the headings whose parts of the page are alike."""
    rows = defaultdict[tuple[str, str, int], list[int]](list)
    for headline in group:
        if headline.mass >= LEAST_ARTICLE:
            unit = outline.tree.elements[headline.unit]
            rows[unit.tag, unit.get("class") or "", unit.depth].append(headline.block)
    return {
        block: (Feature.MANY_ALIKE if len(row) > _MANY else Feature.SOME_ALIKE,)
        for row in rows.values()
        if len(row) > 1
        for block in row
    }


def compare_row(outline: Outline, group: list[Headline], titled: bool) -> list[Headline]:
    """Return headings of a style, weighed as those of parts of the page that are alike.

    Dates make such parts articles, or that nothing else is there, unless the page is `titled`: names its headline.
    """
    row = [headline for headline in group if headline.mass >= LEAST_PARAGRAPH]
    are_titles = len(group) > _MANY and all(map(_is_dated_title, group))
    if len(row) < 2 or (len(row) * 5 < len(group) * 4 and not are_titles) or not _parts_page(outline, row):
        return group
    if are_titles or _is_dated(row):
        seen = Feature.IN_DATED_ROW
    elif not titled and sum(headline.mass for headline in row) * 5 >= outline.mass[-1] * 4:
        seen = Feature.IN_WHOLE_ROW
    else:
        return group
    return [
        _without_level(headline.seeing((seen,))) if headline.mass >= LEAST_PARAGRAPH else headline for headline in group
    ]


def _is_dated(row: Sequence[Headline]) -> bool:
    """Return whether most of a row are dated, or lead to pages of their own."""
    dated = sum(Feature.DATED in headline.features for headline in row)
    linked = sum(headline.link is not None for headline in row)
    return max(dated, linked) * 5 >= len(row) * 4


def like_their_peers(headlines: Sequence[Headline], least: float) -> set[int]:
    """Return the blocks of those headings that lead a part of the page, or are called titles, as most of a style do."""
    leading = [headline for headline in headlines if _leads_part(headline)]
    called = [headline for headline in headlines if Feature.CALLED_TITLE in headline.features]
    sure, titles = _sure_styles(leading, least), _sure_styles(called, least)
    found = {each.block for each in leading if each.style in sure and each.score >= LIKE_ITS_PEERS}
    return found | {each.block for each in called if each.style in titles}


def _leads_part(headline: Headline) -> bool:
    """Return whether a heading leads article markup, or one of many parts of the page that are alike."""
    is_alike = Feature.MANY_ALIKE in headline.features and Feature.SAID_TWICE not in headline.features
    return headline.article_end > 0 or is_alike


def _sure_styles(headlines: Sequence[Headline], least: float) -> frozenset[Style]:
    """Return the styles of which most of these headings are proven by their score, a row at least."""
    all_of = Counter(headline.style for headline in headlines)
    proven = Counter(headline.style for headline in headlines if headline.score >= least)
    return frozenset(style for style, count in proven.items() if count >= ROW and count * 2 > all_of[style])


def _is_dated_title(headline: Headline) -> bool:
    """Whether a heading is called a title and dated: a title, however little it is over, as a diary shows pictures."""
    return Feature.CALLED_TITLE in headline.features and not headline.features.isdisjoint(_DATED)


def _parts_page(outline: Outline, row: Sequence[Headline]) -> bool:
    """Return whether headings part the page among themselves, and are no teasers."""
    if any(Feature.IN_TEXT in headline.features for headline in row):
        return False
    if not all(_stands_apart(outline, headline) for headline in row):
        return False
    return median(headline.mass for headline in row) >= MOST_TEASER or not any(headline.link for headline in row)


def _without_level(headline: Headline) -> Headline:
    """Let a low heading count as any other: among articles that are alike, the level says nothing."""
    return headline if headline.features.isdisjoint(_LOW) else headline.seeing((Feature.H2,), instead_of=_LOW)


def _stands_apart(outline: Outline, headline: Headline) -> bool:
    """Return whether a heading begins a part of the page that is more than itself."""
    unit = outline.tree.elements[headline.unit]
    return unit.last_block > headline.block + 1 and outline.mass[unit.first_block] == outline.mass[headline.block]


def _runs(outline: Outline, group: Sequence[Headline]) -> dict[int, bool]:
    """Return by block whether a heading that stands among paragraphs is one of a run of articles, or within a text.

    A run is parted by dates, links or rules.
    """
    rows = defaultdict[int, list[Headline]](list)
    for headline in group:
        rows[outline.tree.elements[headline.unit].parent].append(headline)
    found = dict[int, bool]()
    for parent, row in rows.items():
        if parent < 0 or not _has_paragraphs(outline, parent):
            continue
        parted = sum(_is_parted(outline, headline) for headline in row)
        # Nothing need part the first one from what stands before it, and two make a run only if they are all there is.
        enough = len(row) >= ROW or (len(row) == ROW - 1 and Feature.FIRST in row[0].features)
        is_run = enough and (parted * 10 >= len(row) * 7 or (len(row) >= ROW and parted == len(row) - 1))
        found.update((headline.block, is_run) for headline in row)
    return found


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
    """Return whether a heading leads to a page of the site, or a date stands beside it or a rule right above."""
    below = headline.block + 1
    if outline.is_dated(below, min(below + _BELOW, len(outline.tree.blocks))):
        return True
    if outline.is_below_date(headline.block):
        return True
    if headline.link is not None and not outline.facts.leads_out(headline.link):
        return True
    above = outline.tree.elements[max(0, headline.unit - _ABOVE) : headline.unit]
    return any(element.tag == "hr" for element in above)
