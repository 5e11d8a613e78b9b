"""What a feed or a sitemap says of pages that were read before it: given to their articles where they lack it."""

from __future__ import annotations

from sqlalchemy import Connection

from crawler.archive.harvest import Harvest
from crawler.archive.records import known_articles
from crawler.archive.search.words import kept_in_index
from crawler.core.archiving.claims import claimed, claims_by_page
from crawler.core.archiving.draft import MOST_AT_ADDRESS
from storage import article_writes
from storage.database import Database
from storage.lookups import find_permalinks


def settle_claims(database: Database, connection: Connection, harvest: Harvest) -> None:
    """Give the stored articles of such pages what they lack: headline, date, authors, tags, language, image."""
    by_page = claims_by_page(harvest.claims)
    known = known_articles(find_permalinks(connection, by_page, MOST_AT_ADDRESS))
    told = claimed(by_page, known, harvest.source)
    article_writes.lock_articles(database, connection, [number for number, _ in told])
    with kept_in_index(connection, [number for number, _ in told]):
        for number, claim in told:
            article_writes.claim(
                connection,
                number,
                claim.origin,
                title=claim.title or None,
                published_at=claim.published_at,
                authors=list(claim.authors),
                tags=list(claim.tags),
                language=claim.language,
                image_url=None if claim.image is None else claim.image.url,
                image_caption=None if claim.image is None else claim.image.caption,
            )
