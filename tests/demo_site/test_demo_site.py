"""The site that the demo and the tests crawl: it must be what its truth says, or no test against it means anything."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from html import unescape
from itertools import combinations
from urllib.parse import urljoin, urlsplit

import pytest

from newsfold.demo_site.pages import plain_text
from newsfold.demo_site.plan import pages, truth
from newsfold.demo_site.server import DemoSite
from newsfold.demo_site.stories import papers, stories


@pytest.fixture(scope="module")
def site() -> Iterator[DemoSite]:
    with DemoSite() as running:
        yield running


def _get(site: DemoSite, path: str, **headers: str) -> tuple[int, str, str]:
    request = urllib.request.Request(site.url + path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers.get("ETag", ""), answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get("ETag", ""), error.read().decode()


def test_every_page_prints_its_stories_in_order(site: DemoSite) -> None:
    for path, page in pages().items():
        status, _, html = _get(site, path)
        assert status == 200
        text = unescape(html)
        place = text.index("<main>")
        for story in page.wholes:
            place = text.index(story.title, place)
            for part in story.parts:
                if part.kind == "paragraph":
                    place = text.index(part.text, place)


def test_every_link_leads_somewhere(site: DemoSite) -> None:
    links: set[str] = set()
    for path in pages():
        html = _get(site, path)[2]
        links |= {urlsplit(urljoin(site.url + path, href)).path for href in re.findall(r'href="([^"]+)"', html)}
    assert len(links) > len(pages())
    assert [link for link in sorted(links) if _get(site, link)[0] != 200] == []


def test_an_unchanged_page_is_answered_with_304_and_an_edited_one_in_full() -> None:
    with DemoSite() as site:
        status, tag, first = _get(site, "/town/library-roof")
        assert status == 200
        assert _get(site, "/town/library-roof", If_None_Match=tag) == (304, tag, "")
        site.revision = 2
        status, _, second = _get(site, "/town/library-roof", If_None_Match=tag)
        assert status == 200
        assert "1.4 million crowns, double" in first
        assert "1.4 million crowns, double" not in second
        assert [request.status for request in site.requests] == [200, 304, 200]


def test_an_unknown_page_is_404(site: DemoSite) -> None:
    assert _get(site, "/nowhere")[0] == 404


def test_the_truth_knows_every_story_and_where_it_stands() -> None:
    expected = truth()
    assert len({one.id for one in expected}) == len(expected) == len(stories()) >= 60
    assert len({one.title for one in expected}) == len(expected)
    assert {one.language for one in expected} == {"en", "de", "fr", "es", "ru", "ar", "zh"}
    for one in expected:
        assert (one.paths[0], 0) in one.sightings
        assert one.paragraphs
    assert sum(len(one.paths) > 1 for one in expected) >= 3
    assert max(len(page.wholes) for page in pages().values()) >= 4


def test_only_the_edited_story_differs_between_the_revisions() -> None:
    changed = [one.id for one, other in zip(truth(1), truth(2), strict=True) if one.paragraphs != other.paragraphs]
    assert changed == ["library-roof"]


def test_no_two_stories_are_near_copies() -> None:
    words = {one.id: _shingles(" ".join(one.paragraphs)) for one in truth()}
    for (_, one), (_, other) in combinations(words.items(), 2):
        assert len(one & other) < 0.1 * min(len(one), len(other))


def _shingles(text: str) -> set[str]:
    return {text[at : at + 12] for at in range(len(text) - 12)}


def test_feeds_list_all_stories_of_a_paper(site: DemoSite) -> None:
    for paper in papers():
        own = [story for story in stories() if story.paper == paper.id or paper.id in story.carriers]
        for name, mark in (("rss.xml", "<item>"), ("atom.xml", "<entry>")):
            status, _, xml = _get(site, paper.prefix + name)
            assert status == 200
            assert xml.count(mark) == len(own)


def test_the_plain_text_page_holds_three_stories() -> None:
    text = plain_text()
    held = [one.title for one in truth() if all(paragraph in text for paragraph in one.paragraphs)]
    assert len(held) == 3
