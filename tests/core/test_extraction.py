from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core import extract
from crawler.core.extraction import Findings, decide, extract_page
from crawler.core.html.dom import parse
from crawler.core.no_article import NoArticle
from crawler.core.page.rules import Rule

_TEXT = [
    "The ferry to the northern quay has been running every ten minutes since Monday morning, the harbour office said.",
    "Nobody was hurt when the old ramp gave way on Friday.",
    "A new ramp is being built in the yard behind the fish market and is to be ready before the summer.",
]
_BODY = "".join(f"<p>{paragraph}</p>" for paragraph in _TEXT)


def test_the_paragraphs_are_separated_by_one_blank_line() -> None:
    (article,) = extract(f"<h1>Ferry runs every ten minutes</h1>{_BODY}")

    assert article.title == "Ferry runs every ten minutes"
    assert article.text == "\n\n".join(_TEXT)


def test_the_headline_that_opens_the_text_once_more_is_none_of_it() -> None:
    again = "<div>1+</div><p><strong>Ferry runs every ten minutes</strong></p><p>By Ada Marsh</p>"
    (article,) = extract(f"<h1>Ferry runs every ten minutes</h1>{again}{_BODY}")

    assert article.text == "\n\n".join(_TEXT)


def test_the_number_in_the_last_cell_of_a_table_stays() -> None:
    table = "<table><tr><td>Marsh</td><td>12</td></tr><tr><td>Fell</td><td>9</td></tr></table>"
    (article,) = extract(f"<h1>Ferry runs every ten minutes</h1>{_BODY}{table}")

    assert article.text.endswith("Fell\t9")


@pytest.mark.parametrize(("tag", "stays"), [("h3", False), ("p", True)])
def test_under_a_heading_more_may_be_said_of_the_writer_than_in_a_line(tag: str, stays: bool) -> None:
    told = "<p>She has kept the books of the ferry for a good thirty years, and lives behind the market.</p>"
    about = f"<{tag}>About the Author / Ada Marsh</{tag}>{told}<p>This is the first of her stories to be printed.</p>"
    (article,) = extract(f"<h1>Ferry runs every ten minutes</h1>{_BODY}{about}")

    assert ("thirty years" in article.text) is stays


@pytest.mark.parametrize(
    "page",
    [
        f"<main><article><h1>Ferry</h1>{_BODY}</article></main>",
        f"<div class=a1><div class=b2><h1>Ferry</h1></div><div class=c3><div>{_BODY}</div></div></div>",
        f"<table><tr><td><h1>Ferry</h1>{_BODY}</td></tr></table>",
        f"<form><h1>Ferry</h1>{_BODY}</form>",
        f"<body class='has-sidebar comments-open'><h1>Ferry</h1><div class='post'>{_BODY}</div></body>",
    ],
)
def test_the_text_is_the_same_whatever_the_theme(page: str) -> None:
    assert [article.text for article in extract(page)] == ["\n\n".join(_TEXT)]


def test_plain_text_is_told_from_html_and_can_be_declared() -> None:
    text = "Ferry runs every ten minutes\n\n" + "\n\n".join(_TEXT)

    assert [article.title for article in extract(text)] == ["Ferry runs every ten minutes"]
    assert extract(text, plain_text=True) == extract(text)


def test_bytes_are_decoded() -> None:
    page = f"<meta charset=windows-1252><h1>Fähre fährt öfter</h1>{_BODY}".encode("cp1252")

    assert [article.title for article in extract(page)] == ["Fähre fährt öfter"]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body></body></html>", "empty"),
        (f"<title>404 Not Found</title><h1>Not found</h1><p>{_TEXT[0]}</p>", "error-page"),
        (
            "<ul>"
            + "".join(f'<li><h3><a href="/{i}">A headline of number {i}</a></h3></li>' for i in range(9))
            + "</ul>",
            "listing",
        ),
    ],
)
def test_a_page_without_an_article_says_why(page: str, reason: str) -> None:
    extraction = extract_page(page)

    assert extraction.articles == ()
    assert extraction.nothing_because == reason


