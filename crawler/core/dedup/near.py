"""Whether an article is a near copy of a known one: the same text in other furniture, another wording, or neither."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from crawler.core.dedup.core_text import CoreText, core_of
from crawler.core.dedup.near_values import NearJudgement, NearText
from crawler.core.dedup.similarity import Likeness, likeness, may_be_near, may_share
from crawler.core.text.normalise import fold
from crawler.core.types import Verdict

SHORT_TEXT = 50
"""Tokens under which a text is told apart by its headline too."""

RECURRING = 150
"""Tokens under which the same words on another day, at another address, are another notice."""

RECURS_AFTER = timedelta(days=4)
_LONGEST_JUDGED = 200_000  # characters
_SHOWN = 3  # pieces
_SHOWN_CHARS = 120
_LEAST = 40  # tokens that near copies share
_HALF = 0.5
_NEARLY_ALL = 0.8
_NEARLY_SAME = 0.95
_REWORDED = 0.45
_TEMPLATE = ("other-facts",)
_MOST_TEMPLATES = 2  # among the likeliest candidates, after which the others are of the same template

NOTHING_NEAR = NearJudgement(verdict=Verdict.NEW, reasons=("nothing-near",))


def judge_near(candidate: NearText, known: Sequence[NearText], furniture: Collection[int]) -> NearJudgement:
    """Judge an article against known ones that share keys with it; the nearest counts.

    `furniture` holds the paragraph keys that the sites of all of them have taught. In doubt a text is kept: a repeat
    leaves nothing over but furniture on either side. Judged again when a site has taught more, a near copy may turn out
    to be a repeat: that is all of the upkeep. Texts of more than 200,000 characters are repeats by their core digests
    alone.
    """
    for other in known:
        if candidate.core_digest is not None and candidate.core_digest == other.core_digest:
            judgement = _same(candidate, other, furniture)
            if judgement.verdict is Verdict.REPEAT:
                return judgement
    likely = [other for other in known if may_be_near(candidate.text, other.text)]
    if not likely:
        return NOTHING_NEAR
    here = core_of(candidate.title, candidate.text[:_LONGEST_JUDGED], furniture)
    cores = [core_of(other.title, other.text[:_LONGEST_JUDGED], furniture) for other in likely]
    best = NOTHING_NEAR
    for other, there in zip(likely, cores, strict=True):
        if here.is_telling and here.core == there.core and max(len(candidate.text), len(other.text)) <= _LONGEST_JUDGED:
            best = _same(candidate, other, furniture)
            if best.verdict is Verdict.REPEAT:
                return best
    templates = 0
    for other, there in zip(likely, cores, strict=True):
        found = _compare(candidate, here, other, there)
        best = max(best, found, key=_nearness)
        templates += found.reasons == _TEMPLATE
        if templates == _MOST_TEMPLATES or (best.of is not None and min(best.here, best.there) >= _HALF):
            break
    return best


def _nearness(judgement: NearJudgement) -> tuple[bool, float]:
    return judgement.of is not None, judgement.here + judgement.there


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


def _same(one: NearText, other: NearText, furniture: Collection[int]) -> NearJudgement:
    """Judge two texts whose cores are the same tokens: a repeat, unless what is not in the core speaks against it."""
    here = core_of(one.title, one.text, furniture)
    reason = "same-core"
    if recurs(one, other, len(here.core)):
        reason = "another-day"
    elif one.is_version or other.came_later:
        reason = "same-text-as-a-version"
    elif (len(here.core) < SHORT_TEXT or other.is_earlier) and fold(one.title) != fold(other.title):
        reason = "another-headline"
    elif (listed := here.listed(furniture)) and _is_edited(
        listed, core_of(other.title, other.text, furniture).listed(furniture)
    ):
        reason = "list-edited"
    verdict = Verdict.REPEAT if reason == "same-core" else _linked(one, other)
    return NearJudgement(verdict=verdict, of=other.article_id, reasons=(reason,), here=1.0, there=1.0)


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
    return NearJudgement(
        verdict=_linked(one, other),
        of=other.article_id,
        reasons=("shares-text", *(("numbers-differ",) if found.numbers else ())),
        here=found.here,
        there=found.there,
        only_here=_pieces(piece for piece, _ in found.gaps),
        only_there=_pieces(piece for _, piece in found.gaps),
    )


def _pieces(pieces: Iterable[list[str]]) -> tuple[str, ...]:
    told = sorted((" ".join(piece) for piece in pieces if piece), key=len, reverse=True)[:_SHOWN]
    return tuple(piece[:_SHOWN_CHARS] for piece in told)


def _why_not(found: Likeness, one: NearText, other: NearText) -> str | None:
    """Return why two texts are no near copies, None where they are."""
    both, larger = min(found.here, found.there), max(found.here, found.there)
    tied = found.tied_here and found.tied_there
    is_reworded = found.loose >= _REWORDED and (found.titles_alike or tied)
    if found.matched < _LEAST and both < _NEARLY_ALL and not (is_reworded and found.size >= _LEAST):
        return "little-shared"
    if larger < _HALF and not is_reworded:
        return "little-shared"
    if not _same_url(one, other):
        if found.is_template:
            return _TEMPLATE[0]
        if found.swapped and recurs(one, other, found.size):
            return "another-day"
    is_told = found.titles_alike or found.tied_here or found.tied_there
    if both >= _HALF and is_told and (found.lead or (both >= _NEARLY_ALL and tied)):
        return None
    if is_reworded and not found.is_headed_apart:
        return None
    if both >= _NEARLY_SAME or (found.lead and (found.titles_alike or tied)):
        return None
    return "shared-part-is-not-the-story"
