"""Which of a page's headings are headlines of articles: the weights propose, and named rules have the last word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from crawler.core.page.headings import ROW, Style, heads_furniture
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_ARTICLE, LEAST_LINE, LEAST_LIST, LEAST_PARAGRAPH
from crawler.core.page.rules import Rule
from crawler.core.segmentation.headlines.decisions import Decision, Selection
from crawler.core.segmentation.headlines.headline import TIMED, Headline
from crawler.core.segmentation.headlines.peers import like_their_peers
from crawler.core.segmentation.headlines.scoring import is_reworded
from crawler.core.segmentation.headlines.sections import Sections
from crawler.core.segmentation.headlines.sections_of_one import of_one, styles_at_text
from crawler.core.segmentation.weights import LAST_RESORT, MARGIN, TITLE, Feature
from crawler.core.text.normalise import fold

_SIGNED = frozenset((Feature.NAMED, Feature.DATED))
"""What makes a heading over a paragraph sure to be a title."""
_POST = frozenset((Feature.NAMED, Feature.CALLED_TITLE))
"""What makes a dated heading over a sentence or two the title of a page's only post."""
_NO_POST = frozenset((Feature.OVER_TEASERS, Feature.SAID_TWICE))
"""What tells a list in its place."""
_ENTRY = frozenset((Feature.CALLED_TITLE, Feature.IN_DATED_ROW))
"""What makes one that leads nowhere an entry of a diary."""
_ALIKE = frozenset((Feature.MANY_ALIKE, Feature.SOME_ALIKE))
"""What makes a heading one of those that part the page among themselves."""
_PARTS = frozenset((Feature.IN_DATED_ROW, Feature.LEADS_ARTICLE, Feature.IN_RUN))
"""What makes a heading one of several that part the page."""
_POOR = frozenset((Feature.H0, Feature.SHORT, Feature.LABEL))
"""What makes a heading give way to a better one inside its article."""


def select(outline: Outline, headlines: Sequence[Headline]) -> Selection:
    """Return the headings that are headlines: the best, those not much worse, and of several over one text one."""
    in_doubt = max(headline.score for headline in headlines) < TITLE
    beside = {each.block for each in headlines if in_doubt and not each.named and heads_furniture(outline, each.block)}
    weighty = [headline for headline in headlines if not in_doubt or headline.mass >= LEAST_LIST or _is_post(headline)]
    proposed = _by_score(headlines, [headline for headline in weighty if headline.block not in beside], beside)
    refused = [*proposed.refused]
    again = styles_at_text(outline, [decision.headline for decision in proposed.kept])
    sifted = _without_sections(outline, proposed.kept, weighty, again)
    for step in (_outermost, _over_own_text, _without_copies):
        refused += sifted.refused
        sifted = step(outline, sifted.kept)
    last = of_one(sifted.kept, headlines, again) if outline.facts.is_of_one else Selection(sifted.kept)
    return Selection(last.kept, (*refused, *sifted.refused, *last.refused))


def _by_score(headlines: Sequence[Headline], weighty: Sequence[Headline], beside: Collection[int]) -> Selection:
    """Return the headings with a score, and those that lead article markup or are called titles as most of a style.

    Where none has a score, the best of the `weighty` ones count: the first, and those that lead article markup; none
    of those that stand `beside` the text, as the head of a menu does.
    """
    best = max(headline.score for headline in headlines)
    least, rule = (TITLE, Rule.HEADLINE) if best >= TITLE else (max(best, LAST_RESORT), Rule.LAST_RESORT)
    peers = like_their_peers(weighty, least)
    kept, refused = list[Decision](), list[Decision]()
    for headline in headlines:
        is_little = headline.block in beside or (headline.mass < LEAST_LIST and not _is_post(headline))
        if best < TITLE and (is_little or (kept and not headline.article_end)):
            refused.append(Decision(headline, Rule.IN_DOUBT, is_title=False))
        elif headline.score >= least:
            kept.append(Decision(headline, rule))
        elif headline.block in peers:
            kept.append(Decision(headline, Rule.LIKE_ITS_PEERS))
        else:
            refused.append(Decision(headline, Rule.UNPROVEN, is_title=False))
    return Selection(kept, refused)


def _is_post(headline: Headline) -> bool:
    """Return whether the page names a heading that its class calls a title, and what it leads has a date."""
    seen = headline.features
    return seen >= _POST and not seen.isdisjoint(TIMED) and seen.isdisjoint(_NO_POST)


def _without_sections(
    outline: Outline, able: Sequence[Decision], weighty: Sequence[Headline], again: Collection[Style]
) -> Selection:
    """Return those of the `able` headings that are not sections of a headline before them.

    Where none of them heads the page, one of the `weighty` may. Headings of teasers stay: they end the article above.
    """
    if not able:
        return Selection(able)
    sections = Sections(outline, [decision.headline for decision in able])
    lost = sections.lost_head(weighty)
    if lost is not None:
        able = [Decision(lost, Rule.HEADS_PAGE), *able]
    kept, refused = list[Decision](), list[Decision]()
    head: Headline | None = None
    for decision in able:
        headline = decision.headline
        if head is not None and sections.teases(headline, head):
            kept.append(decision.refused(Rule.LEADS_ON, head.block))
        elif head is not None and headline.style in again:
            kept.append(decision)
            head = headline
        elif head is not None and sections.parts(headline, head):
            refused.append(decision.refused(Rule.SECTION, head.block))
        else:
            kept.append(decision)
            if sections.heads(headline):
                head = headline
            elif head is not None and not sections.leaves(headline, head):
                head = None
    return Selection(kept, refused)


