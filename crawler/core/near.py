"""Whether an article is a near copy of a known one: the same text in other furniture, another wording, or neither."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta

from crawler.core.core_text import CoreText, core_of
from crawler.core.near_types import NearJudgement, NearText
from crawler.core.text import fold
from crawler.core.types import Verdict

_RUN = 4
_SHORT = 50
_RECURS = 150
_DAYS = timedelta(days=4)
_NEAR = 0.5


def judge_near(candidate: NearText, known: Sequence[NearText], furniture: Collection[int]) -> NearJudgement:
    """Judge an article against known ones that share keys with it; the nearest counts.

    `furniture` holds the paragraph keys that the sites of all of them have taught. In doubt a text is kept: a repeat
    leaves nothing over but furniture on either side.
    """
    here = core_of(candidate.text, furniture)
    best = NearJudgement(verdict=Verdict.NEW, reasons=("nothing-near",))
    for other in known:
        found = _compare(candidate, here, other, core_of(other.text, furniture))
        if found.verdict is Verdict.REPEAT:
            return found
        if found.verdict is not Verdict.NEW and found.here + found.there > best.here + best.there:
            best = found
    return best


def _compare(one: NearText, here: CoreText, other: NearText, there: CoreText) -> NearJudgement:
    same_url = one.url_key is not None and one.url_key == other.url_key
    far = not same_url and one.at is not None and other.at is not None and abs(one.at - other.at) > _DAYS
    linked = Verdict.REVISION if same_url else Verdict.NEAR
    if here.core == there.core and here.is_telling:
        reasons = ["same-core"]
        if len(here.core) < _RECURS and far:
            reasons.append("another-day")
        elif len(here.core) < _SHORT and fold(one.title) != fold(other.title):
            reasons.append("another-headline")
        else:
            return NearJudgement(verdict=Verdict.REPEAT, of=other.article_id, reasons=("same-core",), here=1, there=1)
        return NearJudgement(verdict=linked, of=other.article_id, reasons=tuple(reasons), here=1, there=1)
    mine, theirs = coverage(here.core, there.core), coverage(there.core, here.core)
    if max(mine, theirs) >= _NEAR and max(_lead(here.core, there.core), _lead(there.core, here.core)) >= _NEAR:
        return NearJudgement(verdict=linked, of=other.article_id, reasons=("shares-text",), here=mine, there=theirs)
    return NearJudgement(verdict=Verdict.NEW)


def _lead(one: list[str], other: list[str]) -> float:
    return coverage(one[:40], other)


def coverage(one: list[str], other: list[str]) -> float:
    """Return the share of `one`'s tokens that stand in a run of `_RUN` tokens that `other` has, too."""
    grams = set(zip(other, other[1:], other[2:], other[3:], strict=False))
    covered = bytearray(len(one))
    for start, gram in enumerate(zip(one, one[1:], one[2:], one[3:], strict=False)):
        if gram in grams:
            covered[start : start + _RUN] = b"\x01" * _RUN
    return sum(covered) / len(one) if one else 0.0
