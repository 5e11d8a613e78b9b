from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.core import extract
from crawler.core.page.rules import Role
from crawler.core.plain_text.articles import article_of, is_teaser, leads_on, roles
from crawler.core.plain_text.lines import Line, read_lines
from crawler.core.plain_text.neighbours import settle, settle_lists
from crawler.core.types import Link

PROSE = "The ferry that carried the town across the river for nine years made its last trip on a grey morning."


def _lines(*lines: str) -> list[Line]:
    return settle(settle_lists(read_lines("\n".join(lines))))


def test_an_article_has_its_text_authors_date_and_related_headlines() -> None:
    lines = _lines(
        "Bridge opens", "By Ada Marsh", "16 May 2024", PROSE, "Long rows", PROSE, "Read more: Band plays on the pier",
        "Related:", "- Storm closes ports", "- Why dogs retire",
    )  # fmt: skip
    article = article_of(lines, 0, len(lines))
    assert (article.title, article.text) == ("Bridge opens", f"{PROSE}\n\nLong rows\n\n{PROSE}")
    assert (article.authors, article.published_at) == (("Ada Marsh",), datetime(2024, 5, 16, tzinfo=UTC))
    assert article.related == tuple(map(Link, ("Band plays on the pier", "Storm closes ports", "Why dogs retire")))
    assert [origin.field for origin in article.origins] == ["language", "authors", "published_at"]


def test_a_list_ends_with_its_bullets_and_at_the_name_of_a_section() -> None:
    lines = _lines(
        "Bridge opens", PROSE, PROSE, "Related:", "- Storm closes ports", "- Why dogs retire", "Was this of any help"
    )
    assert [link.text for link in article_of(lines, 0, len(lines)).related] == ["Storm closes ports", "Why dogs retire"]
    lines = _lines("Bridge opens", PROSE, PROSE, "Related", "Storm closes three ports", "Pier life", "Sport")
    assert [link.text for link in article_of(lines, 0, len(lines)).related] == ["Storm closes three ports", "Pier life"]


def test_a_name_may_stand_below_its_label() -> None:
    lines = _lines("Bridge opens", "By", "Ada Marsh", PROSE, PROSE)
    assert article_of(lines, 0, len(lines)).authors == ("Ada Marsh",)


def test_an_article_may_have_no_headline() -> None:
    article = article_of(_lines(PROSE, PROSE), -1, 2)
    assert (article.title, article.text) == ("", f"{PROSE}\n\n{PROSE}")


def test_behind_the_first_boilerplate_after_the_text_nothing_is_of_it() -> None:
    lines = _lines("Bridge opens", PROSE, "A quay", "Anzeige", PROSE, "The end", "Leave a comment", "Your name")
    assert [role for _, role in roles(lines, 0, len(lines))] == [
        Role.TEXT, Role.TEXT, Role.DROPPED, Role.TEXT, Role.TEXT, Role.DROPPED, Role.DROPPED,
    ]  # fmt: skip


def test_related_articles_are_bounded() -> None:
    lines = _lines("Bridge opens", PROSE, "Related:", *(f"- Storm number {n} is near" for n in range(30)))
    found = [role for _, role in roles(lines, 0, len(lines))]
    assert found.count(Role.RELATED) == 20


@pytest.mark.parametrize(
    ("lines", "teases"),
    [
        ((PROSE, PROSE), False),
        ((PROSE, "Band plays", PROSE), True),
        ((PROSE * 4,), False),
        ((PROSE,), True),
        (("Band plays",), True),
        ((PROSE.rstrip(".") + "…",), True),
        ((), True),
    ],
)
def test_teasers_have_no_two_paragraphs_in_a_row_and_no_long_one(lines: tuple[str, ...], teases: bool) -> None:
    assert is_teaser(_lines(*lines)) is teases


def test_what_stands_behind_the_line_that_signs_a_text_is_none_of_it() -> None:
    text = "\n\n".join([
        "Ferry makes its last trip", *(f"On day {n} the ferry carried the town across the river." for n in range(4)),
        "28 October 2024", "Previous", "Lock opens again",
    ])  # fmt: skip
    (article,) = extract(text, plain_text=True)

    assert article.text.endswith("On day 3 the ferry carried the town across the river.")


@pytest.mark.parametrize("count", [6, 12])
def test_the_menus_that_end_a_page_are_none_of_its_last_text(count: int) -> None:
    lines = _lines("Bridge opens", PROSE, PROSE, "Ferry 204", *(f"Harbour {i}" for i in range(count)))
    text = article_of(lines, 0, len(lines)).text

    assert ("Harbour 5" in text) is (count < 8)
    assert "Harbour 5" in article_of([*lines, *_lines("Ferry sails", PROSE)], 0, len(lines)).text


def test_a_short_text_with_a_link_to_the_whole_of_it_leads_on() -> None:
    assert leads_on(_lines("By Ada Marsh", PROSE, "Read more"))
    assert not leads_on(_lines("By Ada Marsh", PROSE, "Share"))
    assert not leads_on(_lines(PROSE, PROSE, "Read more"))
    assert not leads_on(_lines(PROSE * 8, "Read more"))
    assert not leads_on(_lines(PROSE, "Read more:", "- Storm closes ports"))
    assert not leads_on(_lines("By Ada Marsh", "Read more"))
