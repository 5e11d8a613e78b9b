"""What a robots.txt says beside whether a page may be fetched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.rights.robots_txt import parse_robots

ROBOTS = """
# The harbour's rules
User-agent: *
Content-Signal: search=yes, ai-train=no
Allow: /
Disallow: /private/

User-agent: GPTBot
User-agent: CCBot/2.0
Disallow: /

User-agent: ClaudeBot
Disallow: /news/*/photos$

User-agent: gptbot
Allow: /open/
"""


def test_the_rule_that_lets_a_page_be_fetched_is_told() -> None:
    said = parse_robots(ROBOTS).said_of("https://harbour.example/news/quay", "newsfold/1.0 (+https://us.example)")
    assert said.rule == "Allow: /"
    assert said.signals == ("search=yes", "ai-train=no")
    assert said.barred == ("ccbot", "gptbot")


def test_groups_of_one_crawler_are_one_and_the_longest_rule_decides() -> None:
    robots = parse_robots(ROBOTS)
    assert robots.said_of("https://harbour.example/open/quay", "newsfold").barred == ("ccbot",)
    assert robots.said_of("https://harbour.example/news/7/photos", "newsfold").barred == (
        "ccbot",
        "claudebot",
        "gptbot",
    )
    assert "claudebot" not in robots.said_of("https://harbour.example/news/7/photos/2", "newsfold").barred


def test_a_group_of_our_own_name_counts_in_place_of_that_for_all() -> None:
    robots = parse_robots("User-agent: *\nContent-Signal: ai-train=no\n\nUser-agent: Newsfold\nAllow: /news\n")
    said = robots.said_of("https://harbour.example/news/1?page=2", "newsfold/1.0")
    assert (said.rule, said.signals) == ("Allow: /news", ())


@pytest.mark.parametrize("text", ["", "<!doctype html><p>Not found: nothing", "Allow: /\nContent-Signal: ai-train=no"])
def test_what_is_in_no_group_says_nothing(text: str) -> None:
    said = parse_robots(text).said_of("https://harbour.example/", "newsfold")
    assert (said.rule, said.signals, said.barred) == (None, (), ())


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("/news", "/newsroom", True), ("/news$", "/newsroom", False), ("/news$", "/news", True),
        ("/*.pdf$", "/a/b.pdf", True), ("/*.pdf$", "/a/b.pdf?x", False), ("/a*b*c", "/a1b2c3", True),
        ("/a*b*c", "/a1c2b3", False), ("*", "/", True), ("/a*a$", "/a", False), ("/f\u00e4hre", "/f%C3%A4hre/1", True),
    ],
)  # fmt: skip
def test_patterns_match_as_the_standard_says(pattern: str, path: str, matches: bool) -> None:
    said = parse_robots(f"User-agent: *\nDisallow: {pattern}").said_of(f"https://harbour.example{path}", "newsfold")
    assert (said.rule is not None) is matches


@given(st.text(), st.text(alphabet="/a*$%", max_size=60))
def test_any_text_gives_an_answer(text: str, pattern: str) -> None:
    rules = parse_robots(f"{text}\nUser-agent: *\nDisallow: {pattern}\n{text}")
    assert rules.said_of("https://harbour.example/aaaa", "newsfold").reserved is None
