"""Which short texts behind a page's own article only lead on: lists of the titles of further stories.

A short text under a link to its page may be all of that story, as on pages that load the next ones: it stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from crawler.core.page.headings import ROW
from crawler.core.page.outline import Outline
from crawler.core.page.prose import MOST_TEASER
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment, Sifted, sift
from crawler.core.page_types.called_lists import has_page, is_called_list

_TITLE = 15
"""Characters of the title of a story at least, as in `listings`."""


def without_trailing_teasers(outline: Outline, found: Sequence[Segment]) -> Sifted:
    """Refuse short texts that list pages, behind a longer one that is the page's."""
    own = _own(outline, found)
    if own is None or len(found) == 1 or is_called_list(outline):
        return Sifted(tuple(found))
    most = min(2 * MOST_TEASER, _prose(outline, own))

    def is_teaser(segment: Segment) -> bool:
        if segment.first_block <= own.first_block or _prose(outline, segment) >= most:
            return False
        return _lists_titles(outline, segment)

    return sift(found, is_teaser, Rule.LEADS_TO_PAGE)


def _own(outline: Outline, found: Sequence[Segment]) -> Segment | None:
    """Return the page's own article: the longest that leads nowhere, if the head names it or says that there is one."""
    longest = max(found, key=lambda segment: _prose(outline, segment), default=None)
    if longest is None or has_page(outline, longest):
        return None
    return longest if outline.facts.is_of_one or outline.facts.describes(longest.title) else None


def _lists_titles(outline: Outline, segment: Segment) -> bool:
    """Return whether lines of a short text are titles of stories on other pages of the site."""
    blocks = outline.tree.blocks[segment.first_block : segment.last_block]
    lines = (block for block in blocks if block.anchors and block.link_chars == len(block.text) >= _TITLE)
    return sum(outline.facts.leads_to_another_page(block.anchors[0].href) for block in lines) >= ROW


def _prose(outline: Outline, segment: Segment) -> int:
    return sum(outline.prose[index] for index in segment.body)
