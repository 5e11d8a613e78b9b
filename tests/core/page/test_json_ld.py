from __future__ import annotations

import json

import pytest

from crawler.core.page.json_ld import read_json_ld

ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Harbour bridge opens after nine years",
    "datePublished": "2024-05-16T10:00:00Z",
    "author": [{"@type": "Person", "name": "Ada Marsh"}, {"@type": "Organization", "name": "Northport CrawlSession"}],
    "publisher": {"@type": "NewsMediaOrganization", "name": "Northport Gazette"},
    "mainEntityOfPage": {"@id": "https://northport.example/a/bridge"},
    "image": [{"@type": "ImageObject", "url": "https://northport.example/bridge.jpg", "caption": "The bridge"}],
    "keywords": ["harbour", "bridge"],
    "articleSection": "City",
    "inLanguage": "en-GB",
}


def test_reads_what_an_article_states() -> None:
    statements = read_json_ld([json.dumps(ARTICLE)])
    (article,) = statements.articles
    assert article.headline == "Harbour bridge opens after nine years"
    assert article.urls == ("https://northport.example/a/bridge",)
    assert (article.persons, article.organisations) == (("Ada Marsh",), ("Northport CrawlSession",))
    assert (article.image, article.caption) == ("https://northport.example/bridge.jpg", "The bridge")
    assert (article.sections, article.keywords, article.language) == (("City",), ("harbour", "bridge"), "en-GB")
    assert statements.publishers == ("Northport Gazette",)


def test_follows_references_inside_a_graph() -> None:
    graph = {
        "@graph": [
            {**ARTICLE, "author": {"@id": "#ada"}},
            {"@type": "Person", "@id": "#ada", "name": "Ada Marsh"},
            {
                "@type": "BreadcrumbList",
                "itemListElement": [{"name": "Home"}, {"item": {"name": "City"}}, {"name": "Harbour bridge opens"}],
            },
        ]
    }
    statements = read_json_ld([json.dumps(graph)])
    assert statements.articles[0].persons == ("Ada Marsh",)
    assert statements.breadcrumb == ("Home", "City", "Harbour bridge opens")


@pytest.mark.parametrize(
    "broken",
    [
        json.dumps(ARTICLE)[:-1] + ",}",
        "<!-- " + json.dumps(ARTICLE) + " -->",
        "//<![CDATA[\n" + json.dumps(ARTICLE) + "\n//]]>",
        json.dumps(ARTICLE) + ";",
        json.dumps(ARTICLE) + json.dumps({"@type": "WebPage", "name": "x"}),
        json.dumps(ARTICLE).replace("after nine", "after\nnine"),
        json.dumps(ARTICLE).replace('"', "&quot;"),
        json.dumps(ARTICLE) + "</p> left over",
    ],
)
def test_a_broken_block_is_mended(broken: str) -> None:
    (article,) = read_json_ld([broken]).articles
    assert article.headline is not None
    assert article.headline.split() == ["Harbour", "bridge", "opens", "after", "nine", "years"]
    assert article.published == "2024-05-16T10:00:00Z"


def test_what_cannot_be_mended_still_gives_its_plain_fields() -> None:
    torn = json.dumps(ARTICLE).replace('"keywords": ["harbour"', '"keywords": ["the "harbour"')[:-20]
    (article,) = read_json_ld([torn]).articles
    assert (article.headline, article.published) == ("Harbour bridge opens after nine years", "2024-05-16T10:00:00Z")
    assert article.persons == ("Ada Marsh",)


def test_one_broken_block_does_not_cost_the_others() -> None:
    statements = read_json_ld(['{"@type": "NewsArticle", "headline": ', json.dumps(ARTICLE)])
    assert "Harbour bridge opens after nine years" in [article.headline for article in statements.articles]


def test_hostile_blocks_are_bounded() -> None:
    deep = '{"headline":' * 100_000
    huge = json.dumps({"headline": "x" * 2_000_000})
    many = json.dumps([ARTICLE] * 1_000)
    number = '{"@type": "NewsArticle", "headline": "Ten", "wordCount": ' + "9" * 10_000 + "}"
    assert len(read_json_ld([deep, huge, many, number]).articles) <= 201


@pytest.mark.parametrize("odd", ["null", "[]", '"headline"', '{"@type": 5, "headline": [null], "datePublished": {}}'])
def test_odd_values_are_no_articles(odd: str) -> None:
    assert all(article.headline is None for article in read_json_ld([odd]).articles)


def test_comments_and_other_things_are_no_articles() -> None:
    page = {"@type": "WebPage", "name": "Front", "datePublished": "2024-01-01", "comment": [{"@type": "Comment"}]}
    statements = read_json_ld([json.dumps(page)])
    assert statements.articles == ()
    assert statements.page is not None
    assert statements.page.published == "2024-01-01"


def test_sections_and_reviews_of_an_article_are_no_articles() -> None:
    address = "https://northport.example/a/bridge"
    section = {"@type": "Article", "headline": "The old bridge", "url": f"{address}#old", "mainEntityOfPage": address}
    review = {"@type": "Review", "name": "The ferry", "author": "Ada Marsh"}
    whole = {**ARTICLE, "url": address}

    statements = read_json_ld([json.dumps([whole, section, review])])

    assert [article.headline for article in statements.articles] == ["Harbour bridge opens after nine years"]


def test_a_review_alone_is_an_article() -> None:
    statements = read_json_ld([json.dumps({"@type": "Review", "name": "The ferry", "author": "Ada Marsh"})])

    assert [article.headline for article in statements.articles] == ["The ferry"]
