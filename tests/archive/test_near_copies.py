from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.archive import pages as archiving
from crawler.archive.harvest import Harvest
from crawler.archive.near_copies import judge_again, judge_left_over
from crawler.archive.pages import archive
from crawler.archive.upkeep import upkeep
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article, Candidate, Verdict
from storage.articles import count_articles, get_article, list_articles
from storage.database import Database
from storage.errors import NotFound
from storage.furniture import list_furniture
from storage.near_index import count_unjudged
from storage.records import PageFetch
from storage.story_links import find_links, find_story, part

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
PLACES = ("harbour", "tannery", "mill", "quarry", "orchard", "viaduct", "granary", "lighthouse")


def text(subject: str, changed: str = "") -> str:
    """Return a text whose words only texts of the same subject have."""
    words = ("keepers", "counted", "lanterns", "along", "walls", "ledgers", "name", "boats", "before", "last", "winter")
    paragraphs = [" ".join(f"{word}{place}{subject}" for word in words) + "." for place in PLACES]
    return "\n\n".join([*paragraphs, *([changed] if changed else [])])


def page(title: str, body: str, place: str, site: str = "harbour.example") -> Harvest:
    url = f"https://{site}/{place}"
    candidate = Candidate(article=Article(title=title, text=body, url=url), fingerprint=fingerprint(title, body))
    fetch = PageFetch(url=url, fetched_at=NOON, status=200, kind="page")
    return Harvest(source=site, page=fetch, candidates=(candidate,), is_own_page=True)


ORIGINAL = page("Lanterns counted in Vellmar", text("Vellmar"), "a")
EDITED = page(
    "Lanterns counted in Vellmar", text("Vellmar", "A second count found that nine more of them had sunk."), "b",
    "bay.example",
)  # fmt: skip


def test_a_near_copy_is_kept_and_tied_to_its_story(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    (judgement,) = archive(database, EDITED, NOON)
    assert (judgement.verdict, judgement.of) == (Verdict.NEAR, 1)
    with database.read() as connection:
        assert [(one.article_id, one.of_id, one.story_id) for one in find_story(connection, 1)] == [(2, 1, 1)]
        assert count_articles(connection) == 2
        assert count_unjudged(connection) == 0


def test_a_late_repeat_from_the_own_page_names_what_a_list_did_not(database: Database) -> None:
    body = f"{text('Vellmar')}\n\n{LINE}"
    listed = Candidate(article=Article(title="Lanterns", text=body), fingerprint=fingerprint("Lanterns", body))
    archive(database, replace(ORIGINAL, candidates=(listed,), is_own_page=False), NOON)
    own = page("Lanterns counted in Vellmar", text("Vellmar"), "b", "harbour.example")
    (candidate,) = own.candidates
    signed = replace(candidate, article=replace(candidate.article, authors=("Ana Lopez",)))
    archive(database, replace(own, candidates=(signed,)), NOON)
    teach(database, "harbour.example")
    upkeep(database, NOON)
    with database.read() as connection:
        known = get_article(connection, 1)
        assert find_links(connection, [2])[2].verdict == "repeat"
    assert (known.title, known.url, known.authors) == (
        "Lanterns counted in Vellmar",
        "https://harbour.example/b",
        ("Ana Lopez",),
    )


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
        patch.setattr("crawler.archive.near_batch.find_sharing", lambda *_: ({}, set()))
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


def test_upkeep_makes_sightings_of_what_was_kept_for_unknown_furniture(database: Database) -> None:
    line = "Members of the reading circle get our evening letter with two stories more."
    archive(database, ORIGINAL, NOON)
    for number, town in enumerate(("Vellmar", "Oberrode", "Kirchau")):
        title = "Lanterns counted in Vellmar" if not number else f"{town} {town}burg {town}dorf"
        archive(database, page(title, f"{text(town)}\n\n{line}", str(number), "bay.example"), NOON)
    with database.read() as connection:
        assert find_links(connection, [2])[2].verdict == "near"
    assert upkeep(database, NOON)[Verdict.REPEAT] == 1
    assert not upkeep(database, NOON)
    with database.read() as connection:
        assert find_links(connection, [2])[2].verdict == "repeat"
        assert [found.id for found in list_articles(connection)] == [4, 3, 1]


LINE = "Members of the reading circle get our evening letter with two stories more."


def teach(database: Database, site: str, towns: tuple[str, ...] = ("Oberrode", "Kirchau", "Steinbek")) -> None:
    """Let a site show a line under headlines enough to be furniture."""
    for town in towns:
        title = f"{town} {town}burg {town}dorf"
        archive(database, page(title, f"{text(town)}\n\n{LINE}", town, site), NOON)


def test_a_repeat_of_an_earlier_version_is_a_repeat(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    late = page("Lanterns counted in Vellmar", f"{text('Vellmar')}\n\n{LINE}", "b", "bay.example")
    archive(database, late, NOON + timedelta(minutes=1))
    edit = page("Lanterns counted in Vellmar", text("Vellmar", "A second count found that nine had sunk."), "a")
    (judgement,) = archive(database, edit, NOON + timedelta(minutes=2))
    assert (judgement.verdict, judgement.of, judgement.becomes_current) == (Verdict.REVISION, 1, True)
    teach(database, "bay.example")
    upkeep(database, NOON)
    with database.read() as connection:
        assert [(one.of_id, one.verdict) for one in [find_links(connection, [2])[2]]] == [(1, "repeat")]


def test_a_text_that_another_article_got_later_is_no_repeat_of_that(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    edited = text("Vellmar", "A second count found that nine more of them had sunk.")
    first = page("Lanterns counted in Vellmar", f"{edited}\n\n{LINE}", "b", "bay.example")
    archive(database, first, NOON + timedelta(minutes=1))
    archive(database, page("Lanterns counted in Vellmar", edited, "a"), NOON + timedelta(minutes=2))
    teach(database, "bay.example")
    upkeep(database, NOON)
    with database.read() as connection:
        link = find_links(connection, [2])[2]
        assert (link.of_id, link.verdict, link.why.reasons) == (1, "near", ("same-text-as-a-version",))


def test_an_article_with_versions_of_its_own_is_never_a_repeat(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    body = f"{text('Vellmar')}\n\n{LINE}"
    archive(database, page("Lanterns counted in Vellmar", body, "b", "bay.example"), NOON)
    edit = f"{text('Vellmar')}\n\n{LINE}\n\nNine more had sunk."
    archive(database, page("Lanterns counted in Vellmar", edit, "b", "bay.example"), NOON + timedelta(minutes=1))
    archive(database, page("Lanterns counted in Vellmar", body, "b", "bay.example"), NOON + timedelta(minutes=2))
    teach(database, "bay.example")
    upkeep(database, NOON)
    with database.read() as connection:
        assert find_links(connection, [2])[2].verdict == "near"
