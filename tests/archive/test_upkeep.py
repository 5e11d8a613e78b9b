from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from crawler.archive.maintenance.upkeep import upkeep
from crawler.archive.pages import archive
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article, Candidate, Verdict
from storage.articles import get_article, list_articles
from storage.database import Database
from storage.story_links import find_links
from tests.archive.lanterns import LINE, NOON, ORIGINAL, page, teach, text


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


@pytest.mark.parametrize(("site", "verdict"), [("post.harbour.example", "repeat"), ("bay.example", "near")])
def test_a_repeat_of_an_earlier_version_is_a_repeat_where_one_publisher_has_both(
    database: Database, site: str, verdict: str
) -> None:
    """What another publisher has is not hidden behind a text that it never had."""
    archive(database, ORIGINAL, NOON)
    late = page("Lanterns counted in Vellmar", f"{text('Vellmar')}\n\n{LINE}", "b", site)
    archive(database, late, NOON + timedelta(minutes=1))
    edit = page("Lanterns counted in Vellmar", text("Vellmar", "A second count found that nine had sunk."), "a")
    (judgement,) = archive(database, edit, NOON + timedelta(minutes=2))
    assert (judgement.verdict, judgement.of, judgement.becomes_current) == (Verdict.REVISION, 1, True)
    teach(database, site)
    upkeep(database, NOON)
    with database.read() as connection:
        assert [(one.of_id, one.verdict) for one in [find_links(connection, [2])[2]]] == [(1, verdict)]


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
