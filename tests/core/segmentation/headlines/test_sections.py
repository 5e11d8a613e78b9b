from __future__ import annotations

import pytest

from crawler.core import extract
from crawler.core.segmentation.headlines.headline import Headline
from crawler.core.segmentation.headlines.scoring import score_headings
from crawler.core.segmentation.headlines.sections import Sections
from tests.core.outlines import outline_of

_URL = "https://courier.example/guides/cheese"
_TEXT = "The dairy of the old harbour town turns the milk of nine farms into forty wheels of cheese a week. "
_NAMES = ("Picking the milk", "Cutting the curd", "Turning the wheels", "Tasting the first slice")


def _page(*parts: str, title: str = "How a wheel of Ellery cheese is made") -> str:
    return f"<html><head><title>{title}</title></head><body>{''.join(parts)}</body></html>"


def _titles(html: str) -> list[str]:
    return [article.title for article in extract(html, _URL)]


def _section(name: str, beside: str = "", times: int = 12) -> str:
    return f"<section class=part><h2 class=title>{name}</h2>{beside}<p>{_TEXT * times}</p></section>"


_HEAD = "<header><h1>How a wheel of Ellery cheese is made</h1></header>"


def test_a_guide_with_sections_is_one_article() -> None:
    articles = extract(_page(_HEAD, f"<p>{_TEXT * 3}</p>", *map(_section, _NAMES)), _URL)

    assert [article.title for article in articles] == ["How a wheel of Ellery cheese is made"]
    assert articles[0].text.count(_TEXT.strip()) == 3 + 12 * len(_NAMES)


@pytest.mark.parametrize("link", ["", "<a href='https://dairy.example/buy/{}'>To the shop of the dairy</a>"])
def test_sections_in_the_article_of_their_headline_are_parts_of_it(link: str) -> None:
    parts = [_section(f"{name} in the dairy", link.format(i)) for i, name in enumerate(_NAMES)]

    assert len(_titles(_page(f"<article>{_HEAD}<p>{_TEXT * 3}</p>{''.join(parts)}</article>"))) == 1


@pytest.mark.parametrize(
    "mark",
    [
        "<time datetime='2026-03-12'>12 March 2026</time>",
        "<p class=byline>By Mara Lind</p><p>12 March 2026</p>",
    ],
)
def test_what_is_dated_is_an_article_of_its_own(mark: str) -> None:
    parts = [_section(name, mark) for name in _NAMES]

    html = _page(f"<header><h1>Cheese</h1></header><p>{_TEXT * 3}</p>", *parts, title="Cheese")

    assert _titles(html)[1:] == [*_NAMES]


def test_parts_that_are_alike_are_articles_though_only_the_first_has_the_highest_heading() -> None:
    story = "<div class='teil breit'><h{0} class=title>{1}</h{0}><p>{2}</p></div>"
    stories = [story.format(1 if i == 0 else 2, name, _TEXT * 12) for i, name in enumerate(_NAMES)]
    html = _page(*stories, title=_NAMES[0])

    assert _titles(html) == [*_NAMES]


def test_an_address_of_its_own_makes_an_article() -> None:
    story = "<div><h2><a href='/news/{0}'>{1}</a></h2><p>{2}</p></div>"
    parts = [story.format(i, name, _TEXT * 12) for i, name in enumerate(_NAMES)]

    assert _titles(_page("<div><h1>News of the dairy</h1></div>", *parts, title="News of the dairy")) == [*_NAMES]


def test_teasers_after_the_pages_article_end_it() -> None:
    story = "<div class=card><h2><a href='/news/{0}'>{1} at the dairy</a></h2><p>{2}</p><p>{2}</p></div>"
    parts = [story.format(i, name, _TEXT * 2) for i, name in enumerate(_NAMES)]
    articles = extract(_page(f"<main>{_HEAD}<p>{_TEXT * 20}</p></main>", *parts), _URL)

    assert [article.text.count(_TEXT.strip()) for article in articles] == [20]


def test_an_unnamed_highest_heading_over_sections_is_their_article() -> None:
    html = _page("<div class=top><h1>Making the cheese</h1></div>", *map(_section, _NAMES), title="The Dairy of Ellery")

    assert _titles(html) == ["Making the cheese"]


