"""What leads to an address that is not of the public Internet leads nowhere, over real HTTP."""

from __future__ import annotations

import pytest

from tests.crawl.conftest import Collect
from tests.crawl.pages import feed, kinds
from tests.paper import Paper, send, story

SPELLINGS = [
    *("127.0.0.1", "localhost", "2130706433", "0x7f000001", "017700000001", "127.1", "0x7f.0.0.1", "0177.0.0.1"),
    *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]"),
    *("[2002:7f00:1::]", "[fec0::1]", "[fe80::1]", "[::]", "[::1]", "0.0.0.0", "192.88.99.1"),
]
SPELLINGS_TO_CLEAN = [
    *("127.0.0.1.", "localhost.", "LOCALHOST", "１２７.0.0.1", "127。0。0。1", "%31%32%37.0.0.1", "ⓛocalhost"),
    *("[fe80::1%25lo]", "[fec0::1%251]", "[0:0:0:0:0:0:0:1]", "[FEC0:0::1]"),
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_private_addresses_are_refused_however_they_are_spelled(paper: Paper, collect: Collect, spelling: str) -> None:
    port = paper.host.rpartition(":")[2]
    report = collect(f"http://{spelling}:{port}/", allow_private=())
    assert paper.requests == []
    assert (report.status, report.pages) == ("done", 0)
    assert kinds(report) == {"private-address": 1}
    assert f"--allow-private {spelling}:{port}" in report.errors[0].message


@pytest.mark.parametrize("spelling", SPELLINGS_TO_CLEAN)
def test_and_so_are_spellings_that_have_to_be_cleaned_first(paper: Paper, collect: Collect, spelling: str) -> None:
    port = paper.host.rpartition(":")[2]
    report = collect(f"http://{spelling}:{port}/", allow_private=())
    assert paper.requests == []
    assert kinds(report) in ({"private-address": 1}, {"bad-url": 1}, {"dns": 1})


@pytest.mark.parametrize("spelling", ["127.1", "[::ffff:127.0.0.1]", "１２７.0.0.1", "[fec0::1]"])
def test_no_redirect_leads_there(paper: Paper, collect: Collect, spelling: str) -> None:
    with Paper(pages={"/secret": story(9)}) as inner:
        port = inner.host.rpartition(":")[2]
        paper.pages = {"/feed.xml": feed(paper.url("/a"))}
        target = f"http://{spelling}:{port}/secret".encode().decode("latin-1")
        paper.answers["/a"] = lambda request: send(request, "", ("Location", target), status=301)
        report = collect("/feed.xml")
        assert inner.requests == []
    assert sum(kinds(report).values()) == 1


def test_an_allowed_address_leads_to_no_other(paper: Paper, collect: Collect) -> None:
    with Paper(pages={"/secret": story(9), "/robots.txt": ""}) as inner:
        paper.pages = {"/feed.xml": feed(paper.url("/a"), paper.url("/b"))}
        paper.answers["/a"] = lambda request: send(request, "", ("Location", inner.url("/secret")), status=301)
        paper.answers["/b"] = lambda request: send(request, "", ("Location", "http://[::1]:9/"), status=301)
        report = collect("/feed.xml")
        assert inner.requests == []
    assert kinds(report) == {"private-address": 2}
    assert "--allow-private" not in report.errors[0].message  # nobody but the site has named it
