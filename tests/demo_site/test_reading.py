"""Every page of the fictional site, read without a crawl: its whole stories and nothing else, in order."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.core.extraction import extract
from crawler.core.types import Article
from newsfold.demo_site.pages import render
from newsfold.demo_site.plan import Expected, SitePage, pages, truth
from newsfold.demo_site.stories import papers, stories

BASE = "http://news.example"
TRUTH = {one.id: one for one in truth()}
SUBHEADINGS = {
    story.id: {part.text for part in story.parts if part.kind in ("heading", "entry")} for story in stories()
}


@pytest.mark.parametrize("kind", ["front", "section", "own", "tag", "archive"])
@pytest.mark.parametrize("paper", [paper.id for paper in papers()])
def test_pages_are_read_as_what_they_print(paper: str, kind: str) -> None:
    some = [page for page in pages().values() if page.paper.id == paper and page.kind == kind]
    assert some
    assert [line for page in some for line in _faults(page)] == []


def test_every_process_reads_alike() -> None:
    """Sets have another order in each process; what is read must not depend on it."""
    code = (
        "from crawler.core.extraction import extract\n"
        "from newsfold.demo_site.pages import render\n"
        "from newsfold.demo_site.plan import pages\n"
        "print([extract(render(page, '', 1), 'http://news.example' + path) for path, page in pages().items()])"
    )
    answers = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parents[2],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "4")
    ]
    assert answers[0] == answers[1]


def _faults(page: SitePage) -> Iterator[str]:
    found = extract(render(page, BASE, 1), BASE + page.path)
    expected = [TRUTH[story.id] for story in page.wholes]
    if [one.title for one in found] != [one.title for one in expected]:
        yield f"{page.path}: titles {[one.title[:30] for one in found]}, not {[one.title[:30] for one in expected]}"
        return
    for one, other in zip(found, expected, strict=True):
        yield from (f"{page.path}: {other.id}: {line}" for line in _compare(one, other))


def _compare(found: Article, expected: Expected) -> Iterator[str]:
    blocks = found.text.split("\n\n")
    yield from (f"missing {text[:50]!r}" for text in expected.paragraphs if text not in blocks)
    allowed = {*expected.paragraphs, *SUBHEADINGS[expected.id]}
    yield from (f"too much: {block[:50]!r}" for block in blocks if block not in allowed)
    if found.url is not None and found.url not in [BASE + path for path in expected.paths]:
        yield f"URL {found.url}"
    if found.published_at is not None and found.published_at.date() != expected.published_at.date():
        yield f"published at {found.published_at}"
    if found.authors and found.authors != expected.authors:
        yield f"authors {found.authors}"
