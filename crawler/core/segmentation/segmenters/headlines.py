"""Sees articles by their headlines: headings that are proven to be titles, and what stands between them."""

from __future__ import annotations

from collections import Counter
from math import exp

from crawler.core.page.headline import Headline
from crawler.core.page.outline import Outline
from crawler.core.page.segment import Segment
from crawler.core.phrasebook.stock_lines import is_comment_form
from crawler.core.segmentation.headline_scoring import LINE, is_reworded, weighed
from crawler.core.segmentation.live_blogs import live_title
from crawler.core.segmentation.sections import without_sections
from crawler.core.text.normalise import fold

LEAST = 140
"""Prose that an article has at least, in characters of a spaced script."""
_BRIEF = 60
"""The same under a heading that is sure to be the title, as it is named by the page and dated."""
_SURE = 0.0
_SIGNED = {"named by the page", "dated"}
_LABEL = 60
_ROW = 3
_MUCH = 400
"""Prose inside article markup that makes what stands behind it something else."""
_PARTS = ("one of a dated row", "leads article markup", "one of a run")
_MARGIN = 2.0
"""How much better a heading is than the headline of its part of the page, to be the headline instead."""
_LIST = 500
"""Text that an article has at least if it has no prose, but lists and tables."""
_WITH_PEERS = -3.0
_LAST_RESORT = -2.0
"""The score from which the best heading is a headline where none is better."""


def find(outline: Outline, found: tuple[Segment, ...] = ()) -> tuple[Segment, ...]:
    """Return the articles whose headlines prove them, in page order."""
    headlines = outline.weighed = weighed(outline)
    if not headlines:
        return ()
    live = live_title(outline, headlines)
    if live is not None:
        live.proofs.add("live blog")
        chosen = [live]
    else:
        chosen = _choose(outline, headlines)
    if len(chosen) > 1 and all(_date_above(outline, headline) for headline in chosen):
        for headline in chosen:
            headline.start = min(headline.start, headline.block - 1)
    # What only leads on ends the article above it and is none itself.
    return tuple(_segment(outline, chosen, i) for i in range(len(chosen)) if "only leads on" not in chosen[i].proofs)


def _date_above(outline: Outline, headline: Headline) -> bool:
    """Return whether a line of date stands right above a heading, and none below it: then it is the heading's."""
    below = min(headline.block + 3, len(outline.tree.blocks))
    return outline.is_below_date(headline.block) and not outline.is_dated(headline.block + 1, below)


def _choose(outline: Outline, headlines: list[Headline]) -> list[Headline]:
    """Return the headings that are headlines: the best, those not much worse, and of several over one text one."""
    best = max(headline.score for headline in headlines)
    proof = 0.0
    if best < proof:
        proof = max(best, _LAST_RESORT)
        headlines = [headline for headline in headlines if headline.mass >= _LIST]
    able = without_sections(outline, _with_peers(headlines, proof), headlines)
    peers = Counter(headline.style for headline in able)
    able = _outermost(outline, able, peers)
    kept: list[Headline] = []
    for headline in able:
        restated = bool(kept) and _restates(outline, headline, kept[-1])
        if kept and (restated or not _has_text(outline, kept[-1], headline.start)):
            if not (_is_better(outline, headline, kept[-1], peers) or (restated and headline.named > kept[-1].named)):
                continue
            kept.pop()
        if _says_again(outline, headline, kept):
            continue
        kept.append(headline)
    if kept and not _has_text(outline, kept[-1], len(outline.tree.blocks)):
        kept.pop()
    texts = {fold(outline.tree.blocks[h.block].text) for h in kept if "within furniture" not in h.proofs}
    return [
        h for h in kept if "within furniture" not in h.proofs or fold(outline.tree.blocks[h.block].text) not in texts
    ]


def _is_better(outline: Outline, later: Headline, earlier: Headline, peers: Counter[tuple[str, str, int]]) -> bool:
    """Return whether the later one of two headings over the same text is its title."""
    if _same_text(outline, later, earlier):
        return False
    if earlier.article_end and earlier.article_end == later.article_end and earlier.named >= later.named:
        return later.score > earlier.score and not earlier.proofs.isdisjoint(("h0", "short", "a label"))
    if peers[earlier.style] == 1 and peers[later.style] > 2 and not later.proofs.isdisjoint(_PARTS):
        return later.score > earlier.score - _MARGIN  # the earlier one heads the page, the later one is one of many
    return later.score > earlier.score


