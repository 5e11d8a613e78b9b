"""What upkeep reads and writes: a site's texts, and what they are without the furniture that is known by now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select, update

from storage.models import article

_OF_SITE = (
    select(article.c.id, article.c.title, article.c.text, article.c.core_digest, article.c.dropped)
    .where(article.c.site == bindparam("of_site"), article.c.id > bindparam("after"))
    .order_by(article.c.id)
    .limit(bindparam("most"))
)
_SET_CORE = update(article).where(article.c.id == bindparam("number")).values(core_digest=bindparam("new_core"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteText:
    """A stored text with its core digest; `dropped` is the furniture that was left out of it: (place, key)."""

    article_id: int
    title: str
    text: str
    core_digest: bytes | None
    dropped: tuple[tuple[int, int], ...]


def list_of_site(connection: Connection, site: str, *, after: int, limit: int) -> list[SiteText]:
    """Return the texts of a site's articles, those of numbers above `after`, ascending."""
    rows = connection.execute(_OF_SITE, {"of_site": site, "after": after, "most": limit})
    return [
        SiteText(
            article_id=row.id,
            title=row.title,
            text=row.text,
            core_digest=row.core_digest,
            dropped=tuple((place, key) for place, key in row.dropped or ()),
        )
        for row in rows
    ]


def set_cores(connection: Connection, core_digests: Mapping[int, bytes | None]) -> None:
    """Record by article the digest of its text without what is furniture by now."""
    rows = [{"number": number, "new_core": digest} for number, digest in sorted(core_digests.items())]
    if rows:
        connection.execute(_SET_CORE, rows)


def put_back(connection: Connection, article_id: int, text: str, dropped: tuple[tuple[int, int], ...]) -> None:
    """Record an article's text with furniture that was none, and what is still left out."""
    connection.execute(update(article).where(article.c.id == article_id).values(text=text, dropped=dropped))
