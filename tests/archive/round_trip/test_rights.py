"""What pages say of their use, with the articles that they show."""

from __future__ import annotations

from dataclasses import replace

from crawler.archive.harvest import Harvest
from crawler.archive.pages import archive
from crawler.archive.rights import rights_record
from crawler.core.types import Rights
from storage.articles import iter_articles
from storage.database import Database
from storage.records import ArticleFilter
from storage.rights import Stance
from tests.archive.ferry import BAKERY, FERRY, LISTING, NOON, OWN, made, only, page, rows

OPEN = Rights(licences=("https://creativecommons.org/licenses/by/4.0/",))
RESERVED = Rights(signals=("ai-train=no",), rule="Allow: /")


def said(harvest: Harvest, rights: Rights) -> Harvest:
    return replace(harvest, page=replace(harvest.page, rights=rights_record(rights)))


def test_what_most_pages_say_is_kept_once(database: Database) -> None:
    for number in range(3):
        archive(database, said(page(made(FERRY), url=f"{LISTING}{number}"), RESERVED), NOON)
    archive(database, said(page(made(BAKERY), url=LISTING), Rights()), NOON)
    assert rows(database, "rights") == 2
    shown = [each.rights for each in iter_articles(database)]
    assert shown == [Stance.RESERVED, Stance.UNRESERVED]


def test_an_article_of_which_nobody_looked_says_nothing(database: Database) -> None:
    archive(database, page(made(FERRY)), NOON)
    assert only(database).rights is None
    assert [*iter_articles(database, stances=set(Stance))] == []


def test_a_page_that_is_read_again_says_what_it_says_now(database: Database) -> None:
    archive(database, said(page(made(FERRY), url=OWN, own=True), OPEN), NOON)
    assert only(database).rights == Stance.OPEN
    archive(database, said(page(made(FERRY), url=OWN, own=True), RESERVED), NOON)
    archive(database, page(url=OWN, unchanged=True), NOON)
    (sighting,) = only(database).sightings
    assert sighting.rights is not None
    assert sighting.rights.said == {"robots_rule": "Allow: /", "content_signal": ["ai-train=no"]}


def test_a_stranger_reserves_and_opens_nothing_of_another_publisher(database: Database) -> None:
    archive(database, said(page(made(FERRY), url=OWN, own=True), OPEN), NOON)
    archive(database, said(page(made(FERRY, url=None), url="https://stranger.example/"), RESERVED), NOON)
    article = only(database)
    assert {each.publisher for each in article.sightings} == {"harbour.example", "stranger.example"}
    assert article.rights == Stance.OPEN
    (theirs,) = iter_articles(database, ArticleFilter(site="stranger.example"))
    assert theirs.rights == Stance.RESERVED


def test_what_one_page_of_a_publisher_reserves_is_reserved(database: Database) -> None:
    archive(database, said(page(made(FERRY), url=OWN, own=True), OPEN), NOON)
    archive(database, said(page(made(FERRY), url=LISTING), RESERVED), NOON)
    assert only(database).rights == Stance.RESERVED
    assert [*iter_articles(database, stances={Stance.OPEN})] == []
