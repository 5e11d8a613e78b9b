"""Whether an article is a near copy of a known one: the same text in other furniture, another wording, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from crawler.core.dedup.core_text import SHORT_TEXT, CoreText, core_of
from crawler.core.dedup.leftovers import MOST_LEFT, differ_in_furniture
from crawler.core.dedup.near_values import Comparison, NearJudgement, NearReason, NearText
from crawler.core.dedup.similarity import HALF, Likeness, likeness, may_be_near, may_share
from crawler.core.text.alignment import pairs_apart
from crawler.core.text.normalise import fold
from crawler.core.types import Verdict

RECURRING = 150
"""Tokens under which the same words on another day, at another address, are another notice, as of the weather."""

RECURS_AFTER = timedelta(days=4)
"""What lies at least between two notices: sites show one story again within days, a notice comes back each week."""

_LONGEST_JUDGED = 200_000
"""Characters of a text that are compared: no report is so long, and a book costs no minutes."""

_SHOWN = 3
"""Pieces that a judgement shows of what only one text has: the longest tell what was changed."""

_SHOWN_CHARS = 120
"""Characters of such a piece: a line on a terminal."""

_LEAST = 40
"""Tokens that near copies share: two sentences; fewer are shared by stories that quote one statement."""

_NEARLY_ALL = 0.8
"""Share of both texts from which on few tokens, or the headlines without the opening, are enough."""

_NEARLY_SAME = 0.95
"""Share of both texts from which on nothing else is asked."""

_TELLING_TITLE = 4
"""Words of a headline that tell what it is about, whatever else stands before or after them."""

_MOST_TEMPLATES = 2
"""Candidates of one template, among the likeliest, after which the others are taken to be of it, too."""

NOTHING_NEAR = NearJudgement(verdict=Verdict.NEW, reasons=(NearReason.NOTHING_NEAR,))


def judge_each(comparisons: Sequence[Comparison]) -> list[NearJudgement]:
    """Judge some articles, each by itself, as `judge_near` does."""
    return [judge_near(each.article, each.known) for each in comparisons]


def judge_near(candidate: NearText, known: Sequence[NearText]) -> NearJudgement:
    """Judge an article against known ones that share keys with it; the nearest counts.

    In doubt a text is kept: a repeat leaves nothing over but furniture on either side. Judged again when a site has
    taught more, a near copy may turn out to be a repeat: that is all of the upkeep. Texts of more than 200,000
    characters are repeats by their core digests alone. What repeats the text of another publisher only by what that
    one's site has taught is linked to it, and kept.
    """
    judged = _judge(candidate, known)
    taught = [other for other in known if other.article_id == judged.of and other.is_elsewhere and other.furniture]
    if judged.verdict is not Verdict.REPEAT or not taught:
        return judged
    untaught = _judge(candidate, [replace(other, furniture=()) for other in taught])
    if untaught.verdict is Verdict.REPEAT:
        return judged
    return replace(judged, verdict=Verdict.NEAR, reasons=(NearReason.FURNITURE_ELSEWHERE,))


def _judge(candidate: NearText, known: Sequence[NearText]) -> NearJudgement:
    digest = candidate.core_digest
    if digest is not None:
        judgement = _first_repeat(candidate, (other for other in known if other.core_digest == digest))
        if judgement.verdict is Verdict.REPEAT:
            return judgement
    likely = [other for other in known if may_be_near(candidate.text, other.text)]
    if not likely:
        return NOTHING_NEAR
    here = core_of(candidate.title, candidate.text[:_LONGEST_JUDGED], candidate.furniture)
    cores = [core_of(other.title, other.text[:_LONGEST_JUDGED], other.furniture) for other in likely]
    pairs = list(zip(likely, cores, strict=True))
    best = NOTHING_NEAR
    if here.is_telling and len(candidate.text) <= _LONGEST_JUDGED:
        same = (other for other, there in pairs if here.core == there.core and len(other.text) <= _LONGEST_JUDGED)
        best = _first_repeat(candidate, same)
    return best if best.verdict is Verdict.REPEAT else _nearest(candidate, here, pairs, best)


def _first_repeat(candidate: NearText, others: Iterable[NearText]) -> NearJudgement:
    """Judge an article against texts of the same core: what it repeats first, else what it is to the last of them."""
    judgement = NOTHING_NEAR
    for other in others:
        judgement = _same(candidate, other)
        if judgement.verdict is Verdict.REPEAT:
            break
    return judgement


def _nearest(
    candidate: NearText, here: CoreText, pairs: Iterable[tuple[NearText, CoreText]], best: NearJudgement
) -> NearJudgement:
    """Return the nearest of some judgements: `best`, and those against each text; the likeliest ones come first.

    A repeat is nearer than all else; only a text of much the same size may be one.
    """
    templates = 0
    is_settled = False
    for other, there in pairs:
        if is_settled and pairs_apart(here.core, there.core) > MOST_LEFT:
            continue
        found = _compare(candidate, here, other, there)
        best = max(best, found, key=_nearness)
        templates += NearReason.OTHER_FACTS in found.reasons
        is_settled = is_settled or (best.of is not None and min(best.here, best.there) >= HALF)
        if templates == _MOST_TEMPLATES or best.verdict is Verdict.REPEAT:
            break
    return best


def _nearness(judgement: NearJudgement) -> tuple[bool, bool, float]:
    return judgement.verdict is Verdict.REPEAT, judgement.of is not None, judgement.here + judgement.there


class Dated(Protocol):
    """A text that may have an address and a day."""

    @property
    def url_key(self) -> bytes | None:
        """Its `permalink_key`."""

    @property
    def published_at(self) -> datetime | None:
        """When it was published."""


def recurs(one: Dated, other: Dated, tokens: int) -> bool:
    """Whether two texts of the same `tokens` words are two notices: short, at two addresses, and days apart.

    Holds for equal digests too: "the library is closed on Monday" is news each time. Where an address or a day is not
    known, they are one: a page is read again on any day, and may be read at another address then.
    """
    if one.url_key is None or other.url_key is None or one.published_at is None or other.published_at is None:
        return False
    apart = abs(one.published_at - other.published_at)
    return tokens < RECURRING and one.url_key != other.url_key and apart > RECURS_AFTER


def _same(one: NearText, other: NearText, same: NearReason = NearReason.SAME_CORE) -> NearJudgement:
    """Judge two texts whose cores are the same tokens: a repeat, unless what is not in the core speaks against it."""
    here = core_of(one.title, one.text, one.furniture)
    reason = same
    if recurs(one, other, len(here.core)):
        reason = NearReason.ANOTHER_DAY
    elif one.is_version or other.came_later:
        reason = NearReason.SAME_AS_A_VERSION
    elif other.is_elsewhere and other.is_earlier:
        reason = NearReason.EARLIER_TEXT_ELSEWHERE
    elif _are_headed_apart(one, other, len(here.core)):
        reason = NearReason.ANOTHER_HEADLINE
    elif (listed := here.listed()) and _is_edited(listed, core_of(other.title, other.text, other.furniture).listed()):
        reason = NearReason.LIST_EDITED
    verdict = Verdict.REPEAT if reason is same else _linked(one, other)
    return NearJudgement(verdict=verdict, of=other.article_id, reasons=(reason,), here=1.0, there=1.0)


def _are_headed_apart(one: NearText, other: NearText, size: int) -> bool:
    """Whether the headlines tell two texts of the same `size` words apart; one may have the site's name or a kicker."""
    here, there = fold(one.title), fold(other.title)
    if here == there or not (size < SHORT_TEXT or other.is_earlier):
        return False
    shorter, longer = sorted((here, there), key=len)
    return size < SHORT_TEXT or shorter.count(" ") < _TELLING_TITLE - 1 or f" {shorter} " not in f" {longer} "


