"""The word index is as the texts are, whatever becomes of these."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import text

from crawler.archive.maintenance.removal import remove
from crawler.archive.search.words import fill_index
from storage.articles import iter_articles
from storage.database import Database
from storage.words import count_unindexed
from tests.archive.search.papers import FILLER, NOON, look, store, titles

DAY = timedelta(days=1)


def index_of(database: Database) -> Sequence[object]:
    """Return all that the index holds, for comparing."""
    with database.begin() as connection:
        if database.dialect.SHARED:
            return connection.execute(text("SELECT * FROM article_words ORDER BY 1")).all()
        connection.execute(text("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, article_words, instance)"))
        found = connection.execute(text('SELECT * FROM temp.vocabulary ORDER BY term, doc, col, "offset"')).all()
        connection.execute(text("DROP TABLE temp.vocabulary"))
        return found


def empty(database: Database) -> None:
    """Empty the index as if the tables were those of an archive from before it."""
    with database.begin() as connection:
        if database.dialect.SHARED:
            connection.execute(text("DELETE FROM article_words"))
        else:
            connection.execute(text("INSERT INTO article_words (article_words) VALUES ('delete-all')"))
        connection.execute(text("INSERT INTO marker (name, article_id) SELECT 'words below', max(id) + 1 FROM article"))


def assert_sound(database: Database) -> None:
    """Check that the index holds what a new one of the same articles would."""
    kept = index_of(database)
    assert kept
    empty(database)
    fill_index(database)
    assert index_of(database) == kept


def test_a_revised_article_is_found_by_its_new_text_alone(database: Database) -> None:
    store(database, "Ferry stays", "The crossing was called off. " + FILLER, path="ferry")
    store(database, "Ferry sails", "The crossing began at dawn. " + FILLER, path="ferry", now=NOON + DAY)
    assert titles(database, "dawn") == ["Ferry sails"]
    assert titles(database, "called") == titles(database, "stays") == []
    assert_sound(database)


def test_a_removed_article_is_found_no_more_and_leaves_no_word(database: Database) -> None:
    store(database, "Ferry stays", "Fog. " + FILLER, authors=("Ilse Maartens",))
    store(database, "Bread is dear", "A loaf of rye costs more than it did in the spring, the bakers say.")
    (number,) = (each.id for each in iter_articles(database) if each.title == "Ferry stays")
    remove(database, [number], NOON + DAY)
    assert titles(database, "ferry") == titles(database, "author:ilse") == []
    assert titles(database, "rye") == ["Bread is dear"]
    assert_sound(database)


def test_what_is_a_repeat_is_not_found(database: Database) -> None:
    """A repeat adds nothing; one that is told only by its near copies stays as a row that is not found."""
    story = FILLER + " Fog kept the last ferry at its berth until the morning, and eleven people slept on board."
    store(database, "Ferry stays", story, site="bay.example")
    store(database, "Ferry stays", story, site="quay.example", now=NOON + DAY)
    store(database, "Ferry stays", "Read more news below\n\n" + story, site="other.example", now=NOON + DAY)
    found = look(database, "berth").hits
    assert len(found) == len(list(iter_articles(database)))
    with database.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO article (digest, digest_version, tokens, key_version, url_claimed, publisher, site,"
                " source, on_own_page, first_seen_at, text_seen_at, confidence, title, text)"
                " SELECT :digest, digest_version, tokens, 0, url_claimed, publisher, 'late.example', source,"
                " on_own_page, first_seen_at, text_seen_at, confidence, title, text FROM article ORDER BY id LIMIT 1"
            ),
            {"digest": bytes(16)},
        )
        connection.execute(
            text(
                "INSERT INTO link (article_id, of_id, story_id, verdict, made_at, why)"
                " SELECT max(id), min(id), min(id), 'repeat', :now, '{}' FROM article"
            ),
            {"now": NOON},
        )
    fill_index(database)
    assert len(look(database, "berth").hits) == len(found)
    assert_sound(database)


def test_authors_that_a_repeat_brings_are_found(database: Database) -> None:
    store(database, "Ferry stays", "Fog over the quay. " + FILLER, path="ferry")
    store(database, "Ferry stays", "Fog over the quay. " + FILLER, path="ferry", authors=("Ilse",), now=NOON + DAY)
    assert titles(database, "author:ilse") == ["Ferry stays"]
    assert_sound(database)


def test_odd_texts_leave_a_sound_index(database: Database) -> None:
    odd = ("a\x00b", "\ud800x", "'quoted'", "back\\slash", '"', "&lt;b&gt;x", "x" * 5_000, "港" * 300, "ß İ ﷺ e\u0301")
    for number, each in enumerate(odd):
        store(database, f"Odd {number} {each}", f"{each} report {number}", authors=(each,))
    assert len(look(database, "odd report").hits) == len(odd)
    for article in iter_articles(database):
        if article.id % 2:
            remove(database, [article.id], NOON + DAY)
    assert_sound(database)


def test_an_archive_from_before_is_filled_latest_first(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.archive.search.words._BATCH", 3)
    for number in range(7):
        store(database, f"Report {number}", f"The ferry of day {number}, and nothing else of note")
    empty(database)
    assert (look(database, "ferry").hits, look(database, "ferry").unindexed) == ((), 7)

    class Stopped(Exception):
        pass

    def stop(_: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        fill_index(database, stop)
    assert sorted(titles(database, "ferry")) == ["Report 4", "Report 5", "Report 6"]
    assert look(database, "ferry").unindexed == 4
    store(database, "Report 7", "The ferry of day 7, and nothing else of note")
    with database.read() as connection:
        assert count_unindexed(connection) == 4
    remove(database, [1], NOON)  # which is not in the index yet
    assert fill_index(database) == 3
    assert (len(titles(database, "ferry")), look(database, "ferry").unindexed) == (7, 0)
    assert_sound(database)


def test_what_another_version_stored_is_found_after_the_next_fill(database: Database) -> None:
    """A node from before the index goes on writing while the others are upgraded."""
    store(database, "Ferry stays", FILLER)
    with database.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO article (digest, digest_version, tokens, key_version, url_claimed, publisher, site,"
                " source, on_own_page, first_seen_at, text_seen_at, confidence, title, text)"
                " SELECT :digest, digest_version, tokens, 0, url_claimed, publisher, site, source, on_own_page,"
                " first_seen_at, text_seen_at, confidence, 'Bread is dear', text FROM article"
            ),
            {"digest": bytes(16)},
        )
    assert titles(database, "bread") == []
    assert fill_index(database) == 1
    assert titles(database, "bread") == ["Bread is dear"]
