"""Where core and store meet: candidates as arrivals, what is known in the core's words, what is kept in the store's."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from crawler.archive.harvest import Harvest
from crawler.core.archiving import known as core
from crawler.core.archiving.arrivals import Arrival, TextKey
from crawler.core.links.addresses import permalink_key
from crawler.core.links.publishers import claim_key, publisher_of
from crawler.core.links.urls import site_of
from crawler.core.types import Kind
from storage.records import KnownArticle, KnownText, NewArticle, RelatedLink

_MOST_VOUCHED = 4  # publishers of feeds that a page calls its own: a site has its feeds at one such service


def arrivals_of(harvest: Harvest, page: int, at: datetime) -> list[Arrival]:
    """Return the candidates of a page that came at a time, `page` being its place; the first may be on its own page.

    An address of another publisher than the one who served the page is a claim, unless a person says it.
    """
    served_by = harvest.publisher
    vouched = tuple(sorted({publisher_of(feed) for feed in harvest.feeds} - {served_by, ""}))[:_MOST_VOUCHED]
    in_feed = harvest.page.kind == Kind.FEED and _is_of_one_other(harvest)
    arrivals = []
    for index, candidate in enumerate(harvest.candidates):
        url = candidate.article.url
        key = permalink_key(url)
        is_claim = url is not None and harvest.document is None and publisher_of(url) != served_by
        arrivals.append(
            Arrival(
                page=page,
                candidate=candidate,
                site=harvest.site if is_claim or url is None else site_of(url),
                publisher=served_by,
                source=harvest.source,
                url_key=claim_key(key, served_by, in_feed=in_feed) if key is not None and is_claim else key,
                is_claim=is_claim,
                on_own_page=harvest.is_own_page and index == 0,
                at=at,
                vouched=() if is_claim else vouched,
            )
        )
    return arrivals


def _is_of_one_other(harvest: Harvest) -> bool:
    """Whether a feed has nothing but articles of one other publisher, as those of a service do."""
    named = {publisher_of(candidate.article.url or "") for candidate in harvest.candidates}
    return len(named) == 1 and named != {harvest.publisher}


def new_article(arrival: Arrival) -> NewArticle:
    """Return an arrival in the words of the store."""
    article, found = arrival.candidate.article, arrival.candidate.fingerprint
    return NewArticle(
        digest_version=found.version,
        digest=found.digest,
        core_digest=found.core_digest,
        key_version=found.key_version,
        keys=found.near_keys,
        line_keys=found.line_keys,
        dropped=arrival.dropped,
        tokens=found.tokens,
        title=article.title,
        text=article.text,
        site=arrival.site,
        source=arrival.source,
        publisher=arrival.publisher,
        on_own_page=arrival.on_own_page,
        url=article.url,
        url_key=arrival.url_key,
        url_claimed=arrival.is_claim,
        published_at=article.published_at,
        updated_at=article.updated_at,
        authors=article.authors,
        language=article.language,
        section=article.section,
        tags=article.tags,
        image_url=article.image.url if article.image else None,
        image_caption=article.image.caption if article.image else None,
        related=tuple(RelatedLink(link.text, link.url) for link in article.related),
        confidence=article.confidence,
        origins={origin.field: origin.source for origin in article.origins},
    )


def known_by_text(found: Mapping[TextKey, Sequence[KnownText]]) -> core.Known:
    """Return what is known of some texts."""
    articles = {one.article.article_id: _known_article(one.article) for same in found.values() for one in same}
    holdings = {key: [core.Holding(one.article.article_id, one.seen_at) for one in same] for key, same in found.items()}
    return core.Known(articles=articles, holdings=holdings)


def with_lookups(
    known: core.Known,
    permalinks: Mapping[bytes, Sequence[KnownArticle]],
    cores: Mapping[bytes, Sequence[KnownArticle]],
    learned: Mapping[str, Collection[int]],
) -> core.Known:
    """Return what is known of some texts with what is known of their permalinks, cores and sites."""
    articles = {one.article_id: one for found in (permalinks, cores) for same in found.values() for one in same}
    return replace(
        known,
        articles={**known.articles, **{number: _known_article(one) for number, one in articles.items()}},
        permalinks={key: [one.article_id for one in same] for key, same in permalinks.items()},
        cores={key: [one.article_id for one in same] for key, same in cores.items()},
        learned=learned,
    )


def known_articles(found: Mapping[bytes, Sequence[KnownArticle]]) -> dict[bytes, list[core.KnownArticle]]:
    """Return articles by key in the words of the core."""
    return {key: [_known_article(one) for one in same] for key, same in found.items()}


def _known_article(one: KnownArticle) -> core.KnownArticle:
    return core.KnownArticle(
        article_id=one.article_id,
        text_key=(one.digest_version, one.digest),
        text_seen_at=one.text_seen_at,
        title=one.title,
        on_own_page=one.on_own_page,
        url_key=one.url_key,
        published_at=one.published_at,
        is_unsigned=one.is_unsigned,
        source=one.source,
        site=one.site,
        publisher=one.publisher,
        is_claim=one.url_claimed,
        is_shared=one.is_shared,
        is_stripped=one.is_stripped,
        lacks=one.lacks,
        text=one.text,
    )
