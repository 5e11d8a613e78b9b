from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from crawler.archive.pages import archive
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article, Candidate, Image, Link, Verdict
from storage.database import Database
from storage.pages import find_page
from storage.records import RelatedLink
from tests.archive.ferry import (
    BAKERY,
    FERRY,
    HOUR,
    LISTING,
    NOON,
    OWN,
    TEASER,
    made,
    only,
    page,
    rows,
    stored,
    verdicts,
)


def test_what_is_known_of_an_article_is_kept(database: Database) -> None:
    article = Article(
        title="Nordlicht über Tromsø",
        text=FERRY,
        position=2,
        url=OWN,
        published_at=datetime(2026, 2, 28, 23, 30, tzinfo=timezone(timedelta(hours=2))),
        updated_at=NOON,
        authors=("Ida Sand", "Per Holm"),
        language="nb",
        section="Kyst",
        tags=("ferge",),
        image=Image("https://harbour.example/f.jpg", "Ferga"),
        related=(Link("Mer om ferga", "https://harbour.example/mer"), Link("Uten lenke")),
        confidence=0.75,
    )
    archive(database, page(Candidate(article=article, fingerprint=fingerprint(article.title, FERRY))), NOON)
    found = only(database)
    assert (found.title, found.text, found.url) == (article.title, FERRY, OWN)
    assert found.published_at == datetime(2026, 2, 28, 21, 30, tzinfo=UTC)
    assert found.published_at.tzinfo is UTC
    assert (found.updated_at, found.authors, found.language) == (NOON, article.authors, "nb")
    assert (found.section, found.tags, found.confidence) == ("Kyst", ("ferge",), 0.75)
    assert (found.image_url, found.image_caption) == ("https://harbour.example/f.jpg", "Ferga")
    assert found.related == (RelatedLink("Mer om ferga", "https://harbour.example/mer"), RelatedLink("Uten lenke"))
    assert (found.site, found.source, found.first_seen_at, found.last_seen_at) == (
        "harbour.example",
        "harbour",
        NOON,
        NOON,
    )
    assert [(s.page_url, s.position) for s in found.sightings] == [(LISTING, 2)]
    assert found.revisions == ()


def test_an_article_on_several_pages_is_stored_once_with_all_its_sightings(database: Database) -> None:
    assert verdicts(database, page(made(FERRY), made(BAKERY, "Rye prize", 1, None))) == [Verdict.NEW, Verdict.NEW]
    assert verdicts(database, page(made(BAKERY, "Rye prize", 0, None), url=LISTING + "food"), NOON + HOUR) == [
        Verdict.REPEAT
    ]
    ferry, bakery = stored(database)
    assert len(ferry.sightings) == 1
    assert [(s.page_url, s.position) for s in bakery.sightings] == [(LISTING, 1), (LISTING + "food", 0)]
    assert (bakery.first_seen_at, bakery.last_seen_at) == (NOON, NOON + HOUR)


def test_a_second_crawl_of_an_unchanged_site_only_moves_when_things_were_last_seen(database: Database) -> None:
    site = [
        page(made(TEASER), made(BAKERY, "Rye prize", 1, None)),
        page(made(FERRY), url=OWN, own=True),
        page(made(FERRY + " Extra words of the feed.", position=3), url=LISTING + "feed"),
        page(made(FERRY.split("\n\n")[1]), url=LISTING + "food"),
    ]
    for harvest in site:
        archive(database, harvest, NOON)
    before = stored(database)
    for harvest in site:
        assert set(verdicts(database, harvest, NOON + HOUR)) == {Verdict.REPEAT}
    after = stored(database)
    for old, new in zip(before, after, strict=True):
        assert (old.text, old.title, old.revisions, old.first_seen_at) == (
            new.text, new.title, new.revisions, new.first_seen_at
        )  # fmt: skip
        assert [(s.page_url, s.position, s.first_seen_at) for s in old.sightings] == [
            (s.page_url, s.position, s.first_seen_at) for s in new.sightings
        ]
        assert all(s.last_seen_at == NOON + HOUR for s in new.sightings)


def test_the_same_article_twice_on_a_page_is_one_sighting_at_its_first_place(database: Database) -> None:
    assert verdicts(database, page(made(FERRY, position=4), made(FERRY, position=1))) == [Verdict.NEW, Verdict.REPEAT]
    assert [s.position for s in only(database).sightings] == [1]


def test_a_teaser_that_was_seen_first_gives_way_to_the_full_text(database: Database) -> None:
    archive(database, page(made(TEASER)), NOON)
    (judgement,) = archive(database, page(made(FERRY), url=OWN, own=True), NOON + HOUR)
    article = only(database)
    assert (judgement.verdict, judgement.of) == (Verdict.REVISION, article.id)
    assert article.text == FERRY
    assert [(r.number, r.text, r.seen_at) for r in article.revisions] == [(1, TEASER, NOON)]
    assert article.first_seen_at == NOON


