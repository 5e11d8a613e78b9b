from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.core.types import Image
from tests.core.metadata.described import MAY_16, STATED, TEXT, described, json_ld, origin, page, the_one


def test_structured_data_gives_every_field_and_says_so() -> None:
    metadata = the_one(page(json_ld(STATED)))
    assert metadata.published_at == MAY_16
    assert metadata.published_at.utcoffset() == timedelta(hours=2)
    assert metadata.updated_at == datetime(2024, 5, 17, 9, tzinfo=UTC)
    assert metadata.authors == ("Ada Marsh",)
    assert (metadata.section, metadata.tags, metadata.language) == ("City", ("harbour", "bridge"), "en")
    assert metadata.image == Image("https://northport.example/bridge.jpg", "The bridge at dawn")
    assert origin(metadata, "published_at") == "json-ld datePublished"
    assert origin(metadata, "authors") == "json-ld author"
    assert {each.field for each in metadata.origins} == {
        "title", "url", "published_at", "updated_at", "authors", "section", "tags", "language", "image",
    }  # fmt: skip


def test_the_head_speaks_where_there_is_no_structured_data() -> None:
    head = (
        '<html lang="pt-BR"><meta property="article:published_time" content="2024-05-16T10:00:00Z">'
        '<meta name="author" content="Ana Souza"><meta property="article:section" content="Cidade">'
        '<meta property="article:tag" content="porto"><meta property="article:tag" content="ponte">'
        '<meta property="og:image" content="/ponte.jpg">'
    )
    metadata = the_one(page(head))
    assert metadata.published_at == MAY_16
    assert metadata.authors == ("Ana Souza",)
    assert (metadata.section, metadata.tags) == ("Cidade", ("porto", "ponte"))
    assert metadata.image == Image("https://northport.example/ponte.jpg", None)
    assert origin(metadata, "published_at") == "meta article:published_time"


def test_the_head_is_about_the_article_whose_own_address_is_the_page_s() -> None:
    stated = {**STATED, "url": "/news/bridge-opens", "datePublished": None}
    head = json_ld(stated) + (
        '<meta property="og:title" content="What a day on the river"><meta property="article:section" content="River">'
        '<meta property="article:published_time" content="2024-05-16T10:00:00Z">'
    )
    first, second = described(page(head, body=f"{TEXT}<h2>Ferry is sold to an island</h2>{TEXT}"))
    assert (first.published_at, second.published_at) == (MAY_16, None)
    assert (first.url, second.url) == ("https://northport.example/news/bridge-opens", None)


def test_on_a_page_of_several_the_head_is_about_the_one_it_names() -> None:
    head = (
        '<meta property="og:title" content="Bridge opens after nine years | Northport Gazette">'
        '<meta property="article:published_time" content="2024-05-16T10:00:00Z"><meta name=author content="Ada Marsh">'
        '<meta property="og:image" content="/bridge.jpg"><link rel=canonical href="/news/bridge-opens">'
    )
    posts = "".join(
        f"<article><h2>{title}</h2>{TEXT}</article>"
        for title in ("Bridge opens after nine years", "Ferry makes its last trip", "Band plays on the pier")
    )
    first, *others = described(f"<html lang=en><head>{head}</head><body>{posts}</body></html>")
    assert (first.published_at, first.authors) == (MAY_16, ("Ada Marsh",))
    assert first.url == "https://northport.example/news/bridge-opens"
    for other in others:
        assert (other.published_at, other.authors, other.url, other.image) == (None, (), None, None)


def test_each_of_several_has_its_own_structured_data() -> None:
    titles = ("Bridge opens after nine years", "Ferry makes its last trip")
    stated: list[dict[str, object]] = [
        {**STATED, "headline": title, "datePublished": f"2024-05-{16 + n}T10:00:00Z", "author": f"Author N{n}"}
        for n, title in enumerate(titles)
    ]
    posts = "".join(f"<article><h2>{title}</h2>{TEXT}</article>" for title in titles)
    first, second = described(f"<html><head>{json_ld(*reversed(stated))}</head><body>{posts}</body></html>")
    assert first.published_at == MAY_16
    assert second.published_at == MAY_16 + timedelta(days=1)


def test_each_of_several_has_its_own_line_of_date_and_author() -> None:
    posts = "".join(
        f"<article><h2>Bridge {n}</h2><p class=meta>By Ada Marsh on {15 + n} May 2024, 10:00</p>{TEXT}"
        f'<a rel="category tag" href="/category/city">City</a> <a rel=tag href="/tag/river">River</a></article>'
        for n in (1, 2)
    )
    first, second = described(f"<html lang=en><body>{posts}</body></html>", "https://northport.example/blog/")
    assert (first.published_at, second.published_at) == (MAY_16, MAY_16 + timedelta(days=1))
    assert first.authors == second.authors == ("Ada Marsh",)
    assert (first.section, first.tags) == ("City", ("River",))


