"""What an export wrote goes into another archive and comes out of it as it was."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from crawler.archive.harvest import Harvest
from crawler.archive.ingest import ingest
from crawler.archive.maintenance.removal import remove
from crawler.archive.pages import archive
from crawler.archive.restoring import restore
from crawler.archive.rights import rights_record
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article, Candidate, Image, Link, Origin, Rights, Verdict
from storage.articles import count_articles
from storage.database import Database
from storage.errors import Deadlocked
from storage.records import StoredArticle
from storage.stories import list_stories
from tests.archive.ferry import BAKERY, FERRY, HOUR, NOON, made, page, stored
from tests.archive.lanterns import text
from tests.archive.round_trip.written import exported, taken, tied, told

TOWNS = ("Vellmar", "Oberrode", "Kirchau", "Steinbek")
HOSTS = ("harbour.example", "bay.example", "mill.example")


def whole(body: str, url: str) -> Candidate:
    article = Article(
        title="Lanterns counted", text=body, url=url, published_at=NOON, updated_at=NOON + HOUR, authors=("Ida Sand",),
        language="en", section="Town", tags=("lanterns",), image=Image("https://harbour.example/1.jpg", "A lantern"),
        related=(Link("More", "https://harbour.example/2"), Link("None")), confidence=0.75,
        origins=(Origin("published_at", "sitemap news"), Origin("tags", "feed entry")),
    )  # fmt: skip
    return Candidate(article=article, fingerprint=fingerprint(article.title, body))


def fill(database: Database) -> None:
    """Fill an archive with all that there is: revisions, near copies, claims, publications, documents, rights."""
    own = "https://harbour.example/2026/lanterns"
    first = page(whole(text("Vellmar"), own), url=own, own=True)
    reserved = rights_record(Rights(rule="Allow: /", signals=("ai-train=no",)))
    archive(database, replace(first, page=replace(first.page, rights=reserved, kind="own page")), NOON)
    archive(database, page(whole(text("Vellmar", "Nine sank."), own), url=own, own=True), NOON + HOUR)
    archive(database, page(made(FERRY), made(BAKERY, "Rye prize", 1, None)), NOON + HOUR)
    archive(database, page(made(BAKERY, "The prize", 0, None), url="https://bay.example/front"), NOON + 2 * HOUR)
    archive(
        database, page(made(FERRY, url="https://harbour.example/x"), url="https://planet.example/"), NOON + 3 * HOUR
    )
    archive(database, page(made(text("Oberrode"), url="https://far.example/1"), url="https://planet.example/"), NOON)
    archive(
        database, page(made(text("Kirchau", "A second count."), url=None), url="https://mill.example/"), NOON + HOUR
    )
    lines = [json.dumps({"id": "a", "text": BAKERY, "site": "hand.example"}),
             json.dumps({"id": "b", "text": text("Steinbek"), "url": "https://hand.example/b"})]  # fmt: skip
    list(ingest(database, enumerate(line.encode() for line in lines), "ingest:old", lambda: NOON + 5 * HOUR))


@pytest.fixture
def other(sqlite_template: Path, tmp_path: Path) -> Database:
    shutil.copy(sqlite_template, tmp_path / "other.db")
    return Database(f"sqlite:///{tmp_path / 'other.db'}")


def test_all_comes_back_on_every_database(database: Database, other: Database) -> None:
    fill(other)
    written = exported(other)
    (batch,) = taken(database, written)
    assert batch.faults == ()
    assert told(exported(database)) == told(written)
    with database.read() as here, other.read() as there:
        restored, before = ([replace(each, lead_id=0) for each in list_stories(at)] for at in (here, there))
        assert restored == before != []
    assert tied(exported(database)) == tied(written)
    assert any(each["near"] for each in tied(written))


def test_all_comes_back_from_every_database(database: Database, other: Database) -> None:
    fill(database)
    written = exported(database)
    taken(other, written)
    assert told(exported(other)) == told(written)


def test_a_second_time_changes_nothing(database: Database, other: Database) -> None:
    fill(other)
    written = exported(other)
    taken(database, written)
    (again,) = taken(database, written)
    assert again.stored == ()
    assert again.known == len(written.splitlines())
    assert told(exported(database)) == told(written)


def test_what_the_archive_knows_is_completed(database: Database, other: Database) -> None:
    archive(other, page(made(FERRY), url="https://harbour.example/older"), NOON - HOUR)
    archive(other, page(made(FERRY)), NOON)
    archive(database, page(made(FERRY)), NOON + HOUR)
    (batch,) = taken(database, exported(other))
    assert (batch.stored, batch.known) == ((), 1)
    (article,) = stored(database)
    assert article.first_seen_at == NOON - HOUR
    assert [each.page_url for each in article.sightings] == [
        "https://harbour.example/older",
        "https://harbour.example/",
    ]
    assert article.sightings[1].first_seen_at == NOON
    assert article.sightings[1].last_seen_at == NOON + HOUR


def test_another_text_at_a_known_address_is_judged_as_a_crawled_page_is(database: Database, other: Database) -> None:
    own = "https://harbour.example/2026/lanterns"
    archive(other, page(whole(text("Vellmar", "Nine sank."), own), url=own, own=True), NOON)
    archive(database, page(whole(text("Vellmar"), own), url=own, own=True), NOON)
    (batch,) = taken(database, exported(other))
    assert batch.stored == (Verdict.REVISION,)
    (article,) = stored(database)
    assert article.revision_count == 1


def test_what_was_removed_does_not_come_back(database: Database, other: Database) -> None:
    archive(other, page(made(FERRY)), NOON)
    taken(database, exported(other))
    remove(database, [stored(database)[0].id], NOON)
    taken(database, exported(other))
    with database.read() as connection:
        assert count_articles(connection) == 0


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"newsfold": 2}, "is of a newer form of export than this program reads"),
        ({"authors": "Ida"}, "has a authors that no export writes"),
        ({"sightings": []}, "has a sightings that no export writes"),
        ({"first_seen_at": "soon"}, "has a first_seen_at that no export writes"),
        ({"text": "two \x00 words"}, "has a text that no export writes"),
        ({"confidence": 7}, "has a confidence that no export writes"),
        ({"origins": {"tags": 3}}, "has a tags that no export writes"),
        ({"related": [3]}, "has a related that no export writes"),
    ],
)
def test_a_line_that_no_export_wrote_is_named(
    database: Database, other: Database, change: dict[str, object], fault: str
) -> None:
    archive(other, page(made(FERRY)), NOON)
    line = json.loads(exported(other)) | change
    (batch,) = taken(database, json.dumps(line))
    assert [each.reason for each in batch.faults] == [fault]
    assert batch.stored == ()


def test_an_article_whose_transaction_was_given_up_is_taken_again(
    database: Database, other: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(other)
    written = exported(other)
    add, tries = restore._add_sightings, Counter[int]()

    def give_up_once(store: Database, connection: Connection, number: int, article: StoredArticle) -> None:
        tries[id(article)] += 1
        if tries[id(article)] == 1:
            raise Deadlocked(store.url, "two transactions waited for each other")
        add(store, connection, number, article)

    monkeypatch.setattr(restore, "_add_sightings", give_up_once)
    taken(database, written)
    assert set(tries.values()) == {2}
    assert told(exported(database)) == told(written)


@st.composite
def harvests(draw: st.DrawFn) -> list[Harvest]:
    """Compose pages of a few papers, with texts that repeat, are copied, and are edited."""
    pages = []
    for hour in range(draw(st.integers(1, 6))):
        host = draw(st.sampled_from(HOSTS))
        candidates = []
        for position in range(draw(st.integers(1, 3))):
            more = draw(st.sampled_from(("", "A second count found nine more.", "Nobody knows why they sank so soon.")))
            body = text(draw(st.sampled_from(TOWNS)), *([more] if more else []))
            address = draw(st.sampled_from((None, f"https://{host}/1", f"https://{host}/2", "https://far.example/1")))
            candidates.append(made(body, draw(st.sampled_from(("Lanterns", "Counted"))), position, address))
        own = draw(st.booleans()) and candidates[0].article.url is not None
        url = candidates[0].article.url if own else f"https://{host}/list{hour % 2}"
        pages.append(page(*candidates, url=url or "", own=own))
    return pages


@settings(max_examples=30)
@given(harvests())
def test_any_archive_comes_back(sqlite_template: Path, pages: list[Harvest]) -> None:
    with TemporaryDirectory() as folder:
        for name in ("here.db", "there.db"):
            shutil.copy(sqlite_template, Path(folder) / name)
        with Database(f"sqlite:///{folder}/here.db") as here, Database(f"sqlite:///{folder}/there.db") as there:
            for hour, harvest in enumerate(pages):
                archive(
                    here,
                    replace(harvest, page=replace(harvest.page, fetched_at=NOON + hour * HOUR)),
                    NOON + hour * HOUR,
                )
            written = exported(here)
            taken(there, written)
            assert told(exported(there)) == told(written)


def test_a_text_that_was_misplaced_once_and_is_anothers_now_is_kept_once(database: Database) -> None:
    """Its page shows that it never was that of the article which had it; another publisher's has it meanwhile."""
    body, edited = text("Vellmar"), text("Ostrand")
    first, second = "https://harbour.example/1", "https://harbour.example/2"
    shown = [
        page(made(body, "Lanterns", 0, first), url=first, own=True),
        page(made(f"{body}\n\n{edited}", "Lanterns", 0, first), url=first, own=True),
        page(made(body, "Lanterns", 0, None), url="https://bay.example/list"),
        page(made(body, "Counted", 0, second), url=second, own=True),
    ]
    found = [archive(database, each, NOON + hour * HOUR)[0] for hour, each in enumerate(shown)]

    assert [each.verdict for each in found[1:]] == [Verdict.REVISION, Verdict.NEAR, Verdict.REPEAT]
    assert [(each.id == found[3].of, each.text == body) for each in stored(database)] == [(False, False), (True, True)]