@pytest.mark.parametrize("other", [LISTING, OWN])
def test_a_teaser_that_is_seen_later_adds_nothing_but_a_sighting(database: Database, other: str) -> None:
    archive(database, page(made(FERRY), url=OWN, own=True), NOON)
    assert verdicts(database, page(made(TEASER), url=other)) == [Verdict.REPEAT]
    assert only(database).text == FERRY
    assert rows(database, "revision") == 0


def test_an_edit_on_the_own_page_becomes_the_text_and_the_earlier_one_a_revision(database: Database) -> None:
    edited = FERRY.replace("14 crowns", "16 crowns")
    archive(database, page(made(FERRY), url=OWN, own=True), NOON)
    assert verdicts(database, page(made(edited, "Fares rise"), url=OWN, own=True), NOON + HOUR) == [Verdict.REVISION]
    assert verdicts(database, page(made(FERRY), url=OWN, own=True), NOON + 2 * HOUR) == [Verdict.REPEAT]
    article = only(database)
    assert (article.title, article.text) == ("Fares rise", edited)
    assert [(r.title, r.text, r.seen_at) for r in article.revisions] == [("Night ferry returns", FERRY, NOON)]


def test_the_own_page_of_a_known_text_leaves_nothing_to_be_judged(database: Database) -> None:
    """Else the next run begins by judging again whatever a list showed before its own page came."""
    archive(database, page(made(FERRY)), NOON)
    assert verdicts(database, page(made(FERRY, "Ferry sails again"), url=OWN, own=True)) == [Verdict.REPEAT]
    assert only(database).title == "Ferry sails again"
    assert rows(database, "unjudged") == 0


def test_headlines_of_the_own_page_are_kept_once_each(database: Database) -> None:
    titles = ["Ferry sails again on Monday", "Ferry sails again", "Ferry sails again on Monday", "Ferry sails again"]
    archive(database, page(made(FERRY, "Ferry!")), NOON)
    seen = [
        verdicts(database, page(made(FERRY, title), url=OWN, own=True), NOON + number * HOUR)
        for number, title in enumerate(titles, 1)
    ]
    assert seen == [[Verdict.REPEAT], *[[Verdict.REVISION]] * 3]
    assert verdicts(database, page(made(FERRY, "Ferry!")), NOON) == [Verdict.REPEAT]
    article = only(database)
    assert (article.title, article.text) == ("Ferry sails again", FERRY)
    assert [(r.title, r.text, r.seen_at) for r in article.revisions] == [(titles[0], FERRY, NOON)]


def test_a_text_of_another_page_does_not_replace_that_of_the_own_page(database: Database) -> None:
    feed = FERRY + " Words that only the feed has."
    archive(database, page(made(FERRY), url=OWN, own=True), NOON)
    assert verdicts(database, page(made(feed)), NOON + HOUR) == [Verdict.REVISION]
    article = only(database)
    assert article.text == FERRY
    assert [(r.text, r.seen_at) for r in article.revisions] == [(feed, NOON + HOUR)]


def test_only_the_first_candidate_stands_on_its_own_page(database: Database) -> None:
    other = "https://harbour.example/2026/rye"
    archive(database, page(made(BAKERY, "Rye prize", 0, other), url=other, own=True), NOON)
    changed = BAKERY + " Related: more prizes."
    harvest = page(made(FERRY), made(changed, "Rye prize", 1, other), url=OWN, own=True)
    assert verdicts(database, harvest) == [Verdict.NEW, Verdict.REVISION]
    assert stored(database)[0].text == BAKERY


def test_validators_and_links_are_remembered(database: Database) -> None:
    archive(database, page(made(FERRY)), NOON)
    with database.read() as connection:
        state = find_page(connection, LISTING)
    assert state is not None
    assert (state.etag, state.body_hash, state.reader_version) == ('"v1"', b"\x01" * 16, 3)
    assert (state.status, state.kind, state.links) == (200, "page", ((OWN, "article"),))


def test_an_unchanged_page_was_seen_with_all_its_articles(database: Database) -> None:
    archive(database, page(made(FERRY), made(BAKERY, "Rye prize", 1, None)), NOON)
    archive(database, page(made(FERRY), url=OWN, own=True), NOON)
    assert archive(database, page(unchanged=True), NOON + HOUR) == []
    ferry, bakery = stored(database)
    assert {s.page_url: s.last_seen_at for s in ferry.sightings} == {LISTING: NOON + HOUR, OWN: NOON}
    assert bakery.last_seen_at == NOON + HOUR
    with database.read() as connection:
        state = find_page(connection, LISTING)
    assert state is not None
    assert (state.status, state.links) == (200, ((OWN, "article"),))


def test_an_unchanged_page_that_is_not_known_changes_nothing(database: Database) -> None:
    assert archive(database, page(unchanged=True), NOON) == []
    assert rows(database, "page") == 0
