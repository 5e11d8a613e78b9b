"""Links between articles, and why they are linked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why an article is linked: reasons in words, the shares (0 to 1) of both texts, what each has alone."""

    reasons: tuple[str, ...] = ()
    here: float = 0.0
    there: float = 0.0
    only_here: tuple[str, ...] = ()
    only_there: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLink:
    """That an article is a near copy, a revision or, found late, a repeat of one with a lower number."""

    article_id: int
    of_id: int
    verdict: str
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRecord:
    """A link as it is stored; `story_id` is the lead article of the story."""

    article_id: int
    of_id: int
    story_id: int
    verdict: str
    made_at: datetime
    why: Why
