"""What there is not, what makes no sense, and a database that is away."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from storage.database import Database
from tests.web.conftest import client_of


@pytest.mark.parametrize(
    "address",
    [
        "/articles/99999", "/articles/0", "/articles/-1", "/articles/9999999999999999999999", "/articles/x",
        "/stories/77777", "/runs/99", "/runs/x", "/sources/nobody", "/page?url=https://nowhere.example/",
        "/compare?a=1&b=4.7", "/compare?a=999999&b=1", "/nothing", "/articles/1/2", "/articles/%00",
        "/sources/%F0%9F%9A%80",
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_with_what_to_do(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text
    assert "Traceback" not in answer.text
    assert 'href="/articles"' in answer.text


@pytest.mark.parametrize(
    "address",
    [
        "/runs?before=x", "/runs?before=-1", "/runs?before=99999999999999999999", "/runs?before=0",
        "/stories?before=1e3", "/runs/1?only=some", "/runs/1?after=%F0", "/?chart=years",
        "/articles?sort=worst", "/articles?from=yesterday", "/articles?to=2026-13-01", "/articles?after=x",
        "/articles?q=ferry&after=x", "/articles?q=" + "x" * 3000, "/page", "/page?url=a%00b", "/compare",
        "/compare?a=1", "/compare?a=x&b=1", "/articles?site=a%0ab", "/sources?after=%1b",
    ],
)  # fmt: skip
def test_wild_parameters_get_one_sentence(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert "This address makes no sense" in answer.text


@pytest.mark.parametrize(
    "address", ["/articles?after=2147483648", "/articles?q=ferry&after=r9999999999", "/api/articles?after=4294967296"]
)
def test_a_place_that_no_number_can_have_makes_no_sense(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 400


@pytest.mark.parametrize("address", ["/sources/-%00", "/api/sources/a%1b", "/static/%00", "/articles/1%00"])
def test_a_name_with_a_control_character_is_nobodys(client: TestClient, address: str) -> None:
    assert client.get(address).status_code in (400, 404)


@pytest.mark.parametrize(
    "address", ["/runs?before=2147483647", "/stories?before=1", "/runs/1?after=2147483647", "/articles?after=1"]
)
def test_the_end_of_a_list_is_no_fault(client: TestClient, address: str) -> None:
    assert client.get(address).status_code == 200


def test_a_query_may_be_any_text(browser: TestClient) -> None:
    for text in ('"', "-", "a AND (", "site:", 'foo"bar', "*", "after:never", "-site:x", "'; DROP TABLE article; --"):
        assert browser.get("/articles", params={"q": text}).status_code == 200


def test_a_database_that_is_away_is_told_and_tried_again(sqlite_filled: Database) -> None:
    path = Path(str(sqlite_filled.location.database))
    with client_of(sqlite_filled) as client:
        path.rename(path.with_suffix(".away"))
        answer = client.get("/runs")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
        assert "the file is gone" in answer.text
        assert not path.exists()
        path.with_suffix(".away").rename(path)
        assert client.get("/runs").status_code == 200


def test_a_database_that_is_being_upgraded_is_told(sqlite_filled: Database) -> None:
    with client_of(sqlite_filled) as client:
        with sqlite3.connect(str(sqlite_filled.location.database)) as connection:
            connection.execute("ALTER TABLE run RENAME TO run_new")
        answer = client.get("/runs")
        assert answer.status_code == 503
        assert "Retry-After" in answer.headers
        assert 'http-equiv="refresh"' in answer.text


def test_a_server_that_is_away_is_told() -> None:
    with Database("postgresql://nobody@127.0.0.1:1/none") as database, client_of(database) as client:
        answer = client.get("/")
        assert answer.status_code == 503
        assert "Retry-After" in answer.headers


def test_a_fault_of_our_own_is_a_page_too(sqlite_filled: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the program")

    monkeypatch.setattr("newsfold.web.views.runs.list_runs", fail)
    client = client_of(sqlite_filled)
    client = TestClient(client.app, base_url=str(client.base_url), raise_server_exceptions=False)
    answer = client.get("/runs")
    assert answer.status_code == 500
    assert "Newsfold failed" in answer.text
    assert "secret" not in answer.text


def test_joiners_belong_to_words_and_controls_to_none(browser: TestClient) -> None:
    """Persian, and families of emoji, are written with them."""
    for text in ("می\u200cخواهم", "👩\u200d👩\u200d👧", "ferry\u200bboat", "ferry\n\x00stays\x7f"):
        answer = browser.get("/articles", params={"q": text})
        assert answer.status_code == 200
        assert browser.get("/api/search", params={"q": text}).status_code == 200
        assert browser.get("/api/articles", params={"site": text}).status_code == (400 if "\n" in text else 200)
    assert "three winters" in answer.text