def _with_peers(headlines: list[Headline], proof: float) -> list[Headline]:
    """Return the headings with a score, and those that lead article markup as most of their style do, however short."""
    leading = Counter(headline.style for headline in headlines if headline.article_end)
    proven = Counter(headline.style for headline in headlines if headline.article_end and headline.score >= proof)
    sure = {style for style, count in proven.items() if count >= _ROW and count * 2 > leading[style]}
    return [h for h in headlines if h.score >= proof or (h.article_end and h.style in sure and h.score >= _WITH_PEERS)]


def _outermost(outline: Outline, able: list[Headline], peers: Counter[tuple[str, str, int]]) -> list[Headline]:
    """Drop headings inside the parts of the page that a row of headlines alike divides among itself."""
    elements, kept, end, head = outline.tree.elements, list[Headline](), 0, None
    for headline in able:
        if head and headline.block < end and headline.style != head.style and headline.score < head.score + _MARGIN:
            continue
        kept.append(headline)
        if peers[headline.style] >= _ROW and not headline.proofs.isdisjoint(("one of many alike", "one of some alike")):
            end, head = elements[headline.unit].last_block, headline
    return kept


def _says_again(outline: Outline, headline: Headline, kept: list[Headline]) -> bool:
    """Return whether the page's article goes on under its own headline, as recipes do; those of a series have pages."""
    if not headline.named or (headline.link is not None and outline.leads_to_another_page(headline.link)):
        return False
    return any(earlier.named and _same_text(outline, headline, earlier) for earlier in kept)


def _restates(outline: Outline, later: Headline, earlier: Headline) -> bool:
    """Return whether a heading says in other words what the one before it says, with at most a line between them."""
    blocks = outline.tree.blocks
    if later.link is not None or outline.weight_of(earlier.block, later.block) >= LEAST:
        return False
    if earlier.article_end and later.article_end and earlier.article_end != later.article_end:
        return False  # notes of a series
    return is_reworded(fold(blocks[earlier.block].text), fold(blocks[later.block].text))


def _same_text(outline: Outline, one: Headline, other: Headline) -> bool:
    blocks = outline.tree.blocks
    return fold(blocks[one.block].text) == fold(blocks[other.block].text)


def _has_text(outline: Outline, headline: Headline, end: int) -> bool:
    """Return whether an article stands between a headline and a block; with article markup a line is enough."""
    mass = outline.weight_of(headline.block, end)
    if mass >= LEAST or (mass >= _BRIEF and headline.score >= _SURE and headline.proofs >= _SIGNED):
        return True
    if outline.rest_of(headline.block + 1, end) - outline.links_of(headline.block + 1, end) >= _LIST:
        return True
    return headline.article_end > 0 and outline.rest_of(headline.block + 1, min(end, headline.article_end)) >= LINE


def _end(outline: Outline, headline: Headline, last: int) -> int:
    """Return where an article ends at the latest: with its markup, or where the comments begin."""
    begin = headline.block + 1
    if begin < headline.article_end < last:
        inside = outline.weight_of(begin, headline.article_end)
        if (inside >= _MUCH or inside * 2 >= outline.weight_of(begin, last)) and outline.rest_of(
            begin, headline.article_end
        ) >= LINE:
            last = headline.article_end
    for index in range(begin, last):
        text = outline.tree.blocks[index].text
        if (
            len(text) <= _LABEL
            and is_comment_form(text)
            and outline.weight_of(begin, index) * 3 >= outline.weight_of(begin, last)
        ):
            return index
    return last


def _segment(outline: Outline, chosen: list[Headline], i: int) -> Segment:
    headline = chosen[i]
    last = len(outline.tree.blocks)
    if i + 1 < len(chosen):
        following = chosen[i + 1]
        last = following.start if following.start > headline.block else following.block
    last = _end(outline, headline, last)
    first = headline.start if i == 0 or headline.start > chosen[i - 1].block else headline.block
    return Segment(
        first_block=first,
        last_block=last,
        title=outline.tree.blocks[headline.block].text,
        title_block=headline.block,
        element=headline.scope,
        confidence=1 / (1 + exp(-headline.score)),
        reasons=tuple(sorted(headline.proofs)),
    )
