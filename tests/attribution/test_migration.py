"""What an archive of before becomes: articles of who served them, claims told apart, false furniture unlearned."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

import migrations
from crawler.archive.maintenance.unlearning import LEARNED_OF_OTHERS
from crawler.archive.maintenance.upkeep import upkeep
from crawler.core.dedup.paragraphs import KEY_VERSION, paragraph_key
from crawler.core.links.addresses import permalink_key
from crawler.core.links.publishers import claim_key
from crawler.core.text.normalise import tokens
from migrations import open_database
from storage.articles import get_article
from storage.database import Database
from storage.furniture import list_furniture
from tests.attribution.presses import DENIED, HOSTILE, RIVAL

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
PAGES = {1: f"https://www.{RIVAL}/quay", 2: f"https://{HOSTILE}/list", 3: "document://paper.example/7"}
ARTICLES = {
    1: (f"https://{RIVAL}/quay", [1, 2]),  # the rival's, which the stranger shows, too
    2: (f"https://{RIVAL}/never", [2]),  # a claim of the stranger
    3: (None, [2]),
    4: ("https://paper.example/7", [3]),  # the word of a person
}


@pytest.fixture
def old(bare_database_url: str) -> Database:
    """Return a database as the version before left it."""
    database = Database(bare_database_url)
    config = Config()
    config.set_main_option("script_location", str(migrations.LOCATION))
    with database.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0006")
        for number, url in PAGES.items():
            connection.execute(
                text(
                    "INSERT INTO page (id, url, url_key, source, kind, status, reader_version, first_fetched_at, "
                    "last_fetched_at) VALUES (:n, :url, :key, 'paper', :kind, 200, 1, :at, :at)"
                ),
                {"n": number, "url": url, "key": bytes([number] * 16), "kind": "document" if number == 3 else "page",
                 "at": NOON},
            )  # fmt: skip
        for number, (permalink, pages) in ARTICLES.items():
            site = RIVAL if number < 4 else "paper.example"
            connection.execute(
                text(
                    "INSERT INTO article (id, digest, digest_version, tokens, url_key, site, source, on_own_page, "
                    "first_seen_at, text_seen_at, confidence, title, url, text) VALUES "
                    "(:n, :digest, 1, 9, :key, :site, 'paper', :own, :at, :at, 1, 'Quay', :url, :text)"
                ),
                {"n": number, "digest": bytes([number] * 16), "key": permalink_key(permalink), "site": site,
                 "own": False, "at": NOON, "url": permalink, "text": f"A quay of {number} stones.\n\n{DENIED}"},
            )  # fmt: skip
            for page in pages:
                connection.execute(
                    text("INSERT INTO sighting VALUES (:article, :page, 0, :at, :at)"),
                    {"article": number, "page": page, "at": NOON},
                )
        connection.execute(
            text(
                "INSERT INTO furniture (site, key, key_version, undone, seen, applied, found_at, sample) "
                "VALUES (:site, :key, :version, :no, 5, :yes, :at, :sample)"
            ),
            {"site": RIVAL, "key": paragraph_key(tokens(DENIED)), "version": KEY_VERSION, "no": False, "yes": True,
             "at": NOON, "sample": DENIED},
        )  # fmt: skip
    database.close()
    return open_database(bare_database_url)


def test_each_article_is_of_who_served_it(old: Database) -> None:
    with old, old.read() as connection:
        own, claim, nameless, ingested = (get_article(connection, number) for number in ARTICLES)
        keys = {row.id: bytes(row.url_key) for row in connection.execute(text("SELECT * FROM article")) if row.url_key}
    assert [(one.publisher, one.site, one.url_claimed) for one in (own, claim, nameless, ingested)] == [
        (RIVAL, RIVAL, False),
        (HOSTILE, HOSTILE, True),
        (HOSTILE, HOSTILE, False),
        ("paper.example", "paper.example", False),
    ]
    assert [one.url for one in (own, claim, nameless, ingested)] == [url for url, _ in ARTICLES.values()]
    assert [(one.site, one.title) for one in own.publications] == [(RIVAL, "Quay"), (HOSTILE, None)]
    assert ingested.publications[0].is_word
    never = permalink_key(ARTICLES[2][0])
    assert never is not None
    assert keys[2] == claim_key(never, HOSTILE)
    assert keys[1] == permalink_key(ARTICLES[1][0])


def test_what_was_learned_of_a_site_from_others_is_unlearned_by_the_upkeep(old: Database) -> None:
    with old:
        upkeep(old, NOON)
        with old.read() as connection:
            (line,) = list_furniture(connection, RIVAL)
    assert (line.undone, line.undone_because, line.applied) == (True, LEARNED_OF_OTHERS, True)
