"""Candidates on their way into the archive."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.dedup.identity import recurring_digest
from crawler.core.dedup.near import RECURRING
from crawler.core.dedup.stripping import strip
from crawler.core.links.publishers import claim_key
from crawler.core.types import Candidate

TextKey = tuple[int, bytes]
"""What a text is known by: the version of its digest, and the digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A candidate of the page that stands at place `page` among those that are archived together.

    What its site repeats may be left out of it, and is `dropped` then: (place among the paragraphs as they were read,
    key). `publisher` is who served it, `site` the host of theirs that it belongs to, `at` when its page came (aware).
    `url_key` is its `permalink_key`, and a `claim_key` where `is_claim` says that the address is another publisher's.
    `on_own_page` says that it was read on the article's own page; `vouched` are the publishers of feeds that the page
    calls its own.
    """

    page: int
    candidate: Candidate
    site: str
    publisher: str
    source: str
    url_key: bytes | None
    on_own_page: bool
    at: datetime
    is_claim: bool = False
    vouched: tuple[str, ...] = ()
    dropped: tuple[tuple[int, int], ...] = ()

    @property
    def text_key(self) -> TextKey:
        """What its text is known by."""
        return self.candidate.fingerprint.version, self.candidate.fingerprint.digest

    @property
    def url_keys(self) -> tuple[bytes, ...]:
        """What articles at its address are known by: its own, then those that its publisher's feeds elsewhere told."""
        if self.url_key is None:
            return ()
        return self.url_key, *(claim_key(self.url_key, feed, in_feed=True) for feed in self.vouched)

    @property
    def published_at(self) -> datetime | None:
        """When it was published."""
        return self.candidate.article.published_at


def without_furniture(arrival: Arrival, learned: Collection[int]) -> Arrival:
    """Return an arrival without the paragraphs, by their keys, that its site was found to repeat.

    Its digest stays that of the text as it was read, by which the same page is known when it is read again.
    """
    article = arrival.candidate.article
    text, dropped = strip(article.text, learned)
    if not dropped:
        return arrival
    found = fingerprint(article.title, article.text, learned)
    return replace(
        arrival, candidate=Candidate(article=replace(article, text=text), fingerprint=found), dropped=dropped
    )


def may_recur(arrival: Arrival) -> bool:
    """Whether an arrival may be a notice whose text another one had before it, see `near.recurs`."""
    return arrival.candidate.fingerprint.tokens < RECURRING and None not in (arrival.url_key, arrival.published_at)


def as_notice(arrival: Arrival) -> Arrival:
    """Return an arrival that may recur under a digest of its own, which tells it from the others with its text."""
    assert arrival.url_key is not None
    found = arrival.candidate.fingerprint
    found = replace(found, digest=recurring_digest(found.digest, arrival.url_key))
    return replace(arrival, candidate=replace(arrival.candidate, fingerprint=found))
