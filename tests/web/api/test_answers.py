"""What the API answers, on both databases."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from newsfold.web.app import create_app
from newsfold.web.settings import Settings
from storage.database import Database
from tests.web.api.conftest import NAUGHTY
from tests.web.conftest import client_of
from tests.web.press import TIDE, candidate, fill, show


def test_articles_are_listed_a_page_at_a_time(client: TestClient) -> None:
    first = client.get("/api/articles?limit=2").json()
    rest = client.get(f"/api/articles?limit=2&after={first['next']}").json()
    assert [each["id"] for each in (*first["articles"], *rest["articles"])] == [3, 2, 1]
    assert rest["next"] is None
    assert "text" not in first["articles"][0]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("site=www.Harbour.example", [1]),
        ("q=ferry", [2, 1]),
        ("q=-ferry", [3]),
        ("published_from=2026-02", [1]),
        ("published_before=2026", []),
        ("source=nobody", []),
        ("order=published", [1, 3, 2]),
    ],
)
def test_lists_are_narrowed_and_ordered(client: TestClient, asked: str, numbers: list[int]) -> None:
    assert [each["id"] for each in client.get(f"/api/articles?{asked}").json()["articles"]] == numbers


def test_an_article_is_given_whole(client: TestClient) -> None:
    one = client.get("/api/articles/1").json()
    assert one["title"] == "Old ferry stays in port"
    assert one["text"].startswith("The harbour board")
    assert one["published_at"] == "2026-02-01T00:00:00Z"
    assert [each["title"] for each in one["revisions"]] == ["Ferry may stay"]
    assert [each["article_id"] for each in one["carriers"]] == [1, 2]
    assert (one["story"], one["near"][0]["article_id"]) == (1, 2)
    assert one["sightings"][0]["document"] == "a"


def test_texts_are_compared_word_by_word(client: TestClient) -> None:
    pieces = client.get("/api/compare?a=1&b=2").json()["text"]
    assert [piece["text"] for piece in pieces if piece["side"] == "there"] == ["So it goes on."]
    title = client.get("/api/compare?a=1.1&b=1").json()["title"]
    assert [piece["text"] for piece in title if piece["side"] == "here"] == ["Ferry may stay"]


def test_stories_have_all_who_carry_them(client: TestClient) -> None:
    (story,) = client.get("/api/stories").json()["stories"]
    assert (story["lead_id"], story["article_count"], story["site_count"]) == (1, 2, 2)
    whole = client.get("/api/stories/2").json()
    assert [each["article"]["site"] for each in whole["carriers"]] == ["harbour.example", "bay.example"]
    assert [each["sightings"][0]["document"] for each in whole["carriers"]] == ["a", "b"]
    assert whole["carriers"][1]["article"]["of_id"] == 1


def test_articles_are_found_with_the_piece_that_fits(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": '"winter crossing" -goes'}).json()
    assert [hit["article"]["id"] for hit in found["hits"]] == []
    (hit,) = client.get("/api/search", params={"q": "灯台守"}).json()["hits"]
    assert hit["article"]["title"] == NAUGHTY
    assert "".join(part["text"] for part in hit["snippet"] if part["is_hit"]) == "灯台守" * 4


def test_crawls_are_told_with_what_became_of_each_address(client: TestClient) -> None:
    (run,) = client.get("/api/runs").json()["runs"]
    assert (run["pages"], run["new"], run["errors"][0]["kind"]) == (2, 3, "http-500")
    assert client.get(f"/api/runs/{run['id']}").json() == run
    pages = client.get(f"/api/runs/{run['id']}/pages?limit=1").json()
    assert (pages["pages"][0]["new"], pages["next"]) == (3, 1)
    (failed,) = client.get(f"/api/runs/{run['id']}/pages?errors=true").json()["pages"]
    assert failed["message"] == "it fails"


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/api/articles/999", 404, "No article has the number 999; it may have been removed."),
        ("/api/articles/0", 400, "number: Input should be greater than or equal to 1."),
        ("/api/articles/99999999999", 400, "number: Input should be less than or equal to 2147483647."),
        ("/api/stories/3", 404, "Article 3 is part of no story: no other article carries it, or there is none."),
        ("/api/sources/nobody", 404, "There is no source of this name; /sources lists them."),
        ("/api/runs/7", 404, "There is no run 7; old runs are kept as sums only."),
        ("/api/runs/7/pages", 404, "There is no run 7; old runs are kept as sums only."),
        ("/api/articles?limit=0", 400, "limit: Input should be greater than or equal to 1."),
        ("/api/articles?after=x", 400, "after: this is no place in a list; begin the list anew."),
        ("/api/search?q=ferry&after=x", 400, None),
        ("/api/articles?site=%00", 400, "site: holds a control character."),
        ("/api/articles?q=%25", 400, "the query asks for nothing; write words, or filters such as lang:en."),
        ("/api/articles?q=a+after:x", 400, None),
        ("/api/articles?author=%25", 400, "'%' is no name of an author."),
        ("/api/articles?published_from=2026-99", 400, None),
        ("/api/compare?a=1.9&b=1", 404, "Article 1 has no earlier text 9."),
        ("/api/nothing", 404, "Not Found."),
    ],
)
def test_what_cannot_be_answered_is_a_problem_in_a_sentence(
    client: TestClient, path: str, status: int, said: str | None
) -> None:
    answer = client.get(path)
    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert said is None or problem["detail"] == said
    assert problem["detail"].endswith(".")


def test_what_is_shown_on_every_page_makes_no_endless_answer(sqlite_url: str) -> None:
    with Database(sqlite_url) as store:
        fill(store)
        wreck = candidate("Wreck seen at low water", TIDE, None)
        for number in range(210):
            show(store, f"https://harbour.example/list/{number}", wreck)
        with client_of(store) as client:
            found = client.get("/api/articles?q=wreck").json()["articles"][0]["id"]
            whole = client.get(f"/api/articles/{found}").json()
    assert (whole["sighting_count"], len(whole["sightings"])) == (211, 200)


def test_nothing_can_be_changed(client: TestClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert client.request(method, "/api/articles/1").status_code == 405


def test_who_knows_an_answer_hears_that_it_stands(client: TestClient) -> None:
    first = client.get("/api/articles/1")
    again = client.get("/api/articles/1", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/api/articles/1", headers={"If-None-Match": '"x"'}).status_code == 200
    head = client.head("/api/articles/1")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", first.headers["etag"])


def test_a_database_that_is_gone_is_told(database: Database) -> None:
    app = create_app(database, Settings())
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
        database.close()
        with database.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE article RENAME TO elsewhere")
        answer = client.get("/api/articles")
        assert answer.status_code == 503
        assert answer.headers["retry-after"] == "30"
        with database.begin() as connection:
            connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO article")
        assert client.get("/api/articles").status_code == 200


def test_a_password_is_a_token_for_programs(database: Database) -> None:
    app = create_app(database, Settings(password="tide-mill-tide-mill"))
    with TestClient(app, base_url="http://localhost") as client:
        assert client.get("/api/articles").status_code == 401
        assert client.get("/api/articles", headers={"Authorization": "Bearer wrong"}).status_code == 401
        told = client.get("/api/articles", headers={"Authorization": "Bearer tide-mill-tide-mill"})
        assert told.status_code == 200


def test_the_guard_of_the_page_stands_before_it(client: TestClient) -> None:
    assert client.get("/api/articles", headers={"Host": "evil.example"}).status_code == 421
    assert client.get(f"/api/articles?q={'x' * 5000}").status_code == 414
