"""What near-copy judgement takes and gives: texts with their site and day, and a verdict with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.core.types import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class NearText:
    """An article as near copies are judged: `article_id` is its number, and 0 where it has none yet.

    `url_key` is its `permalink_key`, `published_at` is aware.
    `core_digest` is that of its fingerprint, None where it is too short for one or not at hand. `is_version` says that
    the article has other texts: it is no repeat as a whole. `came_later` says that a known article got this text only
    when the article that is judged was there, `is_earlier` that it has another one now: whose it was, a headline tells.
    """

    article_id: int = 0
    site: str = ""
    title: str
    text: str
    url_key: bytes | None = None
    published_at: datetime | None = None
    core_digest: bytes | None = None
    is_version: bool = False
    came_later: bool = False
    is_earlier: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NearJudgement:
    """What an article is to the known one that is nearest: `of` is that one's number, None when the verdict is new.

    `here` and `there` (0 to 1) are the shares of the two texts' tokens that the other one has, furniture apart.
    `only_here` and `only_there` show what each has alone, in at most a few short pieces. `reasons` are words for
    people and programs alike, such as "same-core", "numbers-differ", "another-day".
    """

    verdict: Verdict
    of: int | None = None
    reasons: tuple[str, ...] = ()
    here: float = 0.0
    there: float = 0.0
    only_here: tuple[str, ...] = ()
    only_there: tuple[str, ...] = ()
