from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select, update

from crawler.archive.maintenance import rebuild as rebuilding
from crawler.archive.maintenance.rebuild import count_left, rebuild
from crawler.archive.maintenance.upkeep import upkeep
from crawler.archive.pages import archive
from crawler.core.dedup.paragraphs import KEY_VERSION
from storage.articles import count_articles, get_article, list_articles
from storage.database import Database
from storage.furniture import list_furniture
from storage.models import article, furniture, revision
from storage.story_links import find_links
from tests.archive.lanterns import EDITED, LINE, NOON, ORIGINAL, page, teach, text


def make_old(database: Database, **columns: object) -> None:
    """Make all articles, and their earlier texts, ones that another version of the program has stored."""
    with database.begin() as connection:
        for number in connection.execute(select(article.c.id)).scalars().all():
            old = {"digest": number.to_bytes(16, "big"), "digest_version": 0, "core_digest": None, "key_version": 0}
            connection.execute(update(article).where(article.c.id == number).values(**{**old, **columns}))
        connection.execute(update(revision).values(digest=b"\x01" * 16, digest_version=0))
        database.dialect.clear_keys(connection)


def known_by(connection: Connection) -> list[Any]:
    columns = (article.c.id, article.c.digest, article.c.digest_version, article.c.core_digest, article.c.key_version)
    rows = [tuple(row) for row in connection.execute(select(*columns).order_by(article.c.id))]
    rows += [tuple(row) for row in connection.execute(select(revision.c.digest, revision.c.digest_version))]
    return [*rows, database_keys(connection)]


def database_keys(connection: Connection) -> int:
    table = "article_key" if connection.dialect.name == "sqlite" else "article_keys"
    return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def test_a_store_of_this_version_is_as_it_is_to_be(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    archive(database, EDITED, NOON)
    done = rebuild(database, NOON, every=True)
    assert (done.articles, done.digests, done.cores, done.keys, done.verdicts) == (2, 0, 0, 0, Counter())


def test_a_dry_run_says_what_a_rebuild_then_does(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    archive(database, page("Lanterns counted in Vellmar", text("Vellmar", "Nine more had sunk."), "a"), NOON)
    archive(database, page("Bread baked in Oberrode", text("Oberrode"), "c"), NOON)
    with database.read() as connection:
        new = known_by(connection)
    make_old(database)
    with database.read() as connection:
        old = known_by(connection)
    dry = rebuild(database, NOON, dry=True)
    with database.read() as connection:
        assert known_by(connection) == old
    done = rebuild(database, NOON)
    assert (done.digests, done.cores, done.keys, done.revisions) == (2, 2, 2, 1)
    assert (dry.articles, dry.digests, dry.cores, dry.keys, dry.revisions) == (2, 2, 2, 2, 1)
    with database.read() as connection:
        assert known_by(connection) == new


def test_copies_that_an_earlier_version_could_not_see_are_tied(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    make_old(database)
    archive(database, EDITED, NOON)
    with database.read() as connection:
        assert find_links(connection, [2]) == {}
    assert rebuild(database, NOON, every=True).verdicts == {("new", "near"): 1}


def test_texts_that_are_the_same_by_now_become_one_article_and_nothing_is_lost(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    archive(
        database,
        page("Lanterns counted in Vellmar", text("Vellmar", "By Ana Lopez"), "b", "post.harbour.example"),
        NOON,
    )
    other = page("Bread baked in Oberrode", text("Oberrode"), "c")
    archive(database, other, NOON)
    same = {"title": "Lanterns counted in Vellmar", "text": text("Vellmar")}
    with database.begin() as connection:
        connection.execute(update(article).where(article.c.id > 1).values(**same))
    make_old(database)
    rebuild(database, NOON)
    with database.read() as connection:
        assert [one.id for one in list_articles(connection)] == [1]
        assert count_articles(connection) == 1
        (late,) = connection.execute(select(article.c.id).where(article.c.id > 1)).scalars()
        assert get_article(connection, late).text == text("Vellmar")
    archive(database, ORIGINAL, NOON + timedelta(days=1))
    with database.read() as connection:
        assert count_articles(connection) == 1


def test_what_was_broken_off_is_gone_on_with(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    for town in ("Vellmar", "Oberrode", "Kirchau"):
        archive(database, page(f"{town} {town}burg {town}dorf", text(town), town), NOON)
    make_old(database)
    monkeypatch.setattr(rebuilding, "_BATCH", 1)
    with monkeypatch.context() as patch:
        patch.setattr(rebuilding, "judge_again", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            rebuild(database, NOON)
    assert count_left(database) == 2
    assert rebuild(database, NOON).articles == 2
    assert count_left(database) == 3
    with database.read() as connection:
        assert {row[4] for row in known_by(connection)[:3]} == {KEY_VERSION}


@pytest.mark.parametrize("key", [77, None])
def test_furniture_is_known_by_its_new_key_and_what_it_was_left_out_of_too(database: Database, key: int | None) -> None:
    teach(database, "bay.example")
    archive(database, page("Snow in Marbach", f"{text('Marbach')}\n\n{LINE}", "snow", "bay.example"), NOON)
    with database.read() as connection:
        (taught,) = list_furniture(connection)
        digest = connection.execute(select(article.c.digest).where(article.c.id == 4)).scalar_one()
    with database.begin() as connection:
        old = taught.key if key is None else key  # another version may give the same key
        connection.execute(update(furniture).values(key=old, key_version=9))
    make_old(database, key_version=9)
    with database.begin() as connection:
        connection.execute(update(article).where(article.c.id == 4).values(dropped=((8, old),)))
    rebuild(database, NOON)
    with database.read() as connection:
        assert [one.key for one in list_furniture(connection)] == [taught.key]
        row = connection.execute(select(article.c.digest, article.c.dropped).where(article.c.id == 4)).one()
        assert (row.digest, row.dropped) == (digest, [[8, taught.key]])


def test_a_dry_run_knows_the_furniture_of_another_version(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    archive(database, page("Lanterns counted in Vellmar", f"{text('Vellmar')}\n\n{LINE}", "b", "bay.example"), NOON)
    teach(database, "bay.example")
    upkeep(database, NOON)
    with database.begin() as connection:
        connection.execute(update(furniture).values(key_version=9))
    for dry in (True, False):
        done = rebuild(database, NOON, every=True, dry=dry)
        assert (done.articles, done.verdicts) == (5, Counter())
