"""What was removed does not come back: by what a removed article is known later, and whether an arrival is one.

Each tombstone is a hash that a publisher, or an address as a publisher names it, is part of: it says nothing of what
others publish. A text is gone wherever its publisher shows it; at the address of one article, later versions are, too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from crawler.core.archiving.arrivals import Arrival, TextKey, as_notice, may_recur
from crawler.core.archiving.changes import Plan, Settled
from crawler.core.dedup.near import RECURRING, RECURS_AFTER
from crawler.core.links.addresses import permalink_key
from crawler.core.links.publishers import claim_keys
from crawler.core.text.normalise import fold
from crawler.core.types import Judgement, Verdict

_TELLING_TITLE = 4  # words from which on the same headline at an address means the same article, whatever its date

REMOVED = Settled(Judgement(verdict=Verdict.REPEAT, reasons=("removed",)), 0)
"""What becomes of an arrival that was removed before: a repeat of no article."""

Tombstones = Mapping[int, int | None]
"""Hashes of 64 bits, signed, with the day (`date.toordinal`) after which something else may be meant, None: never."""


class _Kind(StrEnum):
    TEXT = "text"
    CORE = "core"  # without the furniture of its site
    EARLIER = "earlier text"
    ADDRESS = "address"
    HEADLINE = "headline"  # at an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """All by which an article is known that is to go.

    `earlier` are the texts that it had before, each with its headline. `elsewhere` are the publishers who have its
    text, too, each with its address and whether that is another one's. `shares_address` says that others are at its
    address: that tells nothing then. `last_text_at` is when its text was first seen.
    """

    publisher: str
    text_key: TextKey
    core_digest: bytes | None
    tokens: int
    title: str
    url_key: bytes | None
    published_at: datetime | None
    last_text_at: datetime
    shares_address: bool = False
    earlier: Sequence[tuple[TextKey, str]] = ()
    elsewhere: Sequence[tuple[str, str | None, bool]] = ()


def tombstones_of(leaving: Leaving) -> dict[int, int | None]:
    """Return what is to be remembered of an article once it is gone."""
    return {**dict(_of_texts(leaving)), **dict(_of_addresses(leaving))}


def _of_texts(leaving: Leaving) -> Iterator[tuple[int, int | None]]:
    is_short = leaving.tokens < RECURRING
    recurs_after = None
    if is_short and None not in (leaving.url_key, leaving.published_at):
        recurs_after = _day(leaving.published_at)
    for publisher in {leaving.publisher, *(who for who, _, _ in leaving.elsewhere)}:
        yield _text(_Kind.TEXT, publisher, leaving.text_key), recurs_after
        if leaving.core_digest is not None and not is_short:
            yield _hash(_Kind.CORE, publisher.encode(), leaving.core_digest), None
    at = [b"", *([leaving.url_key] if leaving.url_key is not None and leaving.shares_address else [])]
    for text_key, _ in leaving.earlier:
        yield from ((_text(_Kind.EARLIER, leaving.publisher, text_key, address), None) for address in at)


def _of_addresses(leaving: Leaving) -> Iterator[tuple[int, int | None]]:
    dated_on = _day(leaving.published_at or leaving.last_text_at)
    told = {_headline(title) for title in (leaving.title, *(title for _, title in leaving.earlier))}
    for url_key in _addresses(leaving):
        yield _hash(_Kind.ADDRESS, url_key), dated_on
        yield from ((_hash(_Kind.HEADLINE, url_key, headline), None) for headline in told if headline is not None)


def _day(moment: datetime | None) -> int | None:
    return None if moment is None else moment.toordinal()


def _addresses(leaving: Leaving) -> Iterator[bytes]:
    """Yield by what articles are known at the addresses that an article has, and has with other publishers."""
    if leaving.url_key is not None and not leaving.shares_address:
        yield leaving.url_key
    for publisher, url, is_claim in leaving.elsewhere:
        key = permalink_key(url)
        if key is not None and is_claim:
            yield from claim_keys(key, publisher)
        elif key is not None:
            yield key


def wanted_tombstones(arrivals: Iterable[Arrival]) -> set[int]:
    """Return the hashes by which it can be told whether arrivals were removed."""
    return {key for arrival in arrivals for key in _wanted(arrival)}


def _wanted(arrival: Arrival) -> Iterator[int]:
    yield _text(_Kind.TEXT, arrival.publisher, arrival.text_key)
    yield from _without_date(arrival)
    if arrival.url_key is not None:
        yield _hash(_Kind.ADDRESS, arrival.url_key)
        if (told := _headline(arrival.candidate.article.title)) is not None:
            yield _hash(_Kind.HEADLINE, arrival.url_key, told)


def _without_date(arrival: Arrival) -> Iterator[int]:
    """Yield the hashes of what is the removed article whatever date the arrival bears."""
    core = arrival.candidate.fingerprint.core_digest
    if core is not None:
        yield _hash(_Kind.CORE, arrival.publisher.encode(), core)
    if may_recur(arrival):
        yield _text(_Kind.TEXT, arrival.publisher, as_notice(arrival).text_key)
    yield _text(_Kind.EARLIER, arrival.publisher, arrival.text_key, arrival.url_key or b"")


def is_removed(arrival: Arrival, known: Tombstones) -> bool:
    """Whether an arrival is an article that was removed, or a later version of one.

    The same short text at another address is a notice of its own where it is dated days apart, see `near.recurs`. At
    the address of a removed article something else stands only where it is dated later, under another headline.
    """
    if any(key in known for key in _without_date(arrival)):
        return True
    text = _text(_Kind.TEXT, arrival.publisher, arrival.text_key)
    if text in known and not _is_apart(arrival, known[text]):
        return True
    if arrival.url_key is None:
        return False
    address = _hash(_Kind.ADDRESS, arrival.url_key)
    if address not in known:
        return False
    told = _headline(arrival.candidate.article.title)
    is_its_headline = told is not None and _hash(_Kind.HEADLINE, arrival.url_key, told) in known
    return is_its_headline or not _is_later(arrival, known[address])


def _is_apart(arrival: Arrival, dated_on: int | None) -> bool:
    if dated_on is None or arrival.published_at is None or not may_recur(arrival):
        return False
    return abs(arrival.published_at.toordinal() - dated_on) > RECURS_AFTER.days


def _is_later(arrival: Arrival, dated_on: int | None) -> bool:
    """Whether an arrival is dated later, by more than what zones of time may make of a day."""
    return dated_on is not None and arrival.published_at is not None and arrival.published_at.toordinal() > dated_on + 1


def with_removed(plan: Plan, removed: Sequence[bool]) -> Plan:
    """Return the plan for all arrivals from that for those which were not removed before, in their order."""
    if not any(removed):
        return plan
    rest = iter(plan.settled)
    settled = tuple(REMOVED if is_gone else next(rest) for is_gone in removed)
    return Plan(settled=settled, changes=plan.changes, sightings=plan.sightings)


def _headline(title: str) -> bytes | None:
    folded = fold(title)
    return folded.encode() if folded.count(" ") + 1 >= _TELLING_TITLE else None


def _text(kind: _Kind, publisher: str, key: TextKey, address: bytes = b"") -> int:
    version, digest = key
    return _hash(kind, publisher.encode(), version.to_bytes(2, "big") + digest, address)


def _hash(kind: _Kind, *parts: bytes) -> int:
    """Return 64 bits: with ten million tombstones an arrival meets one by chance once in a million million."""
    hashed = hashlib.blake2b(person=kind.encode(), digest_size=8)
    for part in parts:
        hashed.update(len(part).to_bytes(4, "big") + part)
    return int.from_bytes(hashed.digest(), "big", signed=True)
