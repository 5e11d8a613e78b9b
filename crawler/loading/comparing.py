"""What is read of a page now, held against what is stored of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from crawler.core.links.urls import canonical_url
from crawler.core.types import Candidate
from storage.records import ShownText


class Change(StrEnum):
    """What would differ."""

    MORE = "more"  # an article that is not stored of the page
    FEWER = "fewer"  # a stored article that the page gives no more
    TEXT = "text"
    TITLE = "title"
    DATE = "date"
    AUTHORS = "authors"
    DATE_UNSAID = "date-unsaid"  # stored, and not read: a feed may have said it
    AUTHORS_UNSAID = "authors-unsaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that would differ on a page; `article_id` is None for an article that is not stored."""

    change: Change
    article_id: int | None
    title: str
    stored: str | None = None
    now: str | None = None


def differences(
    shown: Sequence[ShownText], candidates: Sequence[Candidate], *, is_own_page: bool
) -> tuple[Difference, ...]:
    """Return what would differ if a page were stored as it is read now.

    Metadata are compared on the article's own page, or the only one that shows it: elsewhere they may be another's.
    """
    found: list[Difference] = []
    left = list(candidates)
    unmatched: list[ShownText] = []
    for one in shown:
        same = next((each for each in left if each.fingerprint.digest == one.digest), None)
        if same is None:
            unmatched.append(one)
            continue
        left.remove(same)
        found += _of_pair(one, same, is_own_page=is_own_page and same is candidates[0])
    for one in unmatched:
        same = next((each for each in left if _is_named_alike(one, each)), None)
        if same is None:
            found.append(Difference(change=Change.FEWER, article_id=one.article_id, title=one.title))
            continue
        left.remove(same)
        is_own = is_own_page and same is candidates[0]
        if one.speaks and (is_own or one.sighting_count == 1):
            found.append(Difference(change=Change.TEXT, article_id=one.article_id, title=one.title))
        found += _of_pair(one, same, is_own_page=is_own)
    found += [Difference(change=Change.MORE, article_id=None, title=each.article.title) for each in left]
    return tuple(found)


def _of_pair(one: ShownText, candidate: Candidate, *, is_own_page: bool) -> list[Difference]:
    if not one.speaks or not (is_own_page or one.sighting_count == 1):
        return []
    now = candidate.article
    found = [
        (Change.TITLE, one.title, now.title),
        (Change.DATE if now.published_at else Change.DATE_UNSAID, _iso(one.published_at), _iso(now.published_at)),
        (Change.AUTHORS if now.authors else Change.AUTHORS_UNSAID, _joined(one.authors), _joined(now.authors)),
    ]
    return [
        Difference(change=change, article_id=one.article_id, title=one.title, stored=stored, now=read)
        for change, stored, read in found
        if stored != read
    ]


def _is_named_alike(one: ShownText, candidate: Candidate) -> bool:
    """Whether a text of another wording is of the same article, by its address or its title."""
    now = candidate.article
    if one.url is not None and now.url is not None:
        return canonical_url(one.url) == canonical_url(now.url)
    return one.title == now.title


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _joined(authors: Sequence[str]) -> str | None:
    return ", ".join(authors) or None
