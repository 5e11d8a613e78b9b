"""What is known while a plan is made: the store, and what was decided so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crawler.core.archiving.arrivals import Arrival, TextKey
from crawler.core.archiving.changes import Add, Change, Fill, KeepRevision, NamePermalink, Publish, ReplaceText
from crawler.core.archiving.known import Holding, Known, KnownArticle, TextMatch, match_text

MOST_AT_ADDRESS = 8
"""How many of the latest articles at an address are compared with a new one: some sites use one again and again."""

MOST_WITH_CORE = 4
"""How many of the latest articles with a core are compared with a new one: a notice may recur for years."""


class Draft:
    """Lets each arrival meet the articles as those before it leave them."""

    def __init__(self, known: Known) -> None:
        self._articles = dict(known.articles)
        self._holdings: dict[TextKey, Sequence[Holding]] = dict(known.holdings)
        self._permalinks: dict[bytes, Sequence[int]] = dict(known.permalinks)
        self._cores: dict[bytes, Sequence[int]] = dict(known.cores)

    def match_text(self, arrival: Arrival) -> tuple[Arrival, TextMatch | None]:
        """Return whose text an arrival has, see `known.match_text`."""
        return match_text(arrival, self._holdings, self._articles)

    def article(self, number: int) -> KnownArticle:
        """Return an article by its number."""
        return self._articles[number]

    def at_address(self, url_keys: Sequence[bytes]) -> list[KnownArticle]:
        """Return the articles at an address by each of its keys, the latest first."""
        return [self._articles[number] for key in url_keys for number in self._permalinks.get(key, ())]

    def with_core(self, core_digest: bytes | None) -> list[KnownArticle]:
        """Return the articles that have a text with this core, the latest first."""
        return [self._articles[number] for number in self._cores.get(core_digest, ())] if core_digest else []

    def has_earlier(self, number: int, key: TextKey) -> bool:
        """Return whether a text was an article's, or is kept as another one of it, and is not its current one."""
        held = self._holdings.get(key, ())
        return self._articles[number].text_key != key and any(each.article_id == number for each in held)

    def record(self, change: Change) -> None:
        """Take a change for made."""
        number, arrival = change.article_id, change.arrival
        match change:
            case Add():
                self._set_text(_new_article(number, arrival), arrival)
            case ReplaceText():
                self._replace_text(change)
            case KeepRevision():
                self._hold(arrival.text_key, Holding(number, arrival.at))
            case NamePermalink():
                self._articles[number] = _named(self._articles[number], arrival)
                _list(self._permalinks, arrival.url_key, number, MOST_AT_ADDRESS)
            case Fill():
                title = arrival.candidate.article.title if change.gives_title else self._articles[number].title
                self._articles[number] = replace(_filled(self._articles[number], arrival), title=title)
            case Publish():
                before = self._articles[number]
                shared = replace(before, is_shared=before.is_shared or not change.defers)
                if change.restores:
                    shared = replace(shared, is_stripped=False, text=arrival.candidate.article.text)
                self._articles[number] = shared

    def _replace_text(self, change: ReplaceText) -> None:
        # That it had its text until now is known already, where an arrival has that text.
        number = change.article_id
        before = self._articles[number]
        after = self._replaced(before, change)
        if before.url_key is not None and before.url_key != after.url_key:  # it was a claim until now
            _unlist(self._permalinks, before.url_key, number)
        for core in self._cores:
            _unlist(self._cores, core, number)
        self._set_text(after, change.arrival)

    def _replaced(self, before: KnownArticle, change: ReplaceText) -> KnownArticle:
        arrival = change.arrival
        seen_at = arrival.at
        if before.text_key != arrival.text_key:
            held = self._holdings.get(arrival.text_key, ())
            seen_at = next((each.seen_at for each in held if each.article_id == before.article_id), seen_at)
        elif not change.headlines_count:
            seen_at = before.text_seen_at
        kept = replace(before, published_at=None, is_unsigned=True) if change.hands_over else before
        return replace(
            _filled(kept, arrival),
            text_key=arrival.text_key,
            text_seen_at=seen_at,
            title=arrival.candidate.article.title,
            text=arrival.candidate.article.text,
            on_own_page=arrival.on_own_page,
            url_key=arrival.url_key or before.url_key,
            site=arrival.site if arrival.url_key else before.site,
            publisher=arrival.publisher,
            is_claim=arrival.is_claim if arrival.url_key else before.is_claim,
            is_stripped=bool(arrival.dropped),
            published_at=arrival.published_at or kept.published_at,
        )

    def _set_text(self, article: KnownArticle, arrival: Arrival) -> None:
        """Let an article have the text of an arrival."""
        number = article.article_id
        self._articles[number] = article
        self._hold(article.text_key, Holding(number, article.text_seen_at))
        _list(self._permalinks, article.url_key, number, MOST_AT_ADDRESS)
        _list(self._cores, arrival.candidate.fingerprint.core_digest, number, MOST_WITH_CORE)

    def _hold(self, key: TextKey, holding: Holding) -> None:
        others = [each for each in self._holdings.get(key, ()) if each.article_id != holding.article_id]
        self._holdings[key] = (*others, holding)


def _list(listed: dict[bytes, Sequence[int]], key: bytes | None, number: int, most: int) -> None:
    """Name an article under a key among the latest, the latest first."""
    if key is not None and number not in (numbers := listed.get(key, ())):
        listed[key] = sorted((*numbers, number), reverse=True)[:most]


def _unlist(listed: dict[bytes, Sequence[int]], key: bytes, number: int) -> None:
    """Name an article under a key no more."""
    if number in (numbers := listed.get(key, ())):
        listed[key] = [one for one in numbers if one != number]


def _new_article(number: int, arrival: Arrival) -> KnownArticle:
    article = arrival.candidate.article
    return KnownArticle(
        article_id=number,
        text_key=arrival.text_key,
        text_seen_at=arrival.at,
        title=article.title,
        on_own_page=arrival.on_own_page,
        url_key=arrival.url_key,
        published_at=article.published_at,
        is_unsigned=not article.authors,
        source=arrival.source,
        site=arrival.site,
        publisher=arrival.publisher,
        is_claim=arrival.is_claim,
        is_stripped=bool(arrival.dropped),
        text=article.text,
    )


def _named(article: KnownArticle, arrival: Arrival) -> KnownArticle:
    """Return an article at the address of a repeat, which may also tell its text."""
    is_its_text = not article.text and article.text_key == arrival.text_key
    text = arrival.candidate.article.text if is_its_text else article.text
    return replace(article, url_key=arrival.url_key, site=arrival.site, is_claim=arrival.is_claim, text=text)


def _filled(article: KnownArticle, arrival: Arrival) -> KnownArticle:
    """Return an article with the metadata that it lacks."""
    is_unsigned = article.is_unsigned and not arrival.candidate.article.authors
    return replace(article, published_at=article.published_at or arrival.published_at, is_unsigned=is_unsigned)
