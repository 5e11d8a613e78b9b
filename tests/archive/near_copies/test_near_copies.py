from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from crawler.archive import pages as archiving
from crawler.archive.near_copies.judging import judge_again, judge_left_over
from crawler.archive.pages import archive
from crawler.core.types import Verdict
from storage.articles import count_articles, get_article, list_articles
from storage.database import Database
from storage.errors import NotFound
from storage.furniture import list_furniture
from storage.near_index import count_unjudged
from storage.story_links import find_links, find_story, part
from tests.archive.lanterns import EDITED, NOON, ORIGINAL, page, text


def test_a_near_copy_is_kept_and_tied_to_its_story(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    (judgement,) = archive(database, EDITED, NOON)
    assert (judgement.verdict, judgement.of) == (Verdict.NEAR, 1)
    with database.read() as connection:
        assert [(one.article_id, one.of_id, one.story_id) for one in find_story(connection, 1)] == [(2, 1, 1)]
        assert count_articles(connection) == 2
        assert count_unjudged(connection) == 0


def test_another_article_is_tied_to_nothing(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    (judgement,) = archive(database, page("Bread baked in Oberrode", text("Oberrode"), "c"), NOON)
    assert judgement.verdict is Verdict.NEW


def test_the_same_text_in_known_furniture_is_a_sighting(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    repeat = page("Lanterns counted in Vellmar", text("Vellmar", "Read more"), "b", "bay.example")
    (judgement,) = archive(database, repeat, NOON)
    assert (judgement.verdict, judgement.of) == (Verdict.REPEAT, 1)
    with database.read() as connection:
        assert [len(found.sightings) for found in [get_article(connection, 1)]] == [2]
        assert count_articles(connection) == 1


def test_what_a_crash_left_is_judged_at_the_next_start(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(database, ORIGINAL, NOON)
    with monkeypatch.context() as patch:
        patch.setattr(archiving, "judge_stored", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            archive(database, EDITED, NOON)
    assert judge_left_over(database, NOON) == 1
    assert judge_left_over(database, NOON) == 0
    with database.read() as connection:
        assert find_links(connection, [2])[2].of_id == 1


def test_a_repeat_found_late_is_only_a_sighting(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(database, ORIGINAL, NOON)
    with monkeypatch.context() as patch:
        patch.setattr("crawler.archive.transaction.find_cores", lambda *_: {})
        repeat = page("Lanterns counted in Vellmar", text("Vellmar", "Read more"), "b", "bay.example")
        (judgement,) = archive(database, repeat, NOON + timedelta(hours=1))
    assert (judgement.verdict, judgement.of) == (Verdict.REPEAT, 1)
    with database.read() as connection:
        assert [(found.id, found.sighting_count) for found in list_articles(connection)] == [(1, 2)]
        assert len(get_article(connection, 1).sightings) == 2
        assert find_links(connection, [2])[2].verdict == "repeat"


def test_a_near_copy_that_could_not_see_a_lower_number_is_tied_by_that(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive(database, ORIGINAL, NOON)
    with monkeypatch.context() as patch:
        patch.setattr("crawler.archive.near_copies.batch.find_sharing", lambda *_: ({}, set()))
        (judgement,) = archive(database, EDITED, NOON)
    assert judgement.verdict is Verdict.NEW
    assert judge_again(database, [1], NOON).keys() == {1}
    with database.read() as connection:
        assert find_links(connection, [1, 2])[2].of_id == 1
        assert count_unjudged(connection) == 0


def test_what_is_seen_on_its_own_page_later_is_not_judged_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    front = replace(ORIGINAL, page=replace(ORIGINAL.page, url="https://harbour.example/"), is_own_page=False)
    archive(database, front, NOON)
    monkeypatch.setattr(archiving, "judge_stored", lambda *_: 1 / 0)
    (judgement,) = archive(database, ORIGINAL, NOON)
    assert (judgement.verdict, judgement.becomes_current) == (Verdict.REPEAT, True)


def test_a_link_that_was_taken_back_is_never_made_again(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    archive(database, EDITED, NOON)
    with database.begin() as connection:
        part(database, connection, 2, NOON)
        with pytest.raises(NotFound, match="linked to no other"):
            part(database, connection, 1, NOON)
    assert judge_left_over(database, NOON) == 1
    with database.read() as connection:
        assert find_links(connection, [2]) == {}


def test_a_line_that_a_site_repeats_under_other_headlines_is_left_out_of_its_later_texts(database: Database) -> None:
    line = "Members of the reading circle get our evening letter with two stories more."
    towns = ("Vellmar", "Oberrode", "Kirchau", "Steinbek")
    for number, town in enumerate(towns):
        archive(database, page(f"{town} {town}burg {town}dorf", f"{text(town)}\n\n{line}", str(number)), NOON)
    with database.read() as connection:
        assert [(one.site, one.sample, one.seen) for one in list_furniture(connection)] == [
            ("harbour.example", line, 4)
        ]
        assert line in get_article(connection, 3).text
        assert get_article(connection, 4).text == text("Steinbek")


def test_one_article_on_many_pages_teaches_no_furniture(database: Database) -> None:
    for number in range(6):
        archive(
            database, page("Lanterns counted", text("Vellmar", f"Edition {number} of the count."), str(number)), NOON
        )
    with database.read() as connection:
        assert list_furniture(connection) == []


def test_near_copies_that_are_stored_at_once_find_each_other(database: Database) -> None:
    towns = [f"Town{number}" for number in range(12)]

    def store(site: str) -> None:
        for town in towns:
            archive(
                database, page(f"Count in {town}", text(town, f"As {site} reports, it was late."), town, site), NOON
            )

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(store, [f"paper{number}.example" for number in range(4)]))
    with database.read() as connection:
        numbers = {found.id: found.title for found in list_articles(connection, limit=100)}
        leads = set(numbers) - find_links(connection, list(numbers)).keys()
        assert sorted(numbers[lead] for lead in leads) == sorted(f"Count in {town}" for town in towns)
        assert count_unjudged(connection) == 0
