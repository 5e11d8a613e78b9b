from __future__ import annotations

import json
from typing import Any

import pytest

from crawler.core.extraction import extract_page
from tests.core.page_types.test_script_data import flight, table_of

LINES = [
    "The council of the old harbour town voted on Tuesday to keep the swing bridge open to walkers at night.",
    "Boats that come after ten have to wait until the morning, said the master of the port, Ilse Marrow.",
    "The bridge was built in 1911 and has been turned by hand ever since, four times on an ordinary day.",
]
TITLE = "Swing bridge stays open at night"
ARTICLE = {"headline": TITLE, "publishedAt": "2026-05-04T09:00:00Z", "author": {"name": "Nora Quill"}}
BODIES: list[Any] = [
    "".join(f"<p>{line}</p>" for line in LINES),
    "\n\n".join(LINES),
    {"rendered": "".join(f"<p>{line}</p>" for line in LINES)},
    [{"type": "text", "html": f"<p>{line}</p>"} for line in LINES],
    [{"_type": "block", "children": [{"text": line[:40], "marks": ["strong"]}, {"text": line[40:]}]} for line in LINES],
    {"type": "minimark", "value": [["p", {}, line[:40], ["em", {}, line[40:]]] for line in LINES]},
    {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": line}]} for line in LINES]},
]


def page(data: Any, how: str = "next", shown: str = "") -> str:
    text = json.dumps(data)
    script = {
        "next": f'<script id="__NEXT_DATA__" type="application/json">{text}</script>',
        "state": f"<script>window.__INITIAL_STATE__ = {text};(function(){{}})()</script>",
        "apollo": f"<script>window.__APOLLO_STATE__={text}</script>",
        "named": f'<script>window["__PRELOADED_STATE__"] = {text}</script>',
        "nuxt": f'<script type="application/json" id="__NUXT_DATA__">{json.dumps(table_of(data))}</script>',
        "flight": "".join(f"<script>{part}</script>" for part in flight(f"5:{text}\n")),
    }[how]
    return f"<html><head><title>{TITLE} | Quay Post</title></head><body><div id=app>{shown}</div>{script}</body></html>"


def told(html: str) -> list[tuple[str, str]]:
    return [(article.title, article.text) for article in extract_page(html, "https://quay.example/a").articles]


@pytest.mark.parametrize("body", BODIES)
def test_a_text_is_read_in_the_formats_of_editors(body: Any) -> None:
    data = {"props": {"pageProps": {"story": {**ARTICLE, "body": body}}}}
    assert told(page(data)) == [(TITLE, "\n\n".join(LINES))]


@pytest.mark.parametrize("how", ["next", "state", "apollo", "named", "nuxt", "flight"])
def test_data_are_found_where_frameworks_keep_them(how: str) -> None:
    data = {"Article:7": {**ARTICLE, "content": BODIES[0]}, "Menu:1": {"title": "Home"}}
    (article,) = extract_page(page(data, how), "https://quay.example/a").articles
    assert (article.title, article.authors) == (TITLE, ("Nora Quill",))
    assert article.published_at is not None
    assert article.reasons == ("stated by its scripts alone",)


def test_teasers_beside_an_article_are_none() -> None:
    teasers = [{"title": f"Ferry {n} sails again", "body": "Read it all here.", "date": "2026-05-04"} for n in range(5)]
    assert told(page({"story": {**ARTICLE, "body": BODIES[0]}, "related": teasers})) == [(TITLE, "\n\n".join(LINES))]
    assert told(page({"related": teasers})) == []


def test_of_several_texts_the_one_that_the_page_names_is_meant() -> None:
    other = {"title": "Another story of the town", "body": BODIES[1].replace("bridge", "ferry"), "date": "2026-05-04"}
    assert told(page([other, {**ARTICLE, "body": BODIES[0]}])) == [(TITLE, "\n\n".join(LINES))]
    assert told(page([other, {**other, "title": "And one more of it"}])) == []


def test_a_long_text_that_neither_has_a_date_nor_is_named_is_no_article() -> None:
    assert told(page({"privacy": {"title": "How we use cookies", "text": BODIES[1]}})) == []


def test_what_the_page_shows_comes_first() -> None:
    shown = f"<article><h1>{TITLE}</h1>" + "".join(f"<p>{line} So it was shown.</p>" for line in LINES) + "</article>"
    ((_, text),) = told(page({"story": {**ARTICLE, "body": BODIES[0]}}, shown=shown))
    assert "So it was shown." in text


@pytest.mark.parametrize(
    "script",
    ["window.__STATE__ = function(a){return {}}", "{", "window.__X_STATE__ = [[" * 50_000, "[" * 100_000, "{}" * 9],
)
def test_what_is_no_plain_json_is_left_alone(script: str) -> None:
    html = f'<body><script type="application/json">{script}</script><script>{script}</script></body>'
    assert told(html) == []
