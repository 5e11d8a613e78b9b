"""The headings of an article's own page: which of them is its title, and which are its sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from crawler.core.page.headings import Style
from crawler.core.segmentation.headlines.headline import TIMED, Headline
from crawler.core.segmentation.weights import Feature


def title_above(only: Headline, headlines: Sequence[Headline]) -> Headline | None:
    """Return the heading above a page's only title that its head names, where that one is not named and leads nowhere.

    That is a box's in the text, or its caption's.
    """
    if only.named or only.link is not None:
        return None
    above = (each for each in reversed(headlines) if each.block < only.block and each.named)
    return next((each for each in above if Feature.SITE_NAME not in each.features), None)


def sections_of_one(able: Sequence[Headline]) -> frozenset[int]:
    """Return the blocks of other headings of an article's own page, of which it names the first title and dates it.

    They look otherwise, lead nowhere, and half of those that look alike have no date, or more.
    """
    named = [headline for headline in able if headline.named]
    if not named or named != [*able[:1]] or named[0].features.isdisjoint(TIMED):
        return frozenset()
    rows = defaultdict[Style, list[Headline]](list)
    for headline in able[1:]:
        rows[headline.style].append(headline)
    rows.pop(able[0].style, None)
    return frozenset(
        headline.block
        for row in rows.values()
        if not any(each.link for each in row) and sum(each.features.isdisjoint(TIMED) for each in row) * 2 >= len(row)
        for headline in row
    )
