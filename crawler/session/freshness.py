"""How long a page stays as it is: as its server or its feed says, or as it did so far (RFC 9111)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from scrapy.exceptions import IgnoreRequest

from crawler.core.types import Kind
from crawler.session.learned import LEAST_SHARE
from storage.records import PageState

_MAX_AGE = re.compile(r'(?:^|,)\s*max-age\s*=\s*"?(\d{1,10})', re.IGNORECASE)
_ALWAYS_ASK = re.compile(r"(?:^|,)\s*(?:no-cache|no-store)\b", re.IGNORECASE)
_LONGEST_OF_ARTICLE = timedelta(days=30)
_FIRST = timedelta(minutes=5)
"""An article that has been watched for less is asked for by each crawl."""
_SOON = timedelta(hours=1)
"""A list that has been watched for less is, too; what is known of a site says nothing of articles so young."""
_ONE_VISIT = timedelta(minutes=1)
"""A text that was first seen later than this after the first fetch was not there at first."""
_SHARE_OF_LIST = 0.1  # of the time since a list last led to something new
_SHARE_OF_IDLE_LIST = 0.5  # and for one that, looked at again for a week, never did
_IDLE = timedelta(weeks=1)
_LONGEST_OF_LIST = timedelta(days=3)
_LONGEST_OF_FURTHER_PAGE = timedelta(weeks=4)
"""A further page that never led to anything new is asked for all the same when the one before it has news."""
_QUIET = timedelta(weeks=3)
"""So long before the last look a sitemap led to something new, or changed by the word of its index, that is retired."""
_LONGEST_OF_SITEMAP = timedelta(weeks=1)
_AHEAD = timedelta(days=1)
"""By which the clock or time zone of whoever dates a change may be wrong; a later one is no change that happened."""
LONGEST = timedelta(days=1)
"""The most that is believed: a hint of a year is one for browsers, or a slip, and no news are that slow."""


class Rests(IgnoreRequest):
    """A page is not asked for, since it is known and hardly has changed; `known` is what is known of it."""

    def __init__(self, known: PageState) -> None:
        super().__init__(known.url)
        self.known = known


def fresh_for(cache_control: str | None, age: str | None, said: timedelta = timedelta()) -> timedelta:
    """Return for how long asking again is of no use.

    `age` is how many seconds a cache had the answer already, `said` what the document says of itself.
    """
    found = _MAX_AGE.search(cache_control or "")
    if found is None or _ALWAYS_ASK.search(cache_control or ""):
        return min(said, LONGEST)
    had = int(age) if age is not None and re.fullmatch(r"[0-9]{1,10}", age.strip()) else 0
    return min(max(said, timedelta(seconds=max(0, int(found[1]) - had))), LONGEST)


def rests(known: PageState, now: datetime, changed_at: datetime | None, share: float = LEAST_SHARE) -> bool:
    """Whether an article's page need not be asked for again: for a share of the time that it was seen to stay as it is.

    Within the first minutes each look comes, within the first hour no other share holds than the least; those after it
    come the later, the longer nothing happened, and after thirty days at the latest. `changed_at` is when a feed or a
    sitemap says that it changed, None where they say nothing.
    """
    changed_at = _happened(changed_at, now)
    if changed_at is not None and changed_at > known.last_fetched_at:
        return False
    since = known.first_fetched_at
    if known.text_seen_at is not None and known.text_seen_at - known.first_fetched_at > _ONE_VISIT:
        since = known.text_seen_at
    steady = known.last_fetched_at - max(since, _moment(known.last_modified))
    share = share if steady >= _SOON else LEAST_SHARE
    return steady >= _FIRST and _rests_for(known, now, min(steady * share, _LONGEST_OF_ARTICLE))


def list_rests(known: PageState, now: datetime, changed_at: datetime | None, *, is_further: bool = False) -> bool:
    """Whether a page that is asked for by its links need not be: the later, the longer it led to nothing new.

    For a tenth of that time and at most three days; a page that never led to anything new for half of it, and for at
    most four weeks where it is a further page of a list; a sitemap only after three weeks, for a week at most.
    """
    changed_at = _happened(changed_at, now)
    if changed_at is not None and changed_at > known.last_fetched_at:
        return False
    news = [moment for moment in (known.led_at, known.text_seen_at) if moment is not None]
    since = max((known.first_fetched_at, *news))
    share, longest = _SHARE_OF_LIST, _LONGEST_OF_LIST
    if known.kind == Kind.SITEMAP:
        since, longest = max(since, changed_at or since), _LONGEST_OF_SITEMAP
        if known.last_fetched_at - since < _QUIET:
            return False
    elif known.kind == Kind.PAGE and not news and known.last_fetched_at - since >= _IDLE:
        share, longest = _SHARE_OF_IDLE_LIST, _LONGEST_OF_FURTHER_PAGE if is_further else _LONGEST_OF_LIST
    quiet = known.last_fetched_at - since
    return quiet >= _SOON and _rests_for(known, now, min(quiet * share, longest))


def _rests_for(known: PageState, now: datetime, longest: timedelta) -> bool:
    """Whether a page still rests now; one that was fetched in the future, by a clock set wrong, does not."""
    return timedelta() <= now - known.last_fetched_at < longest


def _happened(changed_at: datetime | None, now: datetime) -> datetime | None:
    """Return when something is said to have changed, None where that is still to come."""
    return None if changed_at is not None and changed_at > now + _AHEAD else changed_at


def _moment(last_modified: str | None) -> datetime:
    """Return the moment of a Last-Modified, the first of all where there is none that can be read."""
    try:
        moment = parsedate_to_datetime(last_modified or "")
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
