"""An archive in memory that is looked up and written as the store is."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from crawler.core.archiving.arrivals import Arrival, TextKey
from crawler.core.archiving.changes import (
    Add,
    Change,
    Fill,
    KeepRevision,
    NamePermalink,
    Plan,
    Publish,
    ReplaceText,
    with_numbers,
)
from crawler.core.archiving.draft import MOST_AT_ADDRESS, MOST_WITH_CORE
from crawler.core.archiving.known import Holding, Known, KnownArticle
from crawler.core.archiving.lookups import (
    Matched,
    leave_out,
    match_texts,
    wanted_cores,
    wanted_permalinks,
    wanted_sites,
    wanted_texts,
)
from crawler.core.archiving.plan import plan

Learned = Mapping[str, Collection[int]]


@dataclass(frozen=True, slots=True)
class Text:
    """A text that an article has, or had, and when it was first seen."""

    key: TextKey
    title: str
    text: str
    core: bytes | None
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An article of the archive."""

    now: Text
    on_own_page: bool
    url_key: bytes | None
    published_at: datetime | None
    authors: tuple[str, ...]
    source: str
    site: str
    publisher: str
    is_claim: bool
    is_shared: bool = False
    is_stripped: bool = False
    revisions: tuple[Text, ...] = ()

    @property
    def texts(self) -> tuple[Text, ...]:
        """Its current text and all others."""
        return (self.now, *self.revisions)


@dataclass(slots=True)
class MemoryArchive:
    """Articles by number, and when a page showed which."""

    learned: Learned = field(default_factory=dict)
    articles: dict[int, Kept] = field(default_factory=dict)
    sightings: set[tuple[int, datetime]] = field(default_factory=set)

    def archive(self, arrivals: Sequence[Arrival]) -> Plan:
        """Look up what arrivals ask for, plan them and write the plan; return it."""
        found, known = self._look_up(arrivals)
        made = plan(found, known)
        first = max(self.articles, default=0) + 1
        made = with_numbers(made, range(first, first + len(made.new_articles)))
        for change in made.changes:
            self._write(change)
        came = {arrival.page: arrival.at for arrival in arrivals}
        self.sightings |= {(seen.article_id, came[seen.page]) for seen in made.sightings}
        return made

    def _look_up(self, arrivals: Sequence[Arrival]) -> tuple[list[Arrival], Known]:
        holdings = self._holdings(wanted_texts(arrivals))
        articles = {one.article_id: self._known(one.article_id) for same in holdings.values() for one in same}
        known = Known(articles=articles, holdings=holdings)
        matched: Sequence[Matched] = match_texts(arrivals, known)
        permalinks = {key: self._latest("url_key", key, MOST_AT_ADDRESS) for key in wanted_permalinks(matched)}
        sites = wanted_sites(matched)
        learned = {site: keys for site, keys in self.learned.items() if site in sites}
        matched = leave_out(matched, learned)
        cores = {core: self._latest("core", core, MOST_WITH_CORE) for core in wanted_cores(matched)}
        read = {number for numbers in (*permalinks.values(), *cores.values()) for number in numbers}
        articles |= {number: self._known(number, with_text=True) for number in read}
        known = Known(articles=articles, holdings=holdings, permalinks=permalinks, cores=cores, learned=learned)
        return [arrival for arrival, _ in matched], known

    def _holdings(self, keys: Collection[TextKey]) -> dict[TextKey, list[Holding]]:
        found: dict[TextKey, list[Holding]] = {}
        for number, kept in self.articles.items():
            for text in kept.texts:
                if text.key in keys:
                    found.setdefault(text.key, []).append(Holding(number, text.seen_at))
        return found

    def _latest(self, name: str, value: bytes, most: int) -> list[int]:
        has = {number: kept.now.core if name == "core" else kept.url_key for number, kept in self.articles.items()}
        return sorted((number for number, its in has.items() if its == value), reverse=True)[:most]

    def _known(self, number: int, *, with_text: bool = False) -> KnownArticle:
        kept = self.articles[number]
        return KnownArticle(
            article_id=number,
            text_key=kept.now.key,
            text_seen_at=kept.now.seen_at,
            title=kept.now.title,
            on_own_page=kept.on_own_page,
            url_key=kept.url_key,
            published_at=kept.published_at,
            is_unsigned=not kept.authors,
            source=kept.source,
            site=kept.site,
            publisher=kept.publisher,
            is_claim=kept.is_claim,
            is_shared=kept.is_shared,
            is_stripped=kept.is_stripped,
            text=kept.now.text if with_text else "",
        )

    def _write(self, change: Change) -> None:
        number, arrival = change.article_id, change.arrival
        article, text = arrival.candidate.article, _text(arrival)
        if isinstance(change, Add):
            assert number not in self.articles
            self._check_unique(number, text)
            self.articles[number] = Kept(
                now=text,
                on_own_page=arrival.on_own_page,
                url_key=arrival.url_key,
                published_at=article.published_at,
                authors=article.authors,
                source=arrival.source,
                site=arrival.site,
                publisher=arrival.publisher,
                is_claim=arrival.is_claim,
                is_stripped=bool(arrival.dropped),
            )
            return
        kept = self.articles[number]
        match change:
            case ReplaceText():
                self._check_unique(number, text)
                kept = _replaced(kept, change)
            case KeepRevision():
                kept = replace(kept, revisions=(*kept.revisions, text))
            case NamePermalink():
                assert kept.url_key is None
                kept = replace(kept, url_key=arrival.url_key, site=arrival.site, is_claim=arrival.is_claim)
            case Publish():
                kept = replace(kept, is_shared=kept.is_shared or not change.defers)
                if change.restores:
                    kept = replace(kept, now=replace(kept.now, text=text.text), is_stripped=False)
            case Fill():
                kept = _filled(kept, arrival)
                if change.gives_title:
                    kept = replace(kept, now=replace(kept.now, title=article.title))
        self.articles[number] = kept

    def _check_unique(self, number: int, text: Text) -> None:
        """Two articles never have one current text: the store's index has the last word."""
        assert all(kept.now.key != text.key for other, kept in self.articles.items() if other != number)


def _text(arrival: Arrival) -> Text:
    article, found = arrival.candidate.article, arrival.candidate.fingerprint
    return Text(arrival.text_key, article.title, article.text, found.core_digest, arrival.at)


def _replaced(kept: Kept, change: ReplaceText) -> Kept:
    arrival, text = change.arrival, _text(change.arrival)
    headlines_count, hands_over = change.headlines_count, change.hands_over

    def is_the_same(other: Text) -> bool:
        return other.key == text.key and (not headlines_count or other.title == text.title)

    known = [*filter(is_the_same, (*kept.revisions, kept.now))]
    others = [one for one in (*kept.revisions, kept.now) if not is_the_same(one)]
    return replace(
        kept,
        now=replace(text, seen_at=known[0].seen_at if known else text.seen_at),
        on_own_page=arrival.on_own_page,
        url_key=arrival.url_key or kept.url_key,
        site=arrival.site if arrival.url_key else kept.site,
        publisher=arrival.publisher,
        is_claim=arrival.is_claim if arrival.url_key else kept.is_claim,
        is_stripped=bool(arrival.dropped),
        published_at=arrival.published_at or (None if hands_over else kept.published_at),
        authors=arrival.candidate.article.authors or (() if hands_over else kept.authors),
        revisions=tuple(others),
    )


def _filled(kept: Kept, arrival: Arrival) -> Kept:
    authors = kept.authors or arrival.candidate.article.authors
    return replace(kept, published_at=kept.published_at or arrival.published_at, authors=authors)
