"""What near-copy judgement takes and gives: texts with their day, and a verdict with its reasons."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from crawler.core.types import Verdict


class NearReason(StrEnum):
    """The rule that decided between an article and a known one; `near` has a function for each."""

    NOTHING_NEAR = "nothing-near"
    """No known article shares enough pairs of words for a closer look."""
    SAME_CORE = "same-core"
    """The same tokens once furniture is left out: a repeat."""
    ONLY_FURNITURE_OVER = "only-furniture-over"
    """What only one of the two says is furniture that stands within a paragraph, or a label at an end: a repeat."""
    ANOTHER_DAY = "another-day"
    """The same few words at another address, days later: another notice."""
    SAME_AS_A_VERSION = "same-text-as-a-version"
    """The same core, but one of the two has other texts as well."""
    FURNITURE_ELSEWHERE = "furniture-elsewhere"
    """A repeat but for what another publisher's site has taught to be its furniture: that hides nobody's text."""
    EARLIER_TEXT_ELSEWHERE = "earlier-text-elsewhere"
    """The same core as a text that another publisher had, and has no more: nobody is shown with what came after it."""
    ANOTHER_HEADLINE = "another-headline"
    """The same core, but so short, or so old, that the headline counts, and it is another one."""
    LIST_EDITED = "list-edited"
    """The same core, but a line behind the heading of a related list was changed."""
    SHARES_TEXT = "shares-text"
    """The shared part is the story of one of the two: a near copy."""
    PART_OF_ONE_TEXT = "part-of-one-text"
    """Another article holds this one and the other wholly: they are parts of one story."""
    NUMBERS_DIFFER = "numbers-differ"
    """Said besides `SHARES_TEXT`: a number stands where the other has another one."""
    LITTLE_SHARED = "little-shared"
    """Too few tokens, or too small a part of either, are shared."""
    OTHER_FACTS = "other-facts"
    """Hardly anything but names and numbers differs, and these throughout: one template, two stories."""
    NOT_THE_STORY = "shared-part-is-not-the-story"
    """Much is shared, but neither the openings nor the headlines belong to it: background, or a wall of promos."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearText:
    """An article as near copies are judged: `article_id` is its number, and 0 where it has none yet.

    `url_key` is its `permalink_key`, `published_at` is aware. `core_digest` is that of its fingerprint, None where it
    is too short for one or not at hand. `is_version` says that the article has other texts: it is no repeat as a whole.
    `came_later` says that a known article got this text only when the article that is judged was there, `is_earlier`
    that it has another one now: whose it was, a headline tells. `is_elsewhere` says that a known article
    is another publisher's. `furniture` holds the paragraph keys that its own site
    has taught: what one site repeats says nothing of another one's texts.
    """

    article_id: int = 0
    title: str
    text: str
    url_key: bytes | None = None
    published_at: datetime | None = None
    core_digest: bytes | None = None
    is_version: bool = False
    came_later: bool = False
    is_earlier: bool = False
    is_elsewhere: bool = False
    furniture: Collection[int] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NearJudgement:
    """What an article is to the known one that is nearest: `of` is that one's number, None when the verdict is new.

    `here` and `there` (0 to 1) are the shares of the two texts' tokens that the other one has, furniture apart.
    `only_here` and `only_there` show what each has alone, in at most a few short pieces. `reasons` are words for
    people and programs alike: values of `NearReason`, or those of `identity` where that has judged.
    """

    verdict: Verdict
    of: int | None = None
    reasons: tuple[str, ...] = ()
    here: float = 0.0
    there: float = 0.0
    only_here: tuple[str, ...] = ()
    only_there: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """An article and the texts that it is compared with, the likeliest first."""

    article: NearText
    known: tuple[NearText, ...]