def _is_edited(listed: list[frozenset[str]], others: list[frozenset[str]]) -> bool:
    """Whether a line behind a related heading was changed; quite other headlines there are merely another list."""
    here = [line for line in listed if line not in others]
    there = [line for line in others if line not in listed]
    return any(len(line & other) * 2 >= max(len(line), len(other)) for line in here for other in there)


def _linked(one: NearText, other: NearText) -> Verdict:
    return Verdict.REVISION if _same_url(one, other) else Verdict.NEAR


def _same_url(one: NearText, other: NearText) -> bool:
    return one.url_key is not None and one.url_key == other.url_key


def _compare(one: NearText, here: CoreText, other: NearText, there: CoreText) -> NearJudgement:
    if not (here.is_story and there.is_story and may_share(here, there)):
        return NOTHING_NEAR
    texts = one.text[:_LONGEST_JUDGED], other.text[:_LONGEST_JUDGED]
    found = likeness(here, there, one.title, other.title, *texts)
    reason = _why_not(found, one, other)
    if reason is not None:
        return NearJudgement(verdict=Verdict.NEW, reasons=(reason,), here=found.here, there=found.there)
    if not found.swapped and differ_in_furniture(
        here, there, found.runs, (one, other), labels_count=_same_url(one, other)
    ):
        return _same(one, other, NearReason.ONLY_FURNITURE_OVER)
    return NearJudgement(
        verdict=_linked(one, other),
        of=other.article_id,
        reasons=(NearReason.SHARES_TEXT, *((NearReason.NUMBERS_DIFFER,) if found.numbers else ())),
        here=found.here,
        there=found.there,
        only_here=_pieces(piece for piece, _ in found.gaps),
        only_there=_pieces(piece for _, piece in found.gaps),
    )


def _pieces(pieces: Iterable[list[str]]) -> tuple[str, ...]:
    told = sorted((" ".join(piece) for piece in pieces if piece), key=len, reverse=True)[:_SHOWN]
    return tuple(piece[:_SHOWN_CHARS] for piece in told)


def _why_not(found: Likeness, one: NearText, other: NearText) -> NearReason | None:
    """Return the rule by which two texts are no near copies, None where they are."""
    if _is_little(found):
        return NearReason.LITTLE_SHARED
    if not _same_url(one, other):
        if found.is_template:
            return NearReason.OTHER_FACTS
        if found.swapped and recurs(one, other, found.size):
            return NearReason.ANOTHER_DAY
    return None if _is_the_story(found) else NearReason.NOT_THE_STORY


def _is_little(found: Likeness) -> bool:
    """Whether too little is shared: too few tokens, or too small a part of either text."""
    if found.is_reworded:
        return found.size < _LEAST and found.matched < _LEAST and found.both < _NEARLY_ALL
    return max(found.here, found.there) < HALF or (found.matched < _LEAST and found.both < _NEARLY_ALL)


def _is_the_story(found: Likeness) -> bool:
    """Whether what is shared is what the two tell: an opening or a headline belongs to it, or it is nearly all."""
    is_told = found.titles_alike or found.tied_here or found.tied_there
    return (
        (found.both >= HALF and found.lead and is_told)
        or (found.both >= _NEARLY_ALL and found.are_tied)
        or (found.is_reworded and not found.is_headed_apart)
        or found.both >= _NEARLY_SAME
        or (found.lead and (found.titles_alike or found.are_tied))
    )
