"""Heads of archives: the address and the headline must agree."""

from __future__ import annotations

import pytest

from crawler.core.extraction import extract_page
from crawler.core.no_article import NoArticle
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.page_types.archive_heads import heads_archive, without_archive_heads
from tests.core.outlines import outline_of

_LEAD = "Everything that we have told about the harbour and its ferries since the new quay was opened to the public. "


def _page(headline: str, state: str = "") -> str:
    text = f"<p>{_LEAD}</p><p>{_LEAD.replace('ferries', 'pilots')}</p>"
    return f"<html><head>{state}</head><body><article><h1>{headline}</h1>{text * 2}</article></body></html>"


@pytest.mark.parametrize(
    ("headline", "address"),
    [
        ("Category: Old Harbour", "https://quay.example/blog/categories/old-harbour/"),
        ("Schlagwort: Häfen", "https://quay.example/tag/h%C3%A4fen/page/2/"),
        ("Autor: Ida Brandt", "https://quay.example/author/ida-brandt"),
        ("Étiquette : Quai", "https://quay.example/tags/quai/index.html"),
        ("Ferries", "https://quay.example/tag/ferries/page/2/"),
    ],
)
def test_the_head_of_an_archive_is_no_article(headline: str, address: str) -> None:
    page = extract_page(_page(headline), address)
    assert not page.articles
    assert page.nothing_because is NoArticle.LISTING


@pytest.mark.parametrize(
    ("headline", "address"),
    [
        ("Category: Old Harbour", "https://quay.example/2024/category-old-harbour/"),
        ("Harbour: Ferries return", "https://quay.example/category/harbour/ferries-return"),
        ("Old Harbour", "https://quay.example/category/old-harbour"),
        ("Ferries return", "https://quay.example/author/ida-brandt/ferries-return"),
    ],
)
def test_one_sign_alone_drops_nothing(headline: str, address: str) -> None:
    assert [article.title for article in extract_page(_page(headline), address).articles] == [headline]


def test_a_stated_article_is_kept() -> None:
    stated = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tag: Quay"}</script>'
    assert extract_page(_page("Tag: Quay", stated), "https://quay.example/tag/quay").articles


def test_the_head_is_refused_and_what_it_heads_stays() -> None:
    outline = outline_of("<h2>Ferries</h2><h2>The ferry returns</h2>", url="https://quay.example/tag/ferries")
    head, article = (
        Segment(first_block=i, last_block=i + 1, title=outline.tree.blocks[i].text, title_block=i) for i in range(2)
    )
    sifted = without_archive_heads(outline, (head, article))

    assert sifted.kept == (article,)
    assert [(each.segment, each.rule) for each in sifted.refused] == [(head, Rule.ARCHIVE_HEAD)]


def test_a_page_without_an_address_heads_no_archive() -> None:
    facts = outline_of("<h1>Ferries</h1>").facts

    assert not heads_archive(facts, Segment(first_block=0, last_block=1, title="Ferries"))


@pytest.mark.parametrize(("title_block", "heads"), [(None, True), (0, False)])
def test_without_a_headline_the_name_of_a_category_needs_no_label(title_block: int | None, heads: bool) -> None:
    facts = outline_of("<h1>Work parties</h1>", url="https://quay.example/category/work-parties/").facts
    segment = Segment(first_block=0, last_block=1, title="work parties", title_block=title_block)

    assert heads_archive(facts, segment) is heads


def test_an_article_that_is_called_as_the_tag_is_stays() -> None:
    text = "".join(f"<p>{_LEAD.replace('quay', each)}</p>" for each in ("quay", "lock", "pier"))
    page = f"<main><article><h2><a href='/2024/ferries'>Ferries</a></h2><time>3 May 2024</time>{text}</article></main>"

    (article,) = extract_page(f"<html><body>{page}</body></html>", "https://quay.example/tag/ferries/").articles
    assert article.title == "Ferries"
