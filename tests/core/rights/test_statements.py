"""What a page and its answer say of its use."""

from __future__ import annotations

from crawler.core.html.dom import parse
from crawler.core.rights.statements import header_rights, joined, page_rights
from crawler.core.types import Rights

URL = "https://harbour.example/news/quay"
PAGE = """<!doctype html><html><head><meta name="robots" content="noai, follow">
<meta name="googlebot" content="noindex">
<meta name="TDM-Reservation" content="1"><meta name="tdm-policy" content="/policy.json">
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"></head>
<body><p>Quay widened.</p>
<a rel="nofollow license" href="/terms">Terms</a><a href="/licence">No licence</a></body></html>"""


def test_a_page_says_it_in_its_head_and_by_licence_links() -> None:
    said = page_rights(parse(PAGE), URL, ["https://harbour.example/terms"], "  (c) The \n Harbour ")
    assert said == Rights(
        robots=("noai",),
        reserved=True,
        policy="https://harbour.example/policy.json",
        licences=("https://creativecommons.org/licenses/by/4.0/", "https://harbour.example/terms"),
        notice="(c) The Harbour",
    )


def test_a_page_that_says_nothing_says_nothing() -> None:
    assert page_rights(parse("<p>Quay widened."), URL) == page_rights(None, URL) == Rights()


def test_headers_say_the_same() -> None:
    headers = [("x-robots-tag", "noimageai"), ("x-robots-tag", "b: noai"), ("tdm-reservation", "0"),
               ("content-signal", "ai-train=no"), ("tdm-policy", "javascript:x")]  # fmt: skip
    assert header_rights(URL, headers) == Rights(robots=("noimageai",), signals=("ai-train=no",), reserved=False)


def test_what_any_place_reserves_is_reserved() -> None:
    page, header, robots = (
        Rights(reserved=False, licences=("https://a.example/",)),
        Rights(reserved=True),
        Rights(rule="x"),
    )
    assert joined(page, header, robots) == Rights(reserved=True, licences=("https://a.example/",), rule="x")
    assert joined(page, robots).reserved is False
    assert joined(robots).reserved is None
