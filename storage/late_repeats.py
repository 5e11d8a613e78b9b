"""What repeats that are found late say of the articles that they repeat."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, func, not_, select, update

from storage.article_writes import WHERE_KNOWN, keep_text
from storage.chunks import among, chunks
from storage.models import article
from storage.publications import hand_over
from storage.sightings import turn

_GIVEN = ("title", "on_own_page", *WHERE_KNOWN)
_OWN_PAGES = (
    select(*(article.c[name] for name in ("id", "publisher", *_GIVEN)))
    .where(among(article.c.id, "ids"), article.c.on_own_page, article.c.url_key.is_not(None))
    .order_by(article.c.id)
)
_LACKING = select(article.c.id).where(among(article.c.id, "ids"), not_(article.c.on_own_page))
_COMPLETE = (
    update(article)
    .where(
        article.c.id == bindparam("of"),
        not_(article.c.on_own_page),
        article.c.publisher == bindparam("its_publisher"),
        func.coalesce(article.c.url_key, bindparam("its_url_key")) == bindparam("its_url_key"),
    )
    .values(
        {name: bindparam(name, type_=article.c[name].type) for name in _GIVEN[:2]}
        | {name: func.coalesce(bindparam(name, type_=article.c[name].type), article.c[name]) for name in WHERE_KNOWN}
    )
)

_SAID = ("title", "text", "tokens", "dropped", "core_digest", "publisher", "source", "on_own_page", *WHERE_KNOWN)
_REPEAT = select(article).where(article.c.id == bindparam("repeat"))
_CONFIRM = (
    update(article)
    .where(article.c.id == bindparam("of"))
    .values({name: bindparam(f"new_{name}", type_=article.c[name].type) for name in _SAID})
)


def confirm(connection: Connection, repeats: Mapping[int, int]) -> None:
    """Hand articles over to the publishers of their late repeats, whose addresses they claim, with the texts of these.

    What such an article had until now is kept as an earlier text.
    """
    for repeat, of in repeats.items():
        row = connection.execute(_REPEAT, {"repeat": repeat}).one_or_none()
        if row is not None:
            hand_over(connection, of, row.publisher)
            turn(connection, of, kept=keep_text(connection, of), current=None)
            connection.execute(_CONFIRM, {"of": of} | {f"new_{name}": getattr(row, name) for name in _SAID})


def find_telling(connection: Connection, repeats: Mapping[int, int]) -> dict[int, int]:
    """Return those of some late repeats that repeat articles which were not read on their own pages."""
    lacking = {one for ids in chunks(repeats.values()) for one in connection.execute(_LACKING, {"ids": ids}).scalars()}
    return {repeat: of for repeat, of in repeats.items() if of in lacking}


def complete(connection: Connection, repeats: Mapping[int, int]) -> None:
    """Give articles what the own pages of their late repeats say of them: headline, permalink, date, authors …

    Those that were read on their own pages stay as they are.
    """
    rows = [row for ids in chunks(repeats) for row in connection.execute(_OWN_PAGES, {"ids": ids})]
    if rows:
        connection.execute(
            _COMPLETE,
            [
                {name: getattr(row, name) for name in _GIVEN}
                | {"of": repeats[row.id], "its_publisher": row.publisher, "its_url_key": row.url_key}
                for row in rows
            ],
        )
