"""Candidates in the words of the store, without what their site repeats."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from crawler.archive.harvest import Harvest
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.dedup.stripping import strip
from crawler.core.links.addresses import permalink_key
from crawler.core.links.urls import site_of
from crawler.core.types import Candidate
from storage.records import NewArticle, RelatedLink


def new_article(harvest: Harvest, candidate: Candidate, *, on_own_page: bool) -> NewArticle:
    """Return a candidate of a page in the words of the store."""
    article, found = candidate.article, candidate.fingerprint
    return NewArticle(
        digest_version=found.version,
        digest=found.digest,
        core_digest=found.core_digest,
        key_version=found.key_version,
        keys=found.near_keys,
        line_keys=found.line_keys,
        tokens=found.tokens,
        title=article.title,
        text=article.text,
        site=site_of(article.url or harvest.page.url),
        source=harvest.source,
        on_own_page=on_own_page,
        url=article.url,
        url_key=permalink_key(article.url),
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
    )


def without_furniture(new: NewArticle, learned: Collection[int]) -> NewArticle:
    """Return an article without the paragraphs that its site was found to repeat.

    Its digest stays that of the text as it was read, by which the same page is known when it is read again.
    """
    text, dropped = strip(new.text, learned)
    if not dropped:
        return new
    found = fingerprint(new.title, new.text, learned)
    return replace(
        new,
        text=text,
        dropped=dropped,
        core_digest=found.core_digest,
        keys=found.near_keys,
        line_keys=found.line_keys,
    )