@pytest.mark.parametrize(
    ("heading", "stated"),
    [
        ("Bridge opens after nine years | Northport Gazette", "Bridge opens after nine years"),
        ("Harbour: Bridge opens after nine years", "Bridge opens after nine years"),
    ],
)
def test_a_stated_title_frees_the_heading_of_its_kicker_and_the_site_s_name(heading: str, stated: str) -> None:
    head = f'<meta property="og:title" content="{stated}">'
    assert the_one(page(head, title=heading)).title == stated
    assert the_one(page(head, title="Something else entirely")).title is None


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("<span>Harbour</span> Bridge opens <i>after</i> nine years", "Bridge opens after nine years"),
        ("<span class=sr-only>Article: </span>Bridge opens after nine years", "Bridge opens after nine years"),
        ("Harbour Bridge opens after nine years", None),
        ("<span>Harbour</span> Bridge opens after ten years", None),
    ],
)
def test_what_the_page_s_title_leaves_out_before_a_heading_is_a_kicker(heading: str, title: str | None) -> None:
    head = "<title>Bridge opens after nine years</title>"
    assert the_one(page(head, title=heading)).title == title


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("<span class='date entry_date'>16 May</span> Bridge opens", "Bridge opens"),
        ("<time>16 May</time> Bridge opens", "Bridge opens"),
        ("<b>16 May</b> Bridge opens", None),
        ("<span class=update>16 May</span> Bridge opens", None),
        ("Bridge opens <span class=date>16 May</span>", None),
    ],
)
def test_a_day_that_an_element_of_the_heading_sets_before_the_title_is_none_of_it(
    heading: str, title: str | None
) -> None:
    assert the_one(page(title=heading)).title == title


def test_a_kicker_stays_where_json_ld_has_it_in_the_headline() -> None:
    head = '<meta property="og:title" content="Bridge opens after nine years">'
    stated = '{"@type": "NewsArticle", "headline": "Harbour: Bridge opens after nine years"}'
    html = page(
        f'{head}<script type="application/ld+json">{stated}</script>', title="Harbour Bridge opens after nine years"
    )
    assert the_one(html).title is None


def test_the_language_is_the_text_s_where_the_page_says_another() -> None:
    text = "El puente que cerró hace nueve años se abre de nuevo y los vecinos de la ciudad no lo esperaban."
    spanish = f"<p>{text}</p>" * 3
    metadata = the_one(page('<html lang="en-US">', spanish))
    assert (metadata.language, origin(metadata, "language")) == ("es", "text")


def test_the_first_picture_of_the_article_stands_with_its_caption() -> None:
    figure = (
        '<img src="/logo.png"><figure><img data-src="/bridge.jpg" src="data:image/gif;base64,R0">'
        "<figcaption>The bridge at dawn</figcaption></figure>"
    )
    assert the_one(f"<article><h1>Bridge opens</h1>{figure}{TEXT}</article>").image == Image(
        "https://northport.example/bridge.jpg", "The bridge at dawn"
    )


_PIECES = st.sampled_from(
    [
        "<h1>Bridge opens</h1>", "<h2></h2>", TEXT, "<article itemscope itemtype=''>", "</article>",
        "<div class='date author'>",
        "<time datetime='2024-99-99T'>", "<time>", "<a rel='author bookmark' href='//'>x</a>",
        "<a href='http://[' rel=tag>y</a>",
        "<img src=x srcset=' , '>", "<figure><figcaption>", "<base href='::'>",
        "<link rel=canonical href='http://x:99999/'>",
        "<meta property='og:url' content='?'>", "<meta name=date content='31/02/2024'>", "<meta itemprop='author url'>",
        "<script type='application/ld+json'>{\"@type\": [\"NewsArticle\"], \"author\": [[{}]], \"url\": {}}</script>",
        "<script type='application/ld+json'>[1, null, \"x\"", "16 May 2024", "By ", "©", "\ud800", "\x00",
    ]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(_PIECES, max_size=25), st.sampled_from([None, "", "::", "https://northport.example/2024/05/16/a"]))
def test_any_page_gives_metadata(pieces: list[str], url: str | None) -> None:
    for metadata in described("".join(pieces), url):
        assert metadata.url is None or metadata.url.startswith("http")
        assert all(at is None or at.tzinfo is not None for at in (metadata.published_at, metadata.updated_at))


def test_a_day_that_dates_one_of_several_from_its_heading_is_none_of_its_title() -> None:
    heads = ("May 16th, 2024: Bridge opens after nine years", "May 1, 2024 - The ferry sails at night again")
    posts = "".join(f"<article><h2>{head}</h2>{TEXT}</article>" for head in heads)

    first, second = described(f"<html lang=en><body>{posts}</body></html>", "https://northport.example/news/2024.html")

    assert first.title == "Bridge opens after nine years"
    assert second.title == "The ferry sails at night again"
    assert first.published_at is not None
    assert first.published_at.date() == MAY_16.date()
    assert the_one(page("", title=heads[0])).title is None
