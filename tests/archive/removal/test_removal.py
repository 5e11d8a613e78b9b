"""Articles are removed with all that hangs on them, and with nothing that hangs on others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from crawler.archive.document_verdicts import DocumentVerdict, find_verdicts
from crawler.archive.harvest import Harvest
from crawler.archive.ingest import ingest
from crawler.archive.maintenance.removal import Removed, remove, settle
from crawler.archive.maintenance.upkeep import upkeep
from crawler.archive.near_copies.judging import judge_again
from crawler.archive.pages import archive
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.dedup.near_values import NearJudgement
from crawler.core.types import Article, Candidate, Verdict
from storage.articles import list_articles
from storage.database import Database
from storage.models import tombstone, unjudged
from storage.pages import find_page
from storage.soundness import find_faults
from storage.story_links import find_links
from storage.tombstones import count_tombstones, forget_tombstones
from tests.archive.lanterns import LINE, NOON, ORIGINAL, page, teach, text

HOUR = timedelta(hours=1)


def numbers(database: Database) -> list[int]:
    with database.read() as connection:
        return sorted(one.id for one in list_articles(connection, limit=100))


def copy(place: str, site: str, changed: str) -> Harvest:
    return page("Lanterns counted in Vellmar", text("Vellmar", changed), place, site)


def test_what_was_removed_is_a_repeat_of_nothing_and_of_no_page(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    assert remove(database, [1], NOON) == Removed(articles=1, tombstones=3)
    (again,) = archive(database, ORIGINAL, NOON + HOUR)
    assert (again.verdict, again.of, again.reasons) == (Verdict.REPEAT, None, ("removed",))
    assert numbers(database) == []
    assert find_faults(database) == []


def test_what_is_forgotten_comes_back_under_another_number(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    assert remove(database, [1], NOON, forget=True).tombstones == 0
    archive(database, ORIGINAL, NOON + HOUR)
    assert numbers(database) == [2]


def test_pages_of_what_is_forgotten_are_read_whole_again(database: Database) -> None:
    fetch = replace(ORIGINAL.page, etag='"1"', last_modified="Sun, 01 Mar 2026", body_hash=b"x" * 32)
    archive(database, replace(ORIGINAL, page=fetch), NOON)
    remove(database, [1], NOON, forget=True)
    with database.read() as connection:
        found = find_page(connection, fetch.url)
    assert found is not None
    assert (found.etag, found.last_modified, found.body_hash) == (None, None, None)


def take_in(database: Database, name: str, after: timedelta = timedelta()) -> list[DocumentVerdict]:
    line = f'{{"id": "{name}", "text": "The quay was swept twice before noon.", "site": "harbour.example"}}'
    (batch,) = ingest(database, [(1, line.encode())], "ingest", lambda: NOON + after)
    with database.read() as connection:
        return find_verdicts(connection, batch.names)


def test_what_was_ingested_and_removed_stays_away(database: Database) -> None:
    take_in(database, "a")
    remove(database, [1], NOON)
    assert [one.why for one in take_in(database, "a", HOUR)] == ["removed"]
    assert [(one.verdict, one.of, one.why) for one in take_in(database, "b", HOUR)] == [("repeat", None, "removed")]
    assert numbers(database) == []


def test_what_was_ingested_and_forgotten_can_be_ingested_again(database: Database) -> None:
    take_in(database, "a")
    remove(database, [1], NOON, forget=True)
    assert [one.verdict for one in take_in(database, "a", HOUR)] == ["new"]
    assert numbers(database) == [2]


def test_an_article_and_its_late_repeat_are_one_at_their_address(database: Database) -> None:
    """A list showed it first, then its own page: later versions there stay away, too."""
    body = f"{text('Vellmar')}\n\n{LINE}"
    listed = Candidate(article=Article(title="Lanterns", text=body), fingerprint=fingerprint("Lanterns", body))
    archive(database, replace(ORIGINAL, candidates=(listed,), is_own_page=False), NOON)
    archive(database, page("Lanterns counted in Vellmar", text("Vellmar"), "b"), NOON)
    teach(database, "harbour.example")
    upkeep(database, NOON)
    assert remove(database, [1], NOON).repeats == 1
    before = numbers(database)
    archive(database, page("Another headline by now", text("Marbach"), "b"), NOON + HOUR)
    assert numbers(database) == before


def test_tombstones_are_forgotten_by_their_age(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    remove(database, [1], NOON)
    with database.begin() as connection:
        assert forget_tombstones(connection, NOON.date()) == 0
        assert forget_tombstones(connection, NOON.date() + timedelta(days=1)) == 3
        assert count_tombstones(connection) == 0
    archive(database, ORIGINAL, NOON + HOUR)
    assert numbers(database) == [2]


def test_the_rest_of_a_story_is_tied_anew(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    archive(database, copy("b", "bay.example", "A second count found that nine more had sunk."), NOON)
    archive(database, copy("c", "quay.example", "A third count found that nobody had drowned."), NOON)
    with database.read() as connection:
        assert {each.story_id for each in find_links(connection, [2, 3]).values()} == {1}
    remove(database, [1], NOON)
    settle(database, NOON)
    with database.read() as connection:
        links = find_links(connection, [2, 3])
        assert connection.execute(select(func.count()).select_from(unjudged)).scalar_one() == 0
    assert {number: (each.of_id, each.story_id) for number, each in links.items()} == {3: (2, 2)}
    assert find_faults(database) == []


def test_late_repeats_go_along(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    archive(database, page("Lanterns counted in Vellmar", f"{text('Vellmar')}\n\n{LINE}", "b", "bay.example"), NOON)
    teach(database, "bay.example")
    upkeep(database, NOON)
    removed = remove(database, [1], NOON)
    settle(database, NOON)
    assert (removed.articles, removed.repeats) == (1, 1)
    assert 1 not in numbers(database)
    assert 2 not in numbers(database)
    archive(database, page("Lanterns", f"{text('Vellmar')}\n\n{LINE}", "b", "bay.example"), NOON)
    assert max(numbers(database)) == 5
    assert find_faults(database) == []


def test_what_a_stranger_publishes_is_not_hidden_by_what_was_removed(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    remove(database, [1], NOON)
    archive(database, page("Lanterns counted in Vellmar", text("Vellmar"), "a", "bay.example"), NOON)
    claim = page("Lanterns, as a planet has it", text("Vellmar"), "x", "planet.example")
    (candidate,) = claim.candidates
    said = replace(candidate, article=replace(candidate.article, url=ORIGINAL.page.url))
    archive(database, replace(claim, candidates=(said,), is_own_page=False), NOON)
    assert numbers(database) == [2]
    with database.read() as connection:
        assert list_articles(connection)[0].site == "bay.example"


def test_a_removed_claim_hides_nothing_of_whom_it_names(database: Database) -> None:
    claim = page("False headline", text("Vellmar"), "x", "thief.example")
    (candidate,) = claim.candidates
    said = replace(candidate, article=replace(candidate.article, url=ORIGINAL.page.url))
    archive(database, replace(claim, candidates=(said,), is_own_page=False), NOON)
    remove(database, [1], NOON)
    archive(database, ORIGINAL, NOON)
    with database.read() as connection:
        (listed,) = list_articles(connection)
    assert (listed.id, listed.site) == (2, "harbour.example")


def test_who_judges_meanwhile_ties_nothing_to_what_is_gone(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    from crawler.archive.near_copies import judging

    archive(database, ORIGINAL, NOON)
    archive(database, copy("b", "bay.example", "A second count found that nine more had sunk."), NOON)
    write = judging._write

    def remove_and_write(*arguments: Any) -> dict[int, NearJudgement]:
        remove(database, [1], NOON)
        return write(*arguments)

    monkeypatch.setattr(judging, "_write", remove_and_write)
    judge_again(database, [1, 2], NOON)
    assert numbers(database) == [2]
    assert find_faults(database) == []


def test_what_another_has_by_now_stays(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    assert remove(database, [1], NOON, goes=lambda held: held.sources == {"bay"}) == Removed()
    assert numbers(database) == [1]
    with database.read() as connection:
        assert connection.execute(select(func.count()).select_from(tombstone)).scalar_one() == 0