def _outermost(outline: Outline, able: Sequence[Decision]) -> Selection:
    """Refuse headings inside the parts of the page that a row of headlines alike divides among itself."""
    peers = _peers(able)
    kept, refused = list[Decision](), list[Decision]()
    head, end = None, 0
    for decision in able:
        headline = decision.headline
        if (
            head is not None
            and headline.block < end
            and headline.style != head.headline.style
            and decision.score < head.score + MARGIN
        ):
            refused.append(decision.refused(Rule.WITHIN_PART, head.block))
            continue
        kept.append(decision)
        if peers[headline.style] >= ROW and not headline.features.isdisjoint(_ALIKE):
            head, end = decision, outline.tree.elements[headline.unit].last_block
    return Selection(kept, refused)


def _over_own_text(outline: Outline, able: Sequence[Decision]) -> Selection:
    """Keep of several headings over one text the best, and none over no text."""
    peers = _peers(able)
    kept, refused = list[Decision](), list[Decision]()
    for decision in able:
        last = kept[-1] if kept else None
        if last is not None and (winner := _winner(outline, last, decision, peers)) is not None:
            if winner is last:
                refused.append(decision.refused(Rule.WORSE_TITLE, last.block))
                continue
            refused.append(kept.pop().refused(Rule.WORSE_TITLE, decision.block))
        if _says_again(outline, decision, kept):
            refused.append(decision.refused(Rule.SAID_ABOVE))
        else:
            kept.append(decision)
    if kept and not _has_text(outline, kept[-1], len(outline.tree.blocks)):
        refused.append(kept.pop().refused(Rule.NO_TEXT))
    return Selection(kept, refused)


def _winner(outline: Outline, earlier: Decision, later: Decision, peers: Counter[Style]) -> Decision | None:
    """Return which of two headings over one text is its title, None where each has text of its own."""
    restated = _restates(outline, later.headline, earlier.headline)
    if not restated and _has_text(outline, earlier, later.headline.start):
        return None
    names = restated and later.headline.named > earlier.headline.named
    return later if names or _is_better(outline, later, earlier, peers) else earlier


def _is_better(outline: Outline, later: Decision, earlier: Decision, peers: Counter[Style]) -> bool:
    """Return whether the later one of two headings over the same text is its title."""
    first, second, is_shown = earlier.headline, later.headline, _is_beside(earlier) > _is_beside(later)
    if _text(outline, second) == _text(outline, first):
        return is_shown and _leads_away(outline, first)  # a banner that says the headline, and leads home
    if first.named and second.named and _says(outline, first) is not _says(outline, second):
        return _says(outline, second)  # the page's own wording goes before another one of it
    if second.named and is_shown:
        return True  # the earlier one says to machines what the later one shows in other words
    if first.article_end and first.article_end == second.article_end and first.named >= second.named:
        return later.score > earlier.score and not first.features.isdisjoint(_POOR)
    if peers[first.style] == 1 and peers[second.style] > 2 and not second.features.isdisjoint(_PARTS):
        return later.score > earlier.score - MARGIN  # the earlier one heads the page, the later one is one of many
    return later.score > earlier.score


def _leads_away(outline: Outline, headline: Headline) -> bool:
    return headline.link is not None and outline.facts.leads_to_another_page(headline.link)


def _says(outline: Outline, headline: Headline) -> bool:
    """Return whether a heading is a name of the page by its letters."""
    return _text(outline, headline) in outline.facts.names


def _says_again(outline: Outline, decision: Decision, kept: Sequence[Decision]) -> bool:
    """Return whether the page's article goes on under its own headline, as recipes do; those of a series have pages."""
    headline, text = decision.headline, _text(outline, decision.headline)
    return (headline.named and not _leads_away(outline, headline)) and any(
        earlier.headline.named and _text(outline, earlier.headline) == text for earlier in kept
    )


def _restates(outline: Outline, later: Headline, earlier: Headline) -> bool:
    """Return whether a heading says in other words what the one before it says, with at most a line between them."""
    if later.link is not None or outline.weight_of(earlier.block, later.block) >= LEAST_ARTICLE:
        return False
    if earlier.article_end and later.article_end and earlier.article_end != later.article_end:
        return False  # notes of a series
    return is_reworded(_text(outline, earlier), _text(outline, later))


def _has_text(outline: Outline, decision: Decision, end: int) -> bool:
    """Return whether an article stands between a heading and a block; with article markup a line is enough."""
    headline = decision.headline
    mass, below = outline.weight_of(headline.block, end), headline.block + 1
    is_entry = headline.link is None and headline.features >= _ENTRY
    is_sure = decision.score >= TITLE and (is_entry or headline.features >= _SIGNED)
    if mass >= LEAST_ARTICLE or (mass >= LEAST_PARAGRAPH and (is_sure or _is_post(headline))):
        return True
    if outline.rest_of(below, end) - outline.links_of(below, end) >= LEAST_LIST:
        return True
    return headline.article_end > 0 and outline.rest_of(below, min(end, headline.article_end)) >= LEAST_LINE


def _without_copies(outline: Outline, able: Sequence[Decision]) -> Selection:
    """Refuse headings in boilerplate that say what a headline elsewhere says."""
    texts = {_text(outline, decision.headline) for decision in able if not _is_beside(decision)}
    copies = {each.block for each in able if _is_beside(each) and _text(outline, each.headline) in texts}
    return Selection(
        [decision for decision in able if decision.block not in copies],
        [decision.refused(Rule.COPY_IN_BOILERPLATE) for decision in able if decision.block in copies],
    )


def _is_beside(decision: Decision) -> bool:
    return Feature.IN_BOILERPLATE in decision.headline.features


def _peers(able: Sequence[Decision]) -> Counter[Style]:
    return Counter(decision.headline.style for decision in able)


def _text(outline: Outline, headline: Headline) -> str:
    return fold(outline.tree.blocks[headline.block].text)