@pytest.mark.parametrize("shown", ["", "<p>Please enable JavaScript to read on.</p>", "<p>Loading</p>"])
@pytest.mark.parametrize("body", ["\n\n".join(_TEXT), _BODY])
def test_an_article_that_only_the_json_ld_holds_is_found(shown: str, body: str) -> None:
    stated = {"@type": "NewsArticle", "headline": "Ferry runs again", "datePublished": "2026-03-01T10:00:00Z"}
    head = f'<script type="application/ld+json">{json.dumps(stated | {"articleBody": body})}</script>'
    (article,) = extract(f"<html lang=en><head>{head}</head><body>{shown}<div id=app></div></body></html>")

    assert (article.title, article.text, article.language) == ("Ferry runs again", "\n\n".join(_TEXT), "en")
    assert str(article.published_at) == "2026-03-01 10:00:00+00:00"
    assert article.reasons == ("stated by JSON-LD alone",)


def test_several_stated_texts_or_a_short_one_are_no_article() -> None:
    node = '{{"@type": "NewsArticle", "headline": "Ferry {}", "articleBody": "{}"}}'
    for nodes in ([node.format(n, " ".join(_TEXT)) for n in range(2)], [node.format(1, _TEXT[1])]):
        assert not extract(f'<script type="application/ld+json">[{",".join(nodes)}]</script><p>Loading</p>')


def test_what_a_page_shows_without_scripts_counts_where_it_is_the_page() -> None:
    (article,) = extract(f"<body><div id=app></div><noscript><h1>Ferry</h1>{_BODY * 2}</noscript></body>")

    assert article.title == "Ferry"
    hint = f"<noscript><p>{'Scripts are off: please turn them on. ' * 12}</p></noscript>"
    (article,) = extract(f"<body>{hint}<h1>Ferry</h1>{_BODY * 4}</body>")
    assert "Scripts" not in article.text


def test_an_article_that_goes_on_under_its_own_headline_is_one() -> None:
    head = '<meta property="og:title" content="Flat bread">'
    card = "<p>Mix flour with warm water and salt, let the dough rest for an hour and bake it on a hot stone.</p>" * 2
    (article,) = extract(f"{head}<div><h1>Flat bread</h1>{_BODY}</div><div class=card><h2>Flat bread</h2>{card}</div>")
    assert "The ferry" in article.text
    assert "Mix flour" in article.text

    part = '<article><h2><a href="/bread/{}">Flat bread</a></h2>{}</article>'
    assert len(extract(head + part.format(1, _BODY) + part.format(2, _BODY))) == 2


def test_a_date_above_the_headline_of_a_short_post_is_no_text_of_it() -> None:
    post = (
        '<article><div class=entry-meta>Posted on <time>November {0}, 2012</time></div><h2><a href="/{0}">Notes on the '
        'ferry {0}</a></h2><ul><li><a href="/{0}.pdf">Timetable of the winter, with all its exceptions, {0}</a></li>'
        '<li><a href="/{0}b.pdf">Fares on the northern line from Monday on, {0}</a></li></ul></article>'
    )
    found = extract(f"<main>{''.join(post.format(number) for number in range(11, 15))}</main>")

    assert [article.title for article in found] == [f"Notes on the ferry {number}" for number in range(11, 15)]
    assert not any("Posted" in article.text for article in found)


def test_related_links_are_data_and_absolute() -> None:
    page = f'<h1>Ferry</h1>{_BODY}<p>Read more:</p><ul><li><a href="/ramp">How the old ramp was built</a></li></ul>'
    (article,) = extract(page, "https://courier.example/ferry")

    assert [(link.text, link.url) for link in article.related] == [
        ("How the old ramp was built", "https://courier.example/ramp")
    ]
    assert "old ramp was built" not in article.text


