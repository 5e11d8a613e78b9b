"""Sees articles by their headlines: headings that are proven to be titles, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import exp

from crawler.core.html.dom import Element
from crawler.core.page.class_names import Hint
from crawler.core.page.headings import others_end
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_LINE, LEAST_PARAGRAPH, LONGEST_LABEL
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.phrasebook.stock_lines import is_byline, is_comment_form
from crawler.core.segmentation.headlines.decisions import Decision, Proposal, Selection
from crawler.core.segmentation.headlines.headline import Headline
from crawler.core.segmentation.headlines.scoring import score_headings
from crawler.core.segmentation.headlines.selection import select
from crawler.core.segmentation.live_blogs import live_blogs
from crawler.core.segmentation.segmenters.bare_peers import bare_peers, before_bare
from crawler.core.segmentation.segmenters.days import leading
from crawler.core.segmentation.weights import Feature

_MUCH = 400
"""Prose inside article markup that makes what stands behind it something else."""
_COMMENTED = 150
"""Characters of comments at least; fewer are a count of them, or a link."""
_SECTIONS = 3
"""Headings of a sidebar at least."""
_MOST_BESIDE = 1_000
"""Prose of a sidebar at most: what it says of the author, of the site and of its shop; more is the text."""
_MUCH_MORE = 3
"""How many times as long as the text before them what stands behind comments is at most; blogs have columns there."""
_CELLS = frozenset(("td", "th"))
"""What a column "Comment" of a table stands in."""
_WITHIN = 3
"""Elements from the one of a block on in which its cell is."""
_BELOW = 2
"""Blocks below a headline in which its date stands."""


def find(outline: Outline, found: Sequence[Segment] = ()) -> Proposal:
    """Return the articles whose headlines prove them, in page order."""
    headlines = score_headings(outline)
    if not headlines:
        return Proposal()
    selection = _live_blog(outline, headlines) or select(outline, headlines)
    chosen = _with_dates_above(outline, selection.kept)
    ledger = {decision.block: decision for decision in (*selection.refused, *chosen)}
    comments, bare = _comments(outline), bare_peers(outline, headlines, chosen)
    return Proposal(
        segments=tuple(_segment(outline, chosen, comments, bare, i) for i in range(len(chosen)) if chosen[i].is_title),
        headings=tuple(ledger[headline.block] for headline in headlines),
    )


def _live_blog(outline: Outline, headlines: Sequence[Headline]) -> Selection | None:
    """Return the one title of a live blog, and that its entries have none; None for another page.

    Where other articles stand beside it, they have their titles.
    """
    blogs, has_others = live_blogs(outline, headlines)
    if not blogs:
        return None
    beside = [each for each in headlines if not any(blog.holds(each) for blog in blogs)]
    others = select(outline, beside) if has_others else Selection(())
    kept = [Decision(blog.title.seeing((Feature.LIVE_BLOG,)), Rule.LIVE_TITLE) for blog in blogs]
    told = {decision.block for decision in (*kept, *others.kept, *others.refused)}
    entries = [each for each in headlines if each.block not in told]
    return Selection(
        kept=sorted((*kept, *others.kept), key=lambda decision: decision.block),
        refused=(
            *others.refused,
            *(Decision(each, Rule.LIVE_ENTRY, is_title=False, by=blogs[0].title.block) for each in entries),
        ),
    )


def _with_dates_above(outline: Outline, chosen: Sequence[Decision]) -> Sequence[Decision]:
    """Return the headlines with the lines of date right above them, if the first and most have one there, of one look.

    The last one tells to which side the dates belong: where one stands below its text, they end the texts. A heading
    without one is a second post of its day, or follows posts that have no heading.
    """
    tree = outline.tree
    days = leading(outline, chosen[0].block - 1) if len(chosen) > 1 else frozenset[int]()
    dated = {each.block for each in chosen if each.block - 1 in days} or _dated_above(outline, chosen)
    if len(dated) < 2 or chosen[0].block not in dated:
        return chosen
    above = [tree.elements[tree.blocks[block - 1].element] for block in dated]
    if len({(element.tag, element.get("class")) for element in above}) > 1:
        return chosen
    return [
        replace(each, headline=replace(each.headline, start=min(each.headline.start, each.block - 1)))
        if each.block in dated
        else each
        for each in chosen
    ]


def _dated_above(outline: Outline, chosen: Sequence[Decision]) -> set[int]:
    """Return the headlines with a line of date right above them if these are most and the last text ends in none."""
    if len(chosen) < 2 or _is_dated_behind(outline, chosen[-1].headline):
        return set()
    ends = [each.block - 1 for each in chosen[1:]] + [len(outline.tree.blocks)]
    pairs = zip(chosen, ends, strict=True)
    dated = {each.block for each, end in pairs if _is_dated_above(outline, each.headline, end)}
    return dated if len(dated) * 3 >= len(chosen) * 2 else set()


def _is_dated_above(outline: Outline, headline: Headline, end: int) -> bool:
    """Return whether a line of date stands right above a heading, and none below it: then it is the heading's.

    `end` is where the date of the next headline may stand. The line is no heading's above which another article ends.
    """
    below = range(headline.block + 1, min(headline.block + 1 + _BELOW, end))
    return (
        outline.is_below_date(headline.block)
        and not any(outline.is_dated(index, index + 1) for index in below if not outline.prose[index])
        and others_end(outline.tree, headline.block) < headline.block
    )


def _is_dated_behind(outline: Outline, headline: Headline) -> bool:
    """Return whether a line of date stands right behind the text below a headline, and not over more of such text."""
    last = len(outline.tree.blocks)
    begin = next((index for index in range(headline.block + 1, last) if outline.prose[index]), last)
    end = next((index for index in range(begin, last) if not outline.prose[index]), last)
    if end == last or not outline.is_dated(end, end + 1):
        return False
    elements = outline.tree.elements
    around = elements[max(elements[outline.tree.blocks[end].element].parent, 0)]
    return outline.weight_of(end + 1, around.last_block) < LEAST_PARAGRAPH


def _end(outline: Outline, headline: Headline, comments: Sequence[Element], last: int) -> int:
    """Return where an article ends at the latest: with its markup, where the comments begin, or their form."""
    begin = headline.block + 1
    if begin < headline.article_end < last:
        inside = outline.weight_of(begin, headline.article_end)
        is_most = inside >= _MUCH or inside * 2 >= outline.weight_of(begin, last)
        if is_most and outline.rest_of(begin, headline.article_end) >= LEAST_LINE:
            last = headline.article_end
    found = (each for each in comments if begin < each.first_block < last)
    last = next((each.first_block for each in found if _closes(outline, begin, each, last)), last)
    short = (index for index in range(begin, last) if len(outline.tree.blocks[index].text) <= LONGEST_LABEL)
    return next((index for index in short if _opens_comments(outline, begin, index, last)), last)


def _opens_comments(outline: Outline, begin: int, index: int, last: int) -> bool:
    """Return whether comments, or their form, begin with a line, which is below a signature or below a good part."""
    block = outline.tree.blocks[index]
    if not is_comment_form(block.text):
        return False
    if any(each.tag in _CELLS for each in outline.tree.ancestors(block.element)[:_WITHIN]):
        return False
    is_part = outline.weight_of(begin, index) * 3 >= outline.weight_of(begin, last)
    return is_part or _is_signed_above(outline, index)


def _is_signed_above(outline: Outline, index: int) -> bool:
    """Return whether a heading stands right below a line that signs a text with its date: what follows is of others."""
    above = outline.tree.blocks[max(index - 1, 0)].text
    return outline.tree.blocks[index].heading > 0 and is_byline(above) and outline.is_dated(index - 1, index)


def _closes(outline: Outline, begin: int, comments: Element, last: int) -> bool:
    """Return whether comments end the text before them: a box of buttons above the most of it has their name, too."""
    before = outline.weight_of(begin, comments.first_block)
    behind = outline.weight_of(min(comments.last_block, last), last)
    return before >= LEAST_LINE and behind < max(_MOST_BESIDE, _MUCH_MORE * before)


def _before_sidebars(outline: Outline, headline: Headline, last: int) -> int:
    """Return where the sidebars begin behind the part of the page that holds a headline and text, if no text follows.

    Without one the end stays where it is.
    """
    elements, begin = outline.tree.elements, headline.block + 1
    around = outline.tree.ancestors(outline.tree.blocks[headline.block].element)
    parts = [each for each in around if outline.weight_of(begin, min(each.last_block, last)) >= LEAST_PARAGRAPH]
    end = last
    for inner, outer in pairwise(parts):
        at = inner.end
        while at < outer.end and elements[at].first_block < last:
            first, behind = elements[at].first_block, elements[at].last_block
            if outline.weight_of(first, behind) >= LEAST_LINE:
                if not _is_sidebar(outline, first, behind):
                    return last
                end = min(end, first)
            at = elements[at].end
    return end


def _is_sidebar(outline: Outline, first: int, last: int) -> bool:
    """Return whether a part of the page is one of headings over lists of links."""
    if outline.weight_of(first, last) >= _MOST_BESIDE:
        return False
    heads = sum(block.heading > 0 for block in outline.tree.blocks[first:last])
    return heads >= _SECTIONS and outline.links_of(first, last) * 2 >= outline.chars[last] - outline.chars[first]


def _comments(outline: Outline) -> list[Element]:
    """Return the elements of comments that hold more than a count of them, or a link to them, in page order."""
    return [
        element
        for element, hints in zip(outline.tree.elements, outline.hints, strict=True)
        if hints & Hint.COMMENT
        and outline.boilerplate[element.index]
        and outline.chars[element.last_block] - outline.chars[element.first_block] >= _COMMENTED
    ]


def _segment(
    outline: Outline, chosen: Sequence[Decision], comments: Sequence[Element], bare: Sequence[Element], i: int
) -> Segment:
    headline = chosen[i].headline
    last = len(outline.tree.blocks)
    if i + 1 < len(chosen):
        following = chosen[i + 1].headline
        last = following.start if following.start > headline.block else following.block
    last = _end(outline, headline, comments, before_bare(outline, headline, bare, last))
    if i + 1 == len(chosen):
        last = _before_sidebars(outline, headline, last)
    first = headline.start if i == 0 or headline.start > chosen[i - 1].block else headline.block
    return Segment(
        first_block=first,
        last_block=last,
        title=outline.tree.blocks[headline.block].text,
        title_block=headline.block,
        element=headline.scope,
        is_live_blog=Feature.LIVE_BLOG in headline.features,
        confidence=1 / (1 + exp(-headline.score)),
        reasons=tuple(sorted(feature.value for feature in headline.features)),
    )
