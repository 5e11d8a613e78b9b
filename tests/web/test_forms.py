"""Sources are paused, resumed and run by forms, and by nobody else's."""

from __future__ import annotations

import re

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from newsfold.web.settings import Settings
from storage.database import Database
from storage.sources import find_source
from tests.web.conftest import BASE, LATER, client_of

SAME = {"Sec-Fetch-Site": "same-origin"}


def token_of(client: TestClient) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get("/sources/harbour").text)
    assert found is not None
    return found[1]


def send(client: TestClient, name: str, headers: dict[str, str] | None = None, **fields: str) -> Response:
    return client.post(f"/sources/{name}", data=fields, headers=headers or SAME)


def is_paused(database: Database, name: str) -> bool:
    with database.read() as connection:
        found = find_source(connection, name)
    assert found is not None
    return found.paused


def test_a_source_is_paused_and_goes_on_and_is_due(client: TestClient, filled: Database) -> None:
    token = token_of(client)
    answer = send(client, "harbour", do="pause", token=token)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sources/harbour?done=pause")
    assert is_paused(filled, "harbour")
    assert "It is paused" in client.get("/sources/harbour?done=pause").text
    assert send(client, "harbour", do="run", token=token).status_code == 400
    assert send(client, "harbour", do="resume", token=token).status_code == 303
    assert not is_paused(filled, "harbour")
    assert send(client, "harbour", do="run", token=token).status_code == 303
    with filled.read() as connection:
        found = find_source(connection, "harbour")
    assert found is not None
    assert found.next_due_at == LATER


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:9999"},
    ],
)
def test_another_site_changes_nothing_even_with_the_token(
    browser: TestClient, sqlite_filled: Database, headers: dict[str, str]
) -> None:
    answer = send(browser, "harbour", headers, do="pause", token=token_of(browser))
    assert answer.status_code == 403
    assert "another site" in answer.text
    assert not is_paused(sqlite_filled, "harbour")


@pytest.mark.parametrize(
    "headers", [{"Origin": BASE}, {"Origin": "null"}, {"Sec-Fetch-Site": "same-origin", "Origin": "null"}]
)
def test_a_browser_that_keeps_to_our_policy_may(browser: TestClient, headers: dict[str, str]) -> None:
    assert send(browser, "harbour", headers, do="pause", token=token_of(browser)).status_code == 303


@pytest.mark.parametrize("token", ["", "guess", "ä"])
def test_without_the_token_nothing_is_changed(browser: TestClient, sqlite_filled: Database, token: str) -> None:
    assert send(browser, "harbour", do="pause", token=token).status_code == 403
    assert not is_paused(sqlite_filled, "harbour")


def test_what_is_no_form_of_ours_is_refused(browser: TestClient) -> None:
    token = token_of(browser)
    assert send(browser, "harbour", do="explode", token=token).status_code == 400
    assert send(browser, "nobody", do="pause", token=token).status_code == 404
    assert browser.post("/sources/harbour", json={"do": "pause", "token": token}).status_code == 403
    assert send(browser, "harbour", do="x" * 9000, token=token).status_code == 403
    assert browser.post("/runs").status_code == 405


def test_a_page_that_only_shows_has_no_forms_and_takes_none(sqlite_filled: Database) -> None:
    with client_of(sqlite_filled) as client, client_of(sqlite_filled, Settings(read_only=True)) as reader:
        assert '<form class="actions"' in client.get("/sources/harbour").text
        page = reader.get("/sources/harbour").text
        assert "actions" not in page
        assert "This page only shows" in page
        assert send(reader, "harbour", do="pause", token=token_of(client)).status_code == 403
    assert not is_paused(sqlite_filled, "harbour")
