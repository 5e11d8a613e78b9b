from __future__ import annotations

from scrapy.robotstxt import ProtegoRobotParser

from crawler.middlewares.robots import MAX_RULES, essence


def allowed(body: bytes, path: str) -> bool:
    return ProtegoRobotParser(essence(body), None).allowed(f"https://news.example{path}", "newsfold")


RULES = b"User-agent: *\nDisallow: /private/\n"


def test_rules_behind_megabytes_of_comments_hold() -> None:
    assert not allowed(b"# filler\n" * 300_000 + RULES, "/private/desk")
    assert allowed(b"# filler\n" * 300_000 + RULES, "/stories/")


def test_a_byte_order_mark_and_other_line_ends_do_no_harm() -> None:
    assert not allowed(b"\xef\xbb\xbf" + RULES.replace(b"\n", b"\r\n"), "/private/desk")
    assert not allowed(RULES.replace(b"\n", b"\r"), "/private/desk")


def test_a_comment_behind_a_rule_is_left_out() -> None:
    assert not allowed(b"User-agent: * # all\nDisallow: /private/ # staff only\n", "/private/desk")


def test_a_page_in_place_of_rules_forbids_nothing() -> None:
    assert allowed(b"<!doctype html><html><body>Welcome</body></html>", "/private/desk")


def test_rules_without_end_are_cut() -> None:
    assert len(essence(b"Disallow: /x\n" * 100_000)) == MAX_RULES
