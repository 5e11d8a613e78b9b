"""Who may ask, under which name, and what a browser is told."""

from __future__ import annotations

import re
from base64 import b64encode

import pytest
from starlette.testclient import TestClient

from crawler.core.errors import ConfigError
from newsfold.web.settings import Settings, check_settings
from storage.database import Database
from tests.web.conftest import client_of

SECRET = "a tide of nineteen years"


@pytest.mark.parametrize("host", ["127.0.0.1:8090", "localhost", "LOCALHOST:1", "[::1]:8090", "192.0.2.7:8090"])
def test_this_machine_and_bare_addresses_are_answered(browser: TestClient, host: str) -> None:
    assert browser.get("/runs", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "", "[::1", "a b"]
)
def test_a_name_that_leads_here_by_a_trick_is_refused(browser: TestClient, host: str) -> None:
    answer = browser.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "--host" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_name_that_was_told_is_answered(sqlite_filled: Database) -> None:
    with client_of(sqlite_filled, Settings(hosts=("news.example",))) as client:
        assert client.get("/runs", headers={"Host": "news.example:8090"}).status_code == 200


@pytest.mark.parametrize("address", ["/", "/nothing", "/static/none.css", "/runs?before=x", "/articles/1"])
def test_every_answer_has_the_strict_headers(browser: TestClient, address: str) -> None:
    headers = browser.get(address).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_password_is_asked_for_and_told(sqlite_filled: Database) -> None:
    with client_of(sqlite_filled, Settings(password=SECRET)) as client:
        refused = client.get("/")
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"].startswith("Basic")
        assert client.get("/", auth=("anybody", "guess")).status_code == 401
        assert client.get("/static/x", auth=("", "")).status_code == 401
        for broken in ("Basic", "Basic !", "Basic " + b64encode(b"nocolon").decode(), "Bearer x"):
            assert client.get("/", headers={"Authorization": broken}).status_code == 401
        assert client.get("/", auth=("anybody", SECRET)).status_code == 200


def test_it_listens_beyond_this_machine_only_with_a_good_password() -> None:
    check_settings(Settings(), "127.0.0.1")
    check_settings(Settings(), "localhost")
    check_settings(Settings(password=SECRET), "0.0.0.0")
    for host in ("0.0.0.0", "::", "192.0.2.7", "news.example"):
        with pytest.raises(ConfigError, match="needs a password"):
            check_settings(Settings(), host)
    with pytest.raises(ConfigError, match="too short"):
        check_settings(Settings(password="short"), "0.0.0.0")
    assert SECRET not in repr(Settings(password=SECRET))


def test_long_addresses_are_refused(browser: TestClient) -> None:
    assert browser.get("/page?url=" + "x" * 5000).status_code == 414


def test_static_files_are_kept_for_long_and_change_their_address(browser: TestClient) -> None:
    page = browser.get("/").text
    found = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert {each.rsplit(".", 1)[1] for each in found} == {"css", "js", "svg"}
    for each in found:
        answer = browser.get(each)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    assert browser.get("/static/page.000000000000.css").status_code == 404
    assert browser.get("/static/..%2f..%2fapp.py").status_code == 404
    assert browser.get("/favicon.ico").headers["location"] in found