@given(st.text(alphabet="<>/=\"' abpdivh1articlespn.&;\n", max_size=400))
def test_any_text_gives_an_answer(text: str) -> None:
    extraction = extract_page(text, plain_text=False)

    assert bool(extraction.articles) != bool(extraction.nothing_because)
    assert all(article.text.strip() for article in extraction.articles)


def test_the_links_of_menus_are_not_related() -> None:
    menu = "<ul><li><a href=/market>The market in the harbour on Saturdays</a></li></ul>"
    related = "<ul><li><a href=/quay>The northern quay gets a new roof</a></li></ul>"
    (article,) = extract(f"<nav>{menu}</nav><div>{menu}</div><h1>Ferry</h1>{_BODY * 4}{related}<nav>{menu}</nav>")

    assert [link.text for link in article.related] == ["The northern quay gets a new roof"]


_CARD = (
    "<div class=card><h3><a href='/news/{0}'>Ferry sails on night {0}</a></h3><p>It sails at noon, they said.</p></div>"
)
_CARDS = "".join(map(_CARD.format, range(12)))
_ROWS = "".join(f"<dt><a href='/news/{i}'>Ferry sails on night {i}</a></dt><dd>{_TEXT[1]}</dd>" for i in range(8))
_STORIES = "".join(
    f"<article><h2 class=t>Story of the ferry {i}</h2>{_BODY.replace('ferry', f'ferry {i}')}</article>"
    for i in range(3)
)


def _decided(body: str, address: str = "news/ferry", title: str = "") -> Findings:
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return decide(parse(html), f"https://courier.example/{address}")


@pytest.mark.parametrize(
    ("body", "address", "rule", "reason"),
    [
        (f"<h1>Who we are</h1>{_BODY}", "about/", Rule.SITE_PAGE, NoArticle.SITE_PAGE),
        (f"<h1>Ferries</h1>{_BODY}", "tag/ferries", Rule.ARCHIVE_HEAD, NoArticle.LISTING),
        (f"<h1>The town</h1><dl>{_ROWS}</dl>", "town", Rule.LIST_OF_ARTICLES, NoArticle.LISTING),
        (f"<div><h1>Our talk of the week</h1>{_BODY}</div>{_CARDS}", "", Rule.NOTE, NoArticle.LISTING),
        (f"<h1>Page not found</h1>{_BODY}", "x", Rule.WALL, NoArticle.ERROR_PAGE),
    ],
    ids=lambda value: value if isinstance(value, Rule) else "",
)
def test_what_looked_like_the_article_of_a_page_is_in_the_ledger_with_its_rule(
    body: str, address: str, rule: Rule, reason: NoArticle
) -> None:
    found = _decided(body, address, title="Our talk of the week")

    assert (found.segments, found.nothing_because) == ((), reason)
    assert [refusal.rule for refusal in found.refused] == [rule]
    assert [refusal.segment for refusal in found.refused] == [*found.segmentation.segments]


def test_what_was_refused_beside_articles_leaves_them_as_they_are() -> None:
    link = "<article><h2 class=t>Story of the roof</h2><p><a href=/roof>The story stands on its page</a></p></article>"
    found = _decided(_STORIES + link)
    assert len(found.segments) == 3
    assert found.nothing_because is None
    assert [refusal.rule for refusal in found.refused] == [Rule.NO_BODY]

    teaser = f"<article><h3><a href='/news/roof'>Roof</a></h3>{_BODY.replace('ferry', 'roof')}</article>"
    found = _decided(
        f"<article><h1>Ferry runs every ten minutes</h1>{_BODY * 3}</article>{teaser}",
        title="Ferry runs every ten minutes",
    )
    assert [segment.title for segment in found.segments] == ["Ferry runs every ten minutes"]
    assert [refusal.rule for refusal in found.refused] == [Rule.LEADS_TO_PAGE]


def test_an_error_in_the_title_of_a_short_page_is_told_before_anything_is_decided() -> None:
    found = _decided(f"<h1>Ferry</h1>{_BODY}", title="404 Not Found")

    assert (found.nothing_because, found.segmentation.headings, found.refused) == (NoArticle.ERROR_PAGE, (), ())
