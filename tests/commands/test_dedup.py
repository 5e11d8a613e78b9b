"""The commands on near copies: stories, diff, furniture, dedup."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result

from crawler.archive.pages import archive
from newsfold.__main__ import cli
from storage.articles import get_article
from storage.database import Database
from tests.archive.lanterns import LINE, NOON, ORIGINAL, page, teach, text


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


@pytest.fixture
def store(database: Database, database_url: str) -> str:
    """An article, a near copy of it on another site, and a site that repeats a line under three headlines."""
    archive(database, ORIGINAL, NOON)
    copy = text("Vellmar", "A second count found that nine more had sunk.")
    archive(database, page("Lanterns counted in Vellmar", copy, "b", "bay.example"), NOON + timedelta(hours=1))
    teach(database, "bay.example")
    archive(database, page("Snow in Marbach", f"{text('Marbach')}\n\n{LINE}", "snow", "bay.example"), NOON)
    return database_url


def test_stories_and_what_carries_them(store: str) -> None:
    result = run("stories", "--db", store)
    assert [line.split()[:5] for line in result.stdout.splitlines()][1:] == [["1", "2026-03-01", "13:00", "2", "2"]]
    assert json.loads(run("stories", "--db", store, "--json").stdout)["article_count"] == 2
    shown = run("show", "1", "--db", store).stdout
    assert "2 articles of this story:" in shown
    assert "bay.example: Lanterns counted in Vellmar" in shown


def test_a_diff_marks_what_only_one_says(store: str) -> None:
    result = run("diff", "1", "2", "--db", store)
    assert result.exit_code == 0, result.output
    assert "{+A second count found that nine more had sunk.+}" in result.stdout
    assert "[-" not in result.stdout
    pieces = json.loads(run("diff", "2", "1", "--db", store, "--json").stdout)["pieces"]
    assert [piece["side"] for piece in pieces] == ["both", "here"]


def test_a_diff_of_versions(database: Database, store: str) -> None:
    edit = page("Lanterns counted in Vellmar", text("Vellmar", "A late word."), "a")
    archive(database, edit, NOON + timedelta(hours=2))
    assert "{+A late word.+}" in run("diff", "1.1", "1", "--db", store).stdout


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [("x", 2, "'x' is no article"), ("99", 1, "no article has the number 99"), ("1.7", 1, "no earlier text 7")],
)
def test_a_diff_of_what_is_not_there(store: str, name: str, code: int, said: str) -> None:
    result = run("diff", "1", name, "--db", store)
    assert result.exit_code == code
    assert said in result.output


def test_furniture_is_listed_undone_and_put_back(database: Database, store: str) -> None:
    (listed,) = [json.loads(line) for line in run("furniture", "list", "--db", store, "--json").stdout.splitlines()]
    assert (listed["site"], listed["sample"], listed["undone"], listed["seen"]) == ("bay.example", LINE, False, 4)
    with database.read() as connection:
        assert get_article(connection, 6).text == text("Marbach")
    assert "content again" in run("furniture", "undo", "bay.example", listed["key"], "--db", store).stdout
    with database.read() as connection:
        assert get_article(connection, 6).text == f"{text('Marbach')}\n\n{LINE}"
    assert "undone" in run("furniture", "list", "--db", store).stdout
    assert "is furniture" in run("furniture", "redo", "bay.example", listed["key"], "--db", store).stdout
    assert "used" in run("furniture", "list", "--site", "bay.example", "--db", store).stdout


@pytest.mark.parametrize(("key", "code", "said"), [("zz", 2, "'zz' is no key"), ("ab", 1, "has no furniture ab")])
def test_furniture_that_is_none(store: str, key: str, code: int, said: str) -> None:
    result = run("furniture", "undo", "bay.example", key, "--db", store)
    assert result.exit_code == code
    assert said in result.output


def test_a_link_is_taken_back_for_good(store: str) -> None:
    assert run("dedup", "unlink", "2", "--db", store).stdout == "article 2 is no longer a near copy of article 1\n"
    assert "No article is tied" in run("stories", "--db", store).stderr
    result = run("dedup", "unlink", "2", "--db", store)
    assert result.exit_code == 1
    assert "linked to no other" in result.output


def test_upkeep_says_what_it_did(store: str) -> None:
    assert "judged again" in run("dedup", "upkeep", "--db", store).stdout
    assert run("dedup", "upkeep", "--db", store).stdout == "0 articles judged again\n"


def test_stats_say_what_the_archive_holds(store: str) -> None:
    result = run("dedup", "stats", "--db", store, "--json")
    assert result.exit_code == 0, result.output
    totals = json.loads(result.stdout)
    expected = {"articles": 6, "near_copies": 1, "stories": 1, "furniture": 1, "sightings": 6, "unjudged": 0}
    assert totals.items() >= expected.items()
    assert totals["keys"] > 50
    shown = run("dedup", "stats", "--db", store).stdout
    assert shown.startswith("6 articles, seen 6 times on 6 pages\n")
    assert "to be applied by `newsfold dedup upkeep`: 1 paragraph of furniture" in shown


def test_a_rebuild_says_what_it_changes(store: str) -> None:
    result = run("dedup", "rebuild", "--dry-run", "--all", "--db", store)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("6 articles looked at: 0 digests")
    assert json.loads(run("dedup", "rebuild", "--db", store, "--json").stdout)["articles"] == 6
