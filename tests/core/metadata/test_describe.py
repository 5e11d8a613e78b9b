from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.core.types import Image
from tests.core.metadata.described import TEXT, described, origin, the_one

MAY_16 = datetime(2024, 5, 16, 10, tzinfo=UTC)
STATED: dict[str, object] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Bridge opens after nine years",
    "datePublished": "2024-05-16T12:00:00+02:00",
    "dateModified": "2024-05-17T09:00:00Z",
    "author": {"@type": "Person", "name": "Ada Marsh"},
    "articleSection": "City",
    "keywords": "harbour, bridge",
    "image": {"url": "/bridge.jpg", "caption": "The bridge at dawn"},
    "inLanguage": "en-GB",
}


def _page(head: str = "", body: str = TEXT, before: str = "", title: str = "Bridge opens after nine years") -> str:
    return f"<html><head>{head}</head><body>{before}<h1>{title}</h1>{body}</body></html>"


def _json_ld(*stated: dict[str, object]) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in stated)


def test_structured_data_gives_every_field_and_says_so() -> None:
    metadata = the_one(_page(_json_ld(STATED)))
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
    metadata = the_one(_page(head))
    assert metadata.published_at == MAY_16
    assert metadata.authors == ("Ana Souza",)
    assert (metadata.section, metadata.tags) == ("Cidade", ("porto", "ponte"))
    assert metadata.image == Image("https://northport.example/ponte.jpg", None)
    assert origin(metadata, "published_at") == "meta article:published_time"


@pytest.mark.parametrize(
    ("before", "after", "source"),
    [
        ("", '<p>Ada Marsh <time datetime="2024-05-16T10:00:00Z">yesterday</time></p>', "time element"),
        ("", '<time itemprop="datePublished" content="2024-05-16T10:00:00Z"></time>', "microdata datepublished"),
        ("", '<abbr class="published" title="2024-05-16T10:00:00Z">May 16</abbr>', "class of date"),
        ("", '<div class="entryDate">16 May 2024, 10:00</div>', "class of date"),
        ('<div class="post-date">16 May 2024 10:00</div>', "", "class of date"),
        ("", "<p>Published 16 May 2024, 10:00</p>", "date line"),
        ("<p>16. Mai 2024, 10.00 Uhr</p>", "", "date line"),
        ("", TEXT + "<p>Veröffentlicht am 16.05.2024, 10:00 Uhr</p>", "date line"),
        (
            "",
            TEXT + "<p>This entry was posted on Thursday, May 16th, 2024 at 10:00 and is filed under X.</p>",
            "date line",
        ),
        ("", f"<p>NORTHPORT, 16 May 2024 10:00 – {'The ferry made its last trip. ' * 5}</p>", "dateline"),
        ("", f"<p>(16. Mai 2024, 10:00 Uhr) {'Die Fähre fuhr zum letzten Mal. ' * 5}</p>", "dateline"),
    ],
)
def test_markup_and_lines_by_the_title_give_the_date(before: str, after: str, source: str) -> None:
    metadata = the_one(_page(before=before, body=after + TEXT))
    assert metadata.published_at == MAY_16
    assert origin(metadata, "published_at") == source


def test_the_date_next_to_the_title_wins_over_the_one_of_the_page() -> None:
    before = '<div class="date">Friday, 24 May 2024</div><p>Menu</p><p>Search</p>'
    metadata = the_one(_page(before=before, body=f"<p>16 May 2024, 10:00</p>{TEXT}"))
    assert metadata.published_at == MAY_16


def test_published_and_updated_are_told_apart() -> None:
    line = "<p>Published: 16 May 2024, 10:00 | Updated: 17 May 2024, 11:30</p>"
    metadata = the_one(_page(body=line + TEXT))
    assert metadata.published_at == MAY_16
    assert metadata.updated_at == datetime(2024, 5, 17, 11, 30, tzinfo=UTC)


def test_an_update_before_the_publication_is_none() -> None:
    metadata = the_one(_page(_json_ld({**STATED, "dateModified": "2024-05-16T12:00:00+02:00"})))
    assert metadata.updated_at is None


