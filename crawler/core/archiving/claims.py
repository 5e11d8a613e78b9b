"""What the entries of a feed or sitemap say of the pages that they lead to: it serves where a page says nothing itself.

A claim is no reading of the page: it never replaces what the page says, makes no revision, and only one of the page's
own site, found in the same source, may make one: hosts that many write on have feeds of each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from crawler.core.archiving.known import KnownArticle
from crawler.core.links.addresses import permalink_key
from crawler.core.types import Candidate, Claim, Origin

_FIELDS = ("title", "published_at", "authors", "tags", "language", "image")


def claims_by_page(claims: Iterable[Claim]) -> dict[bytes, Claim]:
    """Return claims by the `permalink_key` of the pages that they are about; of several the first counts."""
    found: dict[bytes, Claim] = {}
    for claim in claims:
        key = permalink_key(claim.url)
        if key is not None:
            found.setdefault(key, claim)
    return found


def with_claims(candidates: Sequence[Candidate], claims: Mapping[bytes, Claim]) -> tuple[Candidate, ...]:
    """Return candidates with what is claimed of the articles at their addresses, where their pages do not say it.

    Where a page shows several articles of one address, nobody knows which of them is meant.
    """
    if not claims:
        return tuple(candidates)
    keys = [permalink_key(candidate.article.url) for candidate in candidates]
    return tuple(
        _with_claim(candidate, claims[key]) if key is not None and key in claims and keys.count(key) == 1 else candidate
        for candidate, key in zip(candidates, keys, strict=True)
    )


def claimed(
    claims: Mapping[bytes, Claim], known: Mapping[bytes, Sequence[KnownArticle]], source: str
) -> list[tuple[int, Claim]]:
    """Return the stored articles of a source that its claims tell something; none of an address that several have."""
    told = []
    for key, articles in known.items():
        if len(articles) == 1 and key in claims and articles[0].source == source:
            (article,), claim = articles, claims[key]
            lacks = _lacking(article, claim)
            if lacks:
                told.append((article.article_id, lacks))
    return sorted(told, key=lambda each: each[0])


def _lacking(article: KnownArticle, claim: Claim) -> Claim:
    """Return as much of a claim as nobody has said of a stored article."""
    return replace(
        claim,
        title="" if article.title else claim.title,
        authors=claim.authors if article.is_unsigned else (),
        published_at=claim.published_at if article.published_at is None else None,
        tags=claim.tags if "tags" in article.lacks else (),
        language=claim.language if "language" in article.lacks else None,
        image=claim.image if "image_url" in article.lacks else None,
    )


def _with_claim(candidate: Candidate, claim: Claim) -> Candidate:
    article = candidate.article
    lacks = {field: value for field in _FIELDS if not getattr(article, field) and (value := getattr(claim, field))}
    if not lacks:
        return candidate
    origins = (*article.origins, *(Origin(field, claim.origin) for field in lacks))
    return replace(candidate, article=replace(article, origins=origins, **lacks))