def test_linked_names_amid_the_text_are_its_parts() -> None:
    item = "<tr><td><h2><a href='/cheeses/{0}'>{1}</a></h2><p>{2}</p></td></tr>"
    first = f"<tr><td><p>{_TEXT * 5}</p></td></tr>"
    rows = [item.format(i, name, _TEXT * 5) for i, name in enumerate(_NAMES)]
    articles = extract(_page(f"<div>{_HEAD}<table>{first}{''.join(rows)}</table></div>"), _URL)

    assert [article.text.count(_TEXT.strip()) for article in articles] == [5 * (1 + len(_NAMES))]


def test_articles_that_an_article_lists_under_headings_are_its_text() -> None:
    item = "<article><h3>{0}</h3><div>{1}</div></article>"
    items = "".join(item.format(name, _TEXT * 6) for name in _NAMES)
    articles = extract(_page(f"<main>{_HEAD}<p>{_TEXT * 3}</p>{items}</main>"), _URL)

    assert [article.text.count(_TEXT.strip()) for article in articles] == [3 + 6 * len(_NAMES)]


def test_the_text_above_the_first_headline_is_not_lost() -> None:
    byline = "<p class=byline>By Mara Lind</p>"
    appeal = f"<div class=box><h2 class=title>The dairy needs you</h2>{byline}{f'<p>{_TEXT}</p>' * 10}</div>"
    top = "<div class=top><h1>Making the cheese in Ellery</h1></div>"
    html = _page(top, f"<div>{f'<p>{_TEXT * 2}</p>' * 20}</div>", appeal, title="The Dairy")

    assert _titles(html)[0] == "Making the cheese in Ellery"


def test_the_pages_headline_said_again_begins_no_second_article() -> None:
    again = "<div class=copy><h1>How a wheel of Ellery cheese is made</h1><time>12 March 2026</time>"
    html = _page(f"<div>{_HEAD}<p>{_TEXT * 8}</p></div>", again, f"<p>{_TEXT * 8}</p></div>")

    assert _titles(html) == ["How a wheel of Ellery cheese is made"]


def test_a_headline_said_in_other_words_a_line_below_is_the_same() -> None:
    head = "<meta property=og:title content='How this wheel of Ellery cheese is made'>"
    line = "<p>Forty wheels of cheese a week, said the dairy.</p>"
    again = f"<h2>How this wheel of Ellery cheese is made</h2><p>12 March 2026</p><p>{_TEXT * 12}</p>"
    html = _page(head, f"<article><div>{_HEAD}{line}</div><div>{again}</div></article>")

    assert _titles(html) == ["How a wheel of Ellery cheese is made"]


@pytest.mark.parametrize("logo", ["<a href='/'>The dairy and its lists</a>", "The dairy and its lists"])
def test_posts_that_begin_with_a_heading_of_their_own_are_no_teasers_of_the_sites_name(logo: str) -> None:
    header = "<header><h1 class=entry-title><a href='/p/{0}'>{1}</a></h1><time>{2} March 2026</time></header>"
    post = f"<article>{header}<div><h2>Announcements</h2><p>{{3}}</p><p>{{3}}</p></div></article>"
    posts = [post.format(i, name, i + 1, f"{name}: {_TEXT * 6}") for i, name in enumerate(_NAMES)]
    html = _page(f"<header><h1>{logo}</h1></header>", *posts, title="The dairy and its lists")

    assert [article.title for article in extract(html, "https://courier.example/")] == [*_NAMES]


def _sections(body: str, title: str = "") -> tuple[Sections, tuple[Headline, ...]]:
    outline = outline_of(body, title, _URL)
    headlines = score_headings(outline)
    return Sections(outline, headlines), headlines


@pytest.mark.parametrize(
    ("head", "is_head"),
    [
        ("<h1>Making the cheese</h1>", True),
        ("<h2>Making the cheese</h2>", False),
        ("<div class=logo><h1>Making the cheese</h1></div>", False),
        ("<h1><a href='/dairy/'>Making the cheese</a></h1>", False),
        (f"<h1><a href='{_URL}'>Making the cheese</a></h1>", True),
        ("<nav><h1>Making the cheese</h1></nav>", False),
    ],
    ids=["highest", "low", "the name of the site", "a link to another page", "a link to this page", "in boilerplate"],
)
def test_what_may_have_sections(head: str, is_head: bool) -> None:
    sections, headlines = _sections(f"{head}<p>{_TEXT * 3}</p>")

    assert [sections.heads(headline) for headline in headlines] == [is_head]