@pytest.mark.parametrize(
    "body",
    [
        f"{TEXT}<div class=comments><p>Tom, <time datetime='2024-05-18'>18 May</time></p></div>",
        f"{TEXT}<p>© Northport Gazette 2024-05-16</p>",
        f"<p>3 March 1911 – {'The ice took the piers of the first bridge. ' * 3}</p>{TEXT}",
        f"<p>The first bridge fell on 3 March 1911, when the ice came down and took its piers.</p>{TEXT}",
        TEXT,
    ],
)
def test_dates_of_other_things_are_not_the_article_s(body: str) -> None:
    assert the_one(_page(body=body)).published_at is None


def test_the_day_in_the_address_is_the_last_resort() -> None:
    metadata = the_one(_page(), "https://northport.example/2024/05/16/bridge-opens")
    assert metadata.published_at == datetime(2024, 5, 16, tzinfo=UTC)
    assert origin(metadata, "published_at") == "url"


@pytest.mark.parametrize(
    ("place", "day"), [("29-10-2021", datetime(2021, 10, 29, tzinfo=UTC)), ("09-10-2021", None), ("29-13-2021", None)]
)
def test_an_address_may_begin_with_the_day_where_it_cannot_be_a_month(place: str, day: datetime | None) -> None:
    assert the_one(_page(), f"https://northport.example/news/{place}").published_at == day


@pytest.mark.parametrize(
    ("behind", "day"),
    [
        ("<p>Ada, 16 May 2024 10:00</p>", MAY_16),
        ("<p>Share</p><p>Author: Ada Marsh, 16 May 2024 10:00</p>", MAY_16),
        ("<p>Last modified:</p><p>16 May 2024 10:00</p>", MAY_16),
        ("<p>Comment</p><p>16 May 2024 10:00</p>", None),
        ("<h3>Next</h3><p>16 May 2024 10:00</p>", None),
    ],
)
def test_a_text_may_be_signed_with_its_date(behind: str, day: datetime | None) -> None:
    metadata = the_one(_page(body=f"{TEXT}{behind}<p>Imprint</p>"))
    assert (metadata.published_at or metadata.updated_at) == day


def test_a_date_right_above_the_text_counts_however_far_the_title_is() -> None:
    between = "".join(f"<p>{word}</p>" for word in ("Share", "Print", "Mail", "Save", "Listen", "Follow", "Join"))
    assert the_one(_page(body=f"{between}<p>16 May 2024, 10:00</p>{TEXT}")).published_at == MAY_16


def test_the_head_is_about_the_article_whose_own_address_is_the_page_s() -> None:
    stated = {**STATED, "url": "/news/bridge-opens", "datePublished": None}
    head = _json_ld(stated) + (
        '<meta property="og:title" content="What a day on the river"><meta property="article:section" content="River">'
        '<meta property="article:published_time" content="2024-05-16T10:00:00Z">'
    )
    first, second = described(_page(head, body=f"{TEXT}<h2>Ferry is sold to an island</h2>{TEXT}"))
    assert (first.published_at, second.published_at) == (MAY_16, None)
    assert (first.url, second.url) == ("https://northport.example/news/bridge-opens", None)


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        ('<p>By <a rel="author" href="/x">Ada Marsh</a> and <a rel="author" href="/y">Tom Fell</a></p>', 2),
        ('<p class="byline">By Ada Marsh, Northport</p>', 1),
        ('<div class="articleAuthorName">Ada Marsh</div>', 1),
        ('<p><a href="/author/ada-marsh/">Ada Marsh</a></p>', 1),
        ('<span itemprop="author" itemscope><meta itemprop="name" content="Ada Marsh"></span>', 1),
        ("<p>Von Ada Marsh und Tom Fell</p>", 2),
        ("<p>By Ada Marsh | 16 May 2024</p>", 1),
        ('<p class="byline">Northport Gazette</p>', 0),
    ],
)
def test_authors_come_from_markup_and_bylines(body: str, authors: int) -> None:
    head = '<meta property="og:site_name" content="Northport Gazette">'
    assert the_one(_page(head, body + TEXT)).authors == ("Ada Marsh", "Tom Fell")[:authors]


def test_a_person_goes_before_the_house() -> None:
    house = {**STATED, "author": {"@type": "Organization", "name": "Northport Gazette"}}
    assert the_one(_page(_json_ld(house), f"<p>By Ada Marsh</p>{TEXT}")).authors == ("Ada Marsh",)
    assert the_one(_page(_json_ld(house))).authors == ("Northport Gazette",)


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
    first, second = described(f"<html><head>{_json_ld(*reversed(stated))}</head><body>{posts}</body></html>")
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


