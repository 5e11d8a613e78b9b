"""The headings of an article's own page: which of them is its title, and which are its sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise

from crawler.core.page.headings import Style
from crawler.core.page.outline import Outline
from crawler.core.page.rules import Rule
from crawler.core.segmentation.headlines.decisions import Decision, Selection
from crawler.core.segmentation.headlines.headline import TIMED, Headline
from crawler.core.segmentation.weights import Feature
from crawler.core.text.normalise import fold


def of_one(able: Sequence[Decision], headlines: Sequence[Headline], again: Collection[Style]) -> Selection:
    """Leave to the one article that a page's head says it to be its own title, and its sections."""
    if not able:
        return Selection(able)
    first = able[0]
    own = title_above(first.headline, headlines) if len(able) == 1 else None
    if own is not None:
        return Selection((Decision(own, Rule.HEADS_PAGE),), (first.refused(Rule.SECTION, own.block),))
    sections = sections_of_one([decision.headline for decision in able], again)
    kept, refused = list[Decision](), list[Decision]()
    for decision in able:
        if decision.block not in sections:
            kept.append(decision)
        elif decision.headline.article_end > first.headline.article_end > 0:
            kept.append(decision.refused(Rule.LEADS_ON, first.block))  # in markup of its own: the text ends there
        else:
            refused.append(decision.refused(Rule.SECTION, first.block))
    return Selection(kept, refused)


def styles_at_text(outline: Outline, able: Sequence[Headline]) -> frozenset[Style]:
    """Return the styles in which a page says its headline again, at the text below a banner that says it otherwise.

    Articles that follow are set so, too: all that is set so heads much text, and is of one level.
    """
    blocks = outline.tree.blocks
    named = [each for each in able if each.named]
    found = {
        later.style
        for head, later in pairwise(named)
        if fold(blocks[head.block].text) == fold(blocks[later.block].text)
        and not outline.weight_of(head.block, later.block)
    }
    levels = defaultdict[Style, set[int]](set)
    for each in able:
        levels[each.style].add(blocks[each.block].heading if Feature.OVER_LONG_TEXT in each.features else -1)
    return frozenset(style for style in found if len(levels[style]) == 1 and -1 not in levels[style])


def title_above(only: Headline, headlines: Sequence[Headline]) -> Headline | None:
    """Return the heading above a page's only title that its head names, where that one is not named and leads nowhere.

    That is a box's in the text, or its caption's.
    """
    if only.named or only.link is not None:
        return None
    above = (each for each in reversed(headlines) if each.block < only.block and each.named)
    return next((each for each in above if Feature.SITE_NAME not in each.features), None)


def sections_of_one(able: Sequence[Headline], again: Collection[Style] = ()) -> frozenset[int]:
    """Return the blocks of other headings of an article's own page, of which it names the first title and dates it.

    They look otherwise, lead nowhere, and half of those that look alike have no date, or more. Styles in which the page
    says the first title `again`, at its text, are those of titles.
    """
    named = [headline for headline in able if headline.named]
    if not named or named != [*able[:1]] or named[0].features.isdisjoint(TIMED):
        return frozenset()
    rows = defaultdict[Style, list[Headline]](list)
    for headline in able[1:]:
        rows[headline.style].append(headline)
    for style in (able[0].style, *again):
        rows.pop(style, None)
    return frozenset(
        headline.block
        for row in rows.values()
        if not any(each.link for each in row) and sum(each.features.isdisjoint(TIMED) for each in row) * 2 >= len(row)
        for headline in row
    )
