from __future__ import annotations

import pytest

from tests.core.metadata.described import STATED, TEXT, described, json_ld, origin, page, the_one

CRUMBS = json_ld({
    "@type": "BreadcrumbList",
    "itemListElement": [
        {"@type": "ListItem", "position": 1, "name": "Home"},
        {"@type": "ListItem", "position": 2, "name": "Harbour"},
        {"@type": "ListItem", "position": 3, "name": "Bridge opens after nine years"},
    ],
})  # fmt: skip


@pytest.mark.parametrize(
    ("head", "body", "section", "source"),
    [
        (json_ld(STATED) + '<meta property="article:section" content="Rivers">', "", "City", "json-ld articleSection"),
        ('<meta name="section" content=" Rivers  and\nseas ">', "", "Rivers and seas", "meta article:section"),
        ("", '<span itemprop="articleSection">Hafen</span>', "Hafen", "microdata articleSection"),
        ("", '<a rel="category tag" href="/c/1">港口</a>', "港口", "category link"),
        ("", '<a rel="tag" href="/category/port">Port</a>', "Port", "category link"),
        (CRUMBS, "", "Harbour", "json-ld breadcrumb"),
        (f'<meta name="section" content="https://a.example/">{CRUMBS}', "", "Harbour", "json-ld breadcrumb"),
        ("", "", None, None),
    ],
)
def test_the_surest_source_names_the_section(head: str, body: str, section: str | None, source: str | None) -> None:
    metadata = the_one(page(head, f"<p>{body}</p>{TEXT}"))
    assert (metadata.section, origin(metadata, "section")) == (section, source)


@pytest.mark.parametrize(
    ("head", "body", "tags", "source"),
    [
        (json_ld(STATED), "", ("harbour", "bridge"), "json-ld keywords"),
        ('<meta name="news_keywords" content="Hafen; Brücke">', "", ("Hafen", "Brücke"), "meta news_keywords"),
        ('<meta name="keywords" content="x, y">', '<a rel="tag" href="/t">Puerto</a>', ("Puerto",), "tag link"),
        ('<meta name="keywords" content="port, port,, x">', "", ("port",), "meta keywords"),
        ('<meta name="keywords" content=",">', "", (), None),
    ],
)  # fmt: skip
def test_the_surest_source_names_the_tags(head: str, body: str, tags: tuple[str, ...], source: str | None) -> None:
    metadata = the_one(page(head, f"<p>{body}</p>{TEXT}"))
    assert (metadata.tags, origin(metadata, "tags")) == (tags, source)


def test_tags_are_bounded() -> None:
    metadata = the_one(page(f'<meta name="keywords" content="{", ".join(f"tag {n}" for n in range(99))}, {"x" * 99}">'))
    assert len(metadata.tags) == 40


def test_the_head_of_a_page_of_several_names_no_topics() -> None:
    head = '<meta name="section" content="City"><meta name="keywords" content="port">'
    several = described(page(head, f"{TEXT}<h2>Ferry is sold</h2>{TEXT}"))
    assert [(each.section, each.tags) for each in several] == [(None, ())] * 2
