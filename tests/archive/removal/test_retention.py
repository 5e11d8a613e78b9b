"""How long articles are kept: an article goes once every source that has it lets it go."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from crawler.archive.harvest import Harvest
from crawler.archive.maintenance.retention import Ledger, prune
from crawler.archive.pages import archive
from crawler.archive.rights import rights_record
from crawler.core.types import Rights
from storage.articles import list_articles
from storage.database import Database
from storage.models import rights
from storage.records import HeldArticle, Keep
from storage.rights import forget_unused_rights, record_rights
from tests.archive.lanterns import NOON, ORIGINAL, page, text

DAY = timedelta(days=1)
TOWNS = ("Vellmar", "Oberrode", "Kirchau", "Steinbek")


def held(number: int, *sources: str, days: int = 0, size: int = 100) -> HeldArticle:
    seen_at = NOON - days * DAY
    return HeldArticle(article_id=number, first_seen_at=seen_at, sources=frozenset(sources), bytes=size)


def going(rules: dict[str, Keep], *articles: HeldArticle) -> list[int]:
    ledger = Ledger(rules, NOON)
    return [one.article_id for one in articles if ledger.lets_go(one)]


@pytest.mark.parametrize(
    ("keep", "gone"),
    [
        (Keep(), []),
        (Keep(age=2 * DAY), [1]),
        (Keep(articles=2), [2, 1]),
        (Keep(articles=3, age=DAY), [2, 1]),
        (Keep(bytes=250), [2, 1]),
        (Keep(bytes=99), [4, 3, 2, 1]),
    ],
)
def test_bounds_of_one_source(keep: Keep, gone: list[int]) -> None:
    articles = [held(number, "harbour", days=4 - number) for number in (4, 3, 2, 1)]
    assert going({"harbour": keep}, *articles) == gone


def test_a_source_keeps_the_latest_texts_without_a_gap() -> None:
    articles = [held(3, "a", size=50), held(2, "a", size=80), held(1, "a", size=10)]
    assert going({"a": Keep(bytes=100)}, *articles) == [2, 1]


def test_what_another_source_keeps_stays() -> None:
    rules = {"a": Keep(age=DAY), "b": Keep(age=9 * DAY)}
    assert going(rules, held(1, "a", "b", days=5)) == []
    assert going(rules, held(1, "a", "b", days=10)) == [1]
    assert going(rules, held(1, "a", "not configured", days=10)) == []


def test_what_is_kept_for_another_source_does_not_count() -> None:
    rules = {"a": Keep(articles=1, age=DAY)}
    assert going(rules, held(3, "a", "b", days=2), held(2, "a"), held(1, "a")) == [1]


def shown(town: str, source: str, place: str | None = None) -> Harvest:
    return replace(page(f"Lanterns counted in {town}", text(town), place or town.lower()), source=source)


def numbers(database: Database) -> list[int]:
    with database.read() as connection:
        return sorted(one.id for one in list_articles(connection))


def test_the_store_is_pruned_by_the_rules_of_its_sources(database: Database) -> None:
    for place, town in enumerate(TOWNS):
        archive(database, shown(town, "harbour"), NOON + place * DAY)
    rules = {"harbour": Keep(articles=2)}
    later = NOON + 9 * DAY
    assert prune(database, rules, later, dry=True).removed.articles == 2
    assert numbers(database) == [1, 2, 3, 4]
    done = prune(database, rules, later)
    assert (done.removed.articles, done.by_source) == (2, {"harbour": 2})
    assert numbers(database) == [3, 4]
    for town in TOWNS:
        archive(database, shown(town, "harbour"), later)
    assert numbers(database) == [3, 4]


@pytest.mark.parametrize("unchanged", [False, True])
def test_a_page_is_of_all_sources_that_have_fetched_it(database: Database, unchanged: bool) -> None:
    """Whichever of them was last: what one lets go the other keeps."""
    archive(database, shown("Vellmar", "short"), NOON)
    again = shown("Vellmar", "long")
    archive(database, replace(again, candidates=(), unchanged=True) if unchanged else again, NOON)
    archive(database, shown("Vellmar", "short"), NOON)
    late = NOON + 9 * DAY
    assert prune(database, {"short": Keep(age=DAY), "long": Keep()}, late).removed.articles == 0
    assert prune(database, {"short": Keep(age=DAY), "long": Keep(age=DAY)}, late).removed.articles == 1


def test_texts_are_counted_as_bytes_with_those_of_before(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    edited = page("Lanterns counted in Vellmar", text("Vellmar", "Später kamen Böen."), "a")
    archive(database, edited, NOON + DAY)
    size = sum(len(one.candidates[0].article.text.encode()) for one in (ORIGINAL, edited))
    source = ORIGINAL.source
    assert prune(database, {source: Keep(bytes=size)}, NOON, dry=True).removed.articles == 0
    assert prune(database, {source: Keep(bytes=size - 1)}, NOON, dry=True).removed.articles == 1


def reserves(signal: str) -> Harvest:
    said = rights_record(Rights(rule="Allow: /", signals=(signal,)))
    return replace(ORIGINAL, page=replace(ORIGINAL.page, rights=said))


def statements(database: Database) -> int:
    with database.read() as connection:
        return connection.execute(select(func.count()).select_from(rights)).scalar_one()


def test_what_no_page_says_any_more_of_its_use_is_forgotten(database: Database) -> None:
    archive(database, reserves("ai-train=yes"), NOON)
    archive(database, reserves("ai-train=no"), NOON + DAY)
    assert statements(database) == 2
    prune(database, {}, NOON, dry=True)
    assert statements(database) == 2
    prune(database, {}, NOON)
    assert statements(database) == 1
    archive(database, reserves("ai-train=yes"), NOON + 2 * DAY)
    assert statements(database) == 2


def test_a_statement_that_a_writer_is_about_to_use_stays(postgres_url: str) -> None:
    said = rights_record(Rights(rule="Allow: /", signals=("ai-train=yes",)))
    with Database(postgres_url) as database:
        archive(database, reserves("ai-train=yes"), NOON)
        archive(database, reserves("ai-train=no"), NOON + DAY)
        with database.begin() as writer:
            record_rights(writer, {1: said})
            with database.begin() as other:
                assert forget_unused_rights(other) == 0
        assert statements(database) == 2
        with database.begin() as other:
            assert forget_unused_rights(other) == 1
