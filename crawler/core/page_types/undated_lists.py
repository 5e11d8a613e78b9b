"""Which text is a list, or stands over one, on a page that shows no sign of an article: nothing dates or signs it.

Shops, directories, tables of standings, job boards and topic pages hold text, too: an introduction, or a line for each
thing. Articles have a date, an author or a statement of what they are, on all but one of fifteen pages; where all of
these are missing, the looks of a list decide.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from crawler.core.html.dom import Block
from crawler.core.links.urls import site_of
from crawler.core.metadata.date_lines import DatedBy
from crawler.core.metadata.describe import describe
from crawler.core.page.headings import ROW
from crawler.core.page.outline import Outline
from crawler.core.page.prose import MOST_TEASER, PARAGRAPHS
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment, Sifted, sift
from crawler.core.page_types.called_lists import has_page
from crawler.core.page_types.listings import lists_articles
from crawler.core.text.normalise import fold

_MANY = 10
"""Teasers that make a page a list, as in `listings`, and lines that make a text one."""
_NOTE = 600
"""Prose of an introduction to a list at most, as in `listings`."""
_LINES = 4
"""Pieces of text in a row of such a list: what a thing is, its topics, its price."""
_ENTRIES = 4
"""Entries that make a list, each a link with what stands on its page, as rows in `listings`."""
_LINKS = 6
"""Links to other pages within a text that lists them."""
_BUTTON, _PARTED = 40, 3
"""Characters of a line of buttons at most, and of what parts them."""
_TITLE = 15
"""Characters of such a link at least, as of the title of an article."""
_WRITTEN = PARAGRAPHS | {"li"}
"""Tags of what people write as lines of a text."""
_PARTING = frozenset("\n-–—:：|•·(（")
"""What stands between the link of an entry and what is said of it."""
_CURRENCY = r"(?:[$€£¥₹₽₺₴₩₪₫฿]|(?<!\w)(?:USD|EUR|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN|zł|Kč|Ft|lei|руб|kr|TL|Rp|R\$)(?!\w))"
_PRICE = re.compile(rf"{_CURRENCY}\s?\d|\d\s?{_CURRENCY}")
"""A sum of money by its sign, before or behind it."""
_LONGEST_PRICE = 40
"""Characters of a line at most that says what a thing costs: "from 1,250.00 EUR instead of 1,400.00 EUR"."""
_CELLS = frozenset(("td", "th", "tr", "table"))
_SAYING = 120
"""Prose of a block from which on it tells something, and is no entry of a list."""


def without_undated_lists(outline: Outline, found: Sequence[Segment]) -> Sifted:
    """Refuse what leads nowhere on a page that calls itself a list, and lists that nothing dates or signs."""
    facts = outline.facts
    if not found or facts.statements.articles:
        return Sifted(tuple(found))
    if (facts.meta("og:type") or "").lower() == "article" or facts.meta("article:published_time"):
        return Sifted(tuple(found))
    sole = len(found) == 1
    row, is_shop = _row(outline, found), _is_shop(outline)

    def is_list(segment: Segment) -> bool:
        return (segment.first_block in row or is_shop or _lists(outline, segment)) and not _is_signed(
            outline, segment, sole=sole
        )

    return sift(found, is_list, Rule.UNDATED_LIST)


def _row(outline: Outline, found: Sequence[Segment]) -> frozenset[int]:
    """Return the first blocks of the segments of a page that have a page of their own, if most do and are short texts.

    It is where their heading leads, or a button below each text that says the same: "More", to sites of others.
    """
    if len(found) < ROW or median(_prose(outline, segment) for segment in found) > 2 * MOST_TEASER:
        return frozenset()
    headed = [segment.first_block for segment in found if has_page(outline, segment)]
    row = headed if len(headed) * 3 >= len(found) * 2 else _with_buttons(outline, found)
    return frozenset(row if len(row) * 3 >= len(found) * 2 else ())


def _with_buttons(outline: Outline, found: Sequence[Segment]) -> list[int]:
    """Return the first blocks of segments with the commonest button that leads out, if it does so to several sites."""
    led = defaultdict[str, dict[int, set[str]]](dict)
    for segment in found:
        for block in outline.tree.blocks[segment.body[0] : segment.last_block]:
            if len(block.text) <= _BUTTON and 0 < len(block.text) <= block.link_chars + _PARTED:
                for anchor in block.anchors:
                    if outline.facts.leads_out(anchor.href):
                        led[fold(anchor.text)].setdefault(segment.first_block, set()).add(site_of(anchor.href))
    best = max(led.values(), key=len, default={})
    return list(best) if len(set[str]().union(*best.values())) >= ROW else []


def _lists(outline: Outline, segment: Segment) -> bool:
    """Return whether a text introduces many teasers, is made of rows or short lines, or mostly leads elsewhere."""
    prose = _prose(outline, segment)
    if len(outline.teasers) >= _MANY and prose <= _NOTE:
        return True
    if lists_articles(outline, segment, lines=_LINES):
        return True
    return _is_of_lines(outline, segment) or _is_of_links(outline, segment, prose) or _is_of_entries(outline, segment)


def _is_shop(outline: Outline) -> bool:
    """Return whether a page has a row of lines that are prices: what is said there is about the goods.

    The cells of a table may be reckoned with in an article.
    """
    lines = (block for block in outline.tree.blocks if len(block.text) <= _LONGEST_PRICE and block.tag not in _CELLS)
    return sum(_PRICE.search(block.text) is not None for block in lines) >= _MANY


def _is_of_lines(outline: Outline, segment: Segment) -> bool:
    """Return whether two thirds of a text are cells and boxes that are not long enough to tell something.

    The lines of a poem are paragraphs, the points of a guide items: who writes an article writes these.
    """
    blocks = [outline.tree.blocks[index] for index in segment.body]
    if len(blocks) < _MANY:
        return False
    chars = sum(len(block.text) for block in blocks)
    lines = [
        block
        for block in blocks
        if outline.prose[block.index] < _SAYING and not block.heading and block.tag not in _WRITTEN
    ]
    return sum(len(block.text) for block in lines) * 3 >= chars * 2


def _is_of_links(outline: Outline, segment: Segment, prose: int) -> bool:
    """Return whether the titles of other pages that stand within a text outweigh it by a third of its prose.

    A text as long as an article above the first of them is one, with a list under it.
    """
    within = outline.tree.blocks[segment.body[0] : segment.body[-1] + 1]
    titles = [
        (block.index, max(sizes))  # a line of several links names the topics of a text
        for block in within
        if not outline.is_boilerplate(block.index) and (sizes := _titles(outline, block))
    ]
    if len(titles) < _LINKS or outline.weight_of(segment.body[0], titles[0][0]) > 2 * MOST_TEASER:
        return False
    return sum(size for _, size in titles) * 3 >= prose


def _is_of_entries(outline: Outline, segment: Segment) -> bool:
    """Return whether two thirds of a text begin with a link each: what others write, or a directory of sites.

    Names are shorter than titles, and more of them make a list: a talk has the names of two people before its lines.
    """
    blocks = [outline.tree.blocks[index] for index in segment.body]
    entries = [block for block in blocks if block.anchors and _opens_with_link(outline, block)]
    if (
        len(entries) < _ENTRIES
        or sum(len(each.text) for each in entries) * 3 < sum(len(each.text) for each in blocks) * 2
    ):
        return False
    return len(entries) >= _MANY or median(len(each.anchors[0].text) for each in entries) >= _TITLE


def _opens_with_link(outline: Outline, block: Block) -> bool:
    """Return whether a block is a link to another page, or begins with one: a title, or what a sign parts off.

    A sentence that begins with a link goes on in small letters.
    """
    first = block.anchors[0]
    if not first.text or not block.text.startswith(first.text):
        return False
    rest = block.text[len(first.text) :].lstrip(" ")
    if rest and rest[0] not in _PARTING and (len(first.text) < _TITLE or rest[0].islower()):
        return False
    return outline.facts.leads_to_another_page(first.href) or outline.facts.leads_out(first.href)


def _titles(outline: Outline, block: Block) -> list[int]:
    """Return the lengths of the links in a block that may be titles of other pages."""
    titles = (anchor for anchor in block.anchors if len(anchor.text) >= _TITLE)
    return [len(anchor.text) for anchor in titles if outline.facts.leads_to_another_page(anchor.href)]


def _prose(outline: Outline, segment: Segment) -> int:
    return sum(outline.prose[index] for index in segment.body)


def _is_signed(outline: Outline, segment: Segment, *, sole: bool) -> bool:
    known = describe(outline.tree, outline.facts, segment, sole=sole)
    return bool(known.authors) or (known.published_at is not None and not _is_of_row(outline, segment, known.dated_by))


def _is_of_row(outline: Outline, segment: Segment, dated_by: DatedBy | None) -> bool:
    """Return whether the date of a text is that of an entry below it: many lines say one there, and none above."""
    if dated_by is not DatedBy.DATE_LINE or outline.is_dated(segment.first_block, segment.body[0]):
        return False
    return outline.dates[segment.last_block] - outline.dates[segment.body[0]] >= _MANY
