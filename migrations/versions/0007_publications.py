"""Whose an article is, who else publishes its text, and which text a page showed.

Nothing is thrown away: an address stays as it was written down; whose an article is, is told by who served its pages.
What was learned of sites before that is doubted, and looked at again by the upkeep.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa
from alembic import op
from publicsuffixlist import PublicSuffixList

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_BATCH = 1000
_EDITION = re.compile(r"^(?:www[12]?|m|mobile|amp)\.(?=[^.]+\.)")
_NUMBERS = re.compile(r"[\d.]+|.*:.*")
_SUFFIXES = PublicSuffixList()

_PAGES = sa.text("SELECT id, url FROM page WHERE id > :after ORDER BY id LIMIT :most")
_SET_PAGE = sa.text("UPDATE page SET publisher = :publisher WHERE id = :number")
_ARTICLES = sa.text("SELECT id, url, url_key, site FROM article WHERE id > :after ORDER BY id LIMIT :most")
_SIGHTINGS = sa.text(
    "SELECT s.article_id, p.url, p.publisher, p.kind, p.source FROM sighting s JOIN page p ON p.id = s.page_id "
    "WHERE s.article_id > :after AND s.article_id <= :last ORDER BY s.article_id, s.first_seen_at, p.id"
)
_SET_ARTICLE = sa.text(
    "UPDATE article SET publisher = :publisher, site = :site, url_key = :url_key, url_claimed = :claimed "
    "WHERE id = :number"
)
_DOUBT = sa.text("UPDATE furniture SET doubted = :yes WHERE site = :site")


def upgrade() -> None:
    """Add the columns and the table, and fill them from what is known of pages."""
    op.add_column("page", sa.Column("publisher", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.add_column("article", sa.Column("publisher", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.add_column("article", sa.Column("url_claimed", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("sighting", sa.Column("revision", sa.Integer()))
    op.add_column("furniture", sa.Column("doubted", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("furniture", sa.Column("undone_because", sa.Text()))
    publication = op.create_table(
        "publication",
        sa.Column("article_id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("on_own_page", sa.Boolean(), nullable=False),
        sa.Column("url_claimed", sa.Boolean(), nullable=False),
        sa.Column("defers", sa.Boolean(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("published_at", sa.DateTime(timezone=True)),
        sa.Column("authors", sa.Text()),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_publication_article_id_article", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "publisher", name="pk_publication"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_publication_site", "publication", ["site"])
    connection = op.get_bind()
    for pages in _batches(connection, _PAGES):
        connection.execute(_SET_PAGE, [{"number": row.id, "publisher": _publisher(_site(row.url))} for row in pages])
    doubted: set[str] = set()
    for articles in _batches(connection, _ARTICLES):
        _attribute(connection, articles, publication, doubted)
    for site in sorted(doubted):
        connection.execute(_DOUBT, {"yes": True, "site": site})
    if doubted:  # what is on trial does not say which articles are whose; it comes again
        connection.execute(sa.text("DELETE FROM paragraph_trial"))


def _batches(connection: sa.Connection, query: sa.TextClause) -> Iterator[Sequence[sa.Row[Any]]]:
    after = 0
    while rows := connection.execute(query, {"after": after, "most": _BATCH}).all():
        yield rows
        after = rows[-1].id


def _attribute(
    connection: sa.Connection, articles: Sequence[sa.Row[Any]], publication: sa.Table, doubted: set[str]
) -> None:
    """Say whose articles are, and who else showed them; note the sites that lose one."""
    found = connection.execute(_SIGHTINGS, {"after": articles[0].id - 1, "last": articles[-1].id})
    seen = {number: list(rows) for number, rows in groupby(found, key=lambda row: row.article_id)}
    changed = [_whose(row, seen.get(row.id, [])) for row in articles]
    connection.execute(_SET_ARTICLE, changed)
    doubted |= {row.site for row, new in zip(articles, changed, strict=True) if row.site != new["site"]}
    others = [
        {
            "article_id": new["number"],
            "publisher": publisher[:255],
            "site": _site(page.url)[:255],
            "source": page.source,
            "on_own_page": False,
            "url_claimed": False,
            "defers": False,
        }
        for new in changed
        for publisher, page in {page.publisher: page for page in reversed(seen.get(new["number"], []))}.items()
        if publisher != new["publisher"]
    ]
    if others:
        connection.execute(publication.insert(), others)


def _whose(row: sa.Row[Any], pages: Sequence[sa.Row[Any]]) -> dict[str, Any]:
    """Return what is to be written of an article: it is of whoever its address names, if that one showed it."""
    named = _publisher(_site(row.url or ""))
    new = {"number": row.id, "publisher": named[:255], "site": row.site, "url_key": row.url_key, "claimed": False}
    if not pages or (row.url is not None and any(page.publisher == named or page.kind == "document" for page in pages)):
        return new
    first = pages[0]
    new |= {"publisher": first.publisher[:255], "site": _site(first.url)[:255], "claimed": row.url is not None}
    if row.url is not None and row.url_key is not None:
        key = bytes(row.url_key) + first.publisher.encode()
        new["url_key"] = hashlib.blake2b(key, digest_size=16).digest()
    return new


def _site(url: str) -> str:
    """Return the host of an address without www. and the like; of a document the host that it was said to be of."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return ""
    if parts.scheme == "document":
        return "" if host == "unknown" else host
    return _EDITION.sub("", host) if parts.scheme in ("http", "https") else ""


@cache
def _publisher(site: str) -> str:
    """Return the registered domain of a host, the host itself where it has none."""
    if "." not in site or _NUMBERS.fullmatch(site):
        return site
    return _SUFFIXES.privatesuffix(site) or site
