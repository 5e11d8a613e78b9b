"""What `newsfold explain` says of the rules that had the last word: as JSON, on a terminal and for a browser."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from crawler.core.page.rules import Rule
from newsfold.__main__ import cli

_URL = "https://post.example/ferry"
_TITLE = "How a ferry of the harbour is built"
_LINE = "The yard of the old {} welds the plates of the hull for nine weeks, and nobody may speak while it does. "
_SECTIONS = ("Bending the plates", "Welding the hull", "Painting the name")
_GUIDE = (
    f"<html><head><title>The Harbour Post</title></head><body><nav><a href=/>Home</a></nav><div><h1>{_TITLE}</h1></div>"
    + "".join(f"<section><h2 class=title>{name}</h2><p>{_LINE.format(name) * 12}</p></section>" for name in _SECTIONS)
    + "</body></html>"
)
_ARCHIVE = f"<html><body><article><h1>Ferries</h1><p>{_LINE.format('quay') * 6}</p></article></body></html>"
_EVIL = "&lt;script&gt;alert(1)&lt;/script&gt; \x1b[2J &amp; more"


def _explain(page: str, *arguments: str, url: str = _URL) -> Result:
    return CliRunner().invoke(cli, ["explain", "-", "--url", url, *arguments], input=page.encode())


def _json(page: str, url: str = _URL) -> dict[str, Any]:
    result = _explain(page, "--json", url=url)
    assert result.exit_code == 0
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_a_block_has_the_rule_that_decided_on_it_as_a_code_and_in_words_where_it_is_left_out() -> None:
    home, title, section, text, *_ = _json(_GUIDE)["blocks"]

    assert set(home) == {"index", "article", "role", "rule", "why", "tag", "place", "links", "text"}
    assert [block["index"] for block in (home, title, section, text)] == [0, 1, 2, 3]
    assert (home["role"], home["rule"], home["why"]) == (
        "dropped", "boilerplate", "stands in boilerplate: nav, its tag says so",
    )  # fmt: skip
    assert (title["role"], title["rule"], title["why"]) == ("title", "heads-page", None)
    assert (section["role"], section["rule"], section["why"]) == ("text", "subheading", None)
    assert (text["role"], text["rule"], text["why"]) == ("text", "text", None)


def test_a_heading_has_the_rule_that_had_the_last_word_and_says_where_that_overruled_the_weights() -> None:
    title, *sections = _json(_GUIDE)["headings"]

    assert set(title) == {"block", "text", "score", "is_title", "rule", "why", "is_overruled", "proofs"}
    assert (title["is_title"], title["rule"], title["why"]) == (True, "heads-page", "is the only heading over the page")
    assert title["score"] < 0
    assert title["is_overruled"] is True
    for section in sections:
        assert (section["is_title"], section["rule"]) == (False, "section")
        assert section["why"] == "parts the text of the headline above it (block 1)"
        assert section["score"] >= 0
        assert section["is_overruled"] is True
        assert all(isinstance(weight, float) for weight in section["proofs"].values())


def test_a_heading_that_the_weights_decided_on_was_not_overruled() -> None:
    page = f"<title>{_TITLE}</title><h1>{_TITLE}</h1><p>{_LINE.format('quay') * 6}</p><h4>Notes</h4>"
    title, notes = _json(page)["headings"]

    assert (title["rule"], title["is_overruled"], notes["rule"], notes["is_overruled"]) == (
        "headline", False, "unproven", False,
    )  # fmt: skip


def test_what_looked_like_an_article_and_is_none_is_listed() -> None:
    assert _json(_GUIDE)["refused"] == []
    found = _json(_ARCHIVE, "https://post.example/tag/ferries")

    assert (found["articles"], found["nothing_because"]) == ([], "listing")
    assert found["refused"] == [
        {
            "title": "Ferries",
            "first_block": 0,
            "end_block": 2,
            "rule": "archive-head",
            "why": "heads what a tag, a category or an author has",
        }
    ]
    assert found["headings"][0]["rule"] == "archive-head"


def test_the_code_of_a_rule_is_its_name_in_the_code() -> None:
    found = _json(_GUIDE)
    codes = {each["rule"] for each in (*found["blocks"], *found["headings"])}

    assert codes == {"boilerplate", "heads-page", "section", "subheading", "text"}
    assert {Rule[code.upper().replace("-", "_")] for code in codes} == {
        Rule.BOILERPLATE, Rule.HEADS_PAGE, Rule.SECTION, Rule.SUBHEADING, Rule.TEXT,
    }  # fmt: skip


def test_a_terminal_says_in_words_what_overruled_the_weights() -> None:
    said = _explain(_GUIDE).stdout

    assert "because: its heading is the only heading over the page: -" in said
    assert all(name in said for name in _SECTIONS)
    assert said.count("parts the text of the headline above it (block 1)") == len(_SECTIONS)


def test_a_terminal_says_what_looked_like_an_article_and_is_none() -> None:
    said = _explain(_ARCHIVE, url="https://post.example/tag/ferries").stdout
    refused = said[said.index("What looked like an article and is none") :].splitlines()[1]

    assert refused.split("  ")[1:] == ["blocks 0 to 1", "Ferries", "heads what a tag, a category or an author has"]


def _html(page: str, folder: Path, url: str = _URL) -> str:
    target = folder / "out.html"
    assert _explain(page, "--html", str(target), url=url).exit_code == 0
    return target.read_text("utf-8")


def test_the_page_for_a_browser_says_in_words_what_overruled_the_weights(tmp_path: Path) -> None:
    page = _html(_GUIDE, tmp_path)

    assert "its heading is the only heading over the page: " in page
    assert page.count("parts the text of the headline above it (block 1); ") == len(_SECTIONS)
    assert re.search(r"\d+% likely \([+-]\d+\.\d\)", page)
    assert re.search(r"speaks (clearly |slightly )?(for|against) it \([+-]\d+\.\d\)", page)
    assert "What looked like an article and is none" not in page


def test_the_page_for_a_browser_says_what_looked_like_an_article_and_is_none(tmp_path: Path) -> None:
    page = _html(_ARCHIVE, tmp_path, "https://post.example/tag/ferries")
    card = page[page.index("What looked like an article and is none") :]

    assert '<td>0–1</td><td dir="auto">Ferries' in card
    assert "heads what a tag, a category or an author has" in card


def test_hostile_titles_are_text_wherever_they_are_shown(tmp_path: Path) -> None:
    address = "https://post.example/tag/alert12jmore"
    evil = _ARCHIVE.replace("Ferries", _EVIL)
    section = _GUIDE.replace(_SECTIONS[0], _EVIL)
    assert _json(evil, address)["refused"]

    for page, url in ((evil, address), (section, _URL)):
        html = _html(page, tmp_path, url)
        assert "<script" not in html
        assert "\x1b" not in html
        assert "<script>alert(1)</script>" in unescape(html)
        assert "\x1b" not in _explain(page, url=url).stdout
