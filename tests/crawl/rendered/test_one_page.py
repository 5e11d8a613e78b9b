"""`segment --render` and `explain --render`: one page as a browser has it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.crawl.rendered.test_scrolling import endless
from tests.paper import Paper, story


def newsfold(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program: a process can have one loop of a crawl."""
    return subprocess.run([sys.executable, "-m", "newsfold", *arguments], capture_output=True, text=True)


@pytest.fixture
def live(paper: Paper) -> Paper:
    endless(paper, 3)
    return paper


def test_articles_that_scripts_bring_are_printed(live: Paper) -> None:
    allow = ("--allow-private", live.host)
    plain = newsfold("segment", live.url("/live"), *allow)
    assert json.loads(plain.stdout)["articles"] == []
    rendered = newsfold("segment", "--render", live.url("/live"), *allow)
    assert (len(json.loads(rendered.stdout)["articles"]), rendered.stderr) == (3, "")


def test_a_page_is_explained_as_the_browser_has_it(live: Paper) -> None:
    explained = newsfold("explain", "--render", "--json", live.url("/live"), "--allow-private", live.host)
    assert len(json.loads(explained.stdout)["articles"]) == 3


@pytest.mark.parametrize("command", ["segment", "explain"])
def test_a_file_is_not_rendered(command: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("pages") / "page.html"
    file.write_text(story(1))
    refused = newsfold(command, "--render", str(file))
    assert refused.returncode == 2
    assert "name its URL" in refused.stderr