def test_the_line_that_ends_one_post_is_not_of_the_next() -> None:
    posts = "".join(
        f"<h2>Bridge {n} opens</h2>{TEXT}<p>Posted by Ada Marsh on {15 + n} May 2024, 10:00</p>" for n in (1, 2)
    )
    first, second = described(f"<html lang=en><body>{posts}</body></html>", "https://northport.example/blog/")
    assert (first.published_at, second.published_at) == (MAY_16, MAY_16 + timedelta(days=1))


def test_a_line_over_the_headline_is_of_its_own_container() -> None:
    posts = "".join(
        f"<div><p>Posted on {15 + n} May 2024, 10:00 by Ada Marsh</p><div><h2>Bridge {n} opens</h2></div>{TEXT}</div>"
        for n in (1, 2)
    )
    segments = described(f"<html lang=en><body>{posts}</body></html>", "https://northport.example/blog/")
    assert [each.published_at for each in segments] == [MAY_16, MAY_16 + timedelta(days=1)]
    assert [each.authors for each in segments] == [("Ada Marsh",)] * 2


def test_the_day_may_head_the_first_post_of_a_day() -> None:
    posts = "".join(f"<h3>{16 + n} May 2024</h3><article><h2>Bridge {n} opens</h2>{TEXT}</article>" for n in (0, 1))
    first, second = described(f"<html lang=en><body>{posts}</body></html>", "https://northport.example/blog/")
    assert first.published_at == MAY_16.replace(hour=0)
    assert second.published_at == MAY_16.replace(hour=0) + timedelta(days=1)


@pytest.mark.parametrize(
    ("heading", "stated"),
    [
        ("Bridge opens after nine years | Northport Gazette", "Bridge opens after nine years"),
        ("Harbour: Bridge opens after nine years", "Bridge opens after nine years"),
    ],
)
def test_a_stated_title_frees_the_heading_of_its_kicker_and_the_site_s_name(heading: str, stated: str) -> None:
    head = f'<meta property="og:title" content="{stated}">'
    assert the_one(_page(head, title=heading)).title == stated
    assert the_one(_page(head, title="Something else entirely")).title is None


def test_a_kicker_stays_where_json_ld_has_it_in_the_headline() -> None:
    head = '<meta property="og:title" content="Bridge opens after nine years">'
    stated = '{"@type": "NewsArticle", "headline": "Harbour: Bridge opens after nine years"}'
    page = _page(
        f'{head}<script type="application/ld+json">{stated}</script>', title="Harbour Bridge opens after nine years"
    )
    assert the_one(page).title is None


def test_the_language_is_the_text_s_where_the_page_says_another() -> None:
    text = "El puente que cerró hace nueve años se abre de nuevo y los vecinos de la ciudad no lo esperaban."
    spanish = f"<p>{text}</p>" * 3
    metadata = the_one(_page('<html lang="en-US">', spanish))
    assert (metadata.language, origin(metadata, "language")) == ("es", "text")


def test_the_first_picture_of_the_article_stands_with_its_caption() -> None:
    figure = (
        '<img src="/logo.png"><figure><img data-src="/bridge.jpg" src="data:image/gif;base64,R0">'
        "<figcaption>The bridge at dawn</figcaption></figure>"
    )
    assert the_one(f"<article><h1>Bridge opens</h1>{figure}{TEXT}</article>").image == Image(
        "https://northport.example/bridge.jpg", "The bridge at dawn"
    )


def test_a_script_inside_a_byline_is_no_author() -> None:
    byline = '<div class="author">Ada Marsh<script>window.push({id: 1});</script></div>'
    assert the_one(_page(body=byline + TEXT)).authors == ("Ada Marsh",)


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


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=25), st.sampled_from([None, "", "::", "https://northport.example/2024/05/16/a"]))
def test_any_page_gives_metadata(pieces: list[str], url: str | None) -> None:
    for metadata in described("".join(pieces), url):
        assert metadata.url is None or metadata.url.startswith("http")
        assert all(at is None or at.tzinfo is not None for at in (metadata.published_at, metadata.updated_at))