@pytest.mark.parametrize(
    ("mark", "is_section"), [("", True), ("<p>12 March 2026</p>", False)], ids=["undated", "dated"]
)
def test_a_section_has_nothing_of_an_articles_own(mark: str, is_section: bool) -> None:
    parts = "".join(_section(name, mark) for name in _NAMES)
    sections, (head, *rest) = _sections(f"<div><h1>Making the cheese</h1><p>{_TEXT * 3}</p></div>{parts}")

    assert [sections.parts(each, head) for each in rest] == [is_section] * len(_NAMES)


def test_teasers_lead_to_other_pages_and_are_much_shorter_than_the_article_above() -> None:
    card = "<div class=card><h2><a href='/news/{0}'>{1} at the dairy</a></h2><p>{2}</p></div>"
    cards = "".join(card.format(i, name, _TEXT * 2) for i, name in enumerate(_NAMES))
    for times, leads in ((20, True), (4, False)):
        sections, (head, first, *_) = _sections(
            f"<main>{_HEAD}<p>{_TEXT * times}</p></main>{cards}", "How a wheel of Ellery cheese is made"
        )
        assert sections.teases(first, head) is leads


def test_the_topic_over_the_headline_of_a_teaser_is_no_text_of_its_own() -> None:
    topic = "<h5><a href='/topics/{0}'>Topic {0}</a></h5>"
    card = f"<article>{topic}<h3><a href='/news/{{0}}'>{{1}} now</a></h3><p>{_TEXT * 2}</p></article>"
    sections, (head, first, *_) = _sections(
        f"<main>{_HEAD}<p>{_TEXT * 20}</p></main>{''.join(map(card.format, range(4), _NAMES))}",
        "How a wheel of Ellery cheese is made",
    )
    assert sections.teases(first, head)


@pytest.mark.parametrize(
    ("first", "second", "is_section"),
    [
        ("<div><h1>{0}</h1>{1}</div>", "<div><h2>{0}</h2>{1}</div>", True),
        ("<div class='part a'><h1>{0}</h1>{1}</div>", "<div class='part b c'><h2>{0}</h2>{1}</div>", True),
        ("<div class='part a'><h1>{0}</h1>{1}</div>", "<div class='part a b'><h2>{0}</h2>{1}</div>", False),
        ("<main class=a><h1>{0}</h1>{1}</main>", "<div class=a><h2>{0}</h2>{1}</div>", True),
    ],
    ids=["boxes without a class", "boxes that share little", "boxes that share most", "other elements"],
)
def test_parts_that_are_alike_are_no_sections_of_each_other(first: str, second: str, is_section: bool) -> None:
    body = first.format("Making the cheese", f"<p>{_TEXT * 4}</p>") + second.format("Selling it", f"<p>{_TEXT * 4}</p>")
    sections, (head, other) = _sections(body)

    assert sections.parts(other, head) is is_section


def test_sections_belong_to_their_headline_though_a_heading_that_is_none_stands_between() -> None:
    head = "<header><h1 class=t>How a wheel of Ellery cheese is made</h1><h2 class=t>A day in the dairy</h2>"
    parts = [f"<h2><a href='/guides/cheese#{name}'>{name} today</a></h2><p>{_TEXT * 5}</p>" for name in _NAMES]

    html = _page(f"<article>{head}<p>By Mara Lind, 12 March 2026</p></header><div>", *parts, "</div></article>")

    assert _titles(html) == ["How a wheel of Ellery cheese is made"]


def test_a_headline_says_nothing_of_lower_headings_in_its_own_look() -> None:
    html = _page(
        "<div><h1>How a wheel of Ellery cheese is made</h1></div>",
        f"<div><p>{_TEXT * 8}</p></div>",
        f"<div><h2>About the Ellery dairy:</h2><p>{_TEXT * 6}</p><p>Source: the dairy. 12 March 2026</p></div>",
    )

    assert _titles(html) == ["How a wheel of Ellery cheese is made"]


_ONE = "<meta property=og:type content=article><meta property=og:title content='How do nine farms make a cheese?'>"


def test_in_the_article_that_a_page_is_a_lone_heading_that_the_head_names_is_a_section() -> None:
    body = f"{_HEAD}<p>{_TEXT * 3}</p><div><h2>How do nine farms make a cheese?</h2><p>{_TEXT * 9}</p></div>"

    html = f"<head><title>How a wheel of Ellery cheese is made</title>{_ONE}</head><article>{body}</article>"

    assert _titles(html) == ["How a wheel of Ellery cheese is made"]
