from __future__ import annotations

import pytest

from crawler.core.extraction import extract_page
from crawler.core.no_article import NoArticle

_URL = "https://courier.example/boats/for-sale"
_INTRO = (
    "<p>Here you find the boats that the yards of the old harbour have for sale this season, from small dinghies to "
    "cutters with two masts. Ask the keeper of the lock for a day on the water before you buy one of them.</p>"
)
_BOAT = "<div class=card><a href='/boats/{0}'>Cutter with two masts, {0}</a><div>Built 19{0}, oak on oak</div></div>"
_LINE = "<tr><td>Team {0} of the old harbour</td><td>{0} points</td></tr>"
_REPO = (
    "<section><h3><a href='/harbour/tool-{0}'>harbour / tool-{0}</a></h3><p>Tool {0} reckons the tides of the "
    "harbour from the moon, for any day of the year.</p><p>tides {0}, moon, harbour, clocks</p><p>It {0} was tried "
    "on all the bridges of the town and on most of the locks.</p></section>"
)
_COURSE = (
    "<li class=course><h2>{0} of the harbour town</h2><p>At {0} you get to know the tides, the gates and the bells of "
    "the harbour. The school of the town has taught the keepers of its locks for years. {0} has rooms for all who come "
    "from afar.</p><a class=button href='https://{1}.example/locks'>Go there</a></li>"
)
_DATED = "<meta property='article:published_time' content='2025-03-04T10:00:00Z'>"


def _page(*parts: str, head: str = "", body: str = "") -> str:
    title = "<title>Boats for sale at the harbour</title>"
    heading = "<h1>Boats for sale at the harbour</h1>"
    return f"<html><head>{title}{head}</head><body class='{body}'><main>{heading}{''.join(parts)}</main></body></html>"


def _rows(row: str, count: int = 14) -> list[str]:
    return [row.format(number) for number in range(11, 11 + count)]


_STORY = "<p>Lamps of brass have hung over the quay since the days of the herring, and each of them has a name.</p>" * 5
_LAMP = "<li><a href='/lamps/{0}'><img src='/{0}.jpg' alt=''>Lamp {0}</a> <div>{1}</div></li>"
_LISTS = {
    "goods with prices over a long text": [*(_LAMP.format(n, f"€ {n},50") for n in range(11, 25)), _STORY],
    "goods with the sign behind": [*(_LAMP.format(n, f"from {n}.000 Kč") for n in range(11, 25)), _STORY],
    "goods under an introduction": [_INTRO, *_rows(_BOAT), "<p>All boats lie at the quay of the fishermen.</p>"],
    "standings": [_INTRO, "<table>", *_rows(_LINE, 40), "</table>"],
    "projects": [_INTRO, *_rows(_REPO)],
}


@pytest.mark.parametrize("parts", _LISTS.values(), ids=_LISTS)
def test_a_list_that_nothing_dates_is_no_article(parts: list[str]) -> None:
    found = extract_page(_page(*parts), _URL)

    assert (found.articles, found.nothing_because) == ((), NoArticle.LISTING)


@pytest.mark.parametrize("parts", [_LISTS["goods under an introduction"], _LISTS["standings"]])
def test_a_dated_text_with_a_list_is_an_article(parts: list[str]) -> None:
    assert extract_page(_page(*parts, head=_DATED), _URL).articles


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<script type=\'application/ld+json\'>{"@type": "CollectionPage"}</script>', ""),
        ('<script type=\'application/ld+json\'>{"@type": "ProfilePage"}</script>', ""),
        ("<meta property='og:type' content='product.group'>", ""),
        ("<meta property='og:type' content='profile'>", ""),
        ("", "archive category category-boats"),
        ("", "search search-results"),
        ("", "tag-template tag-boats"),
    ],
)
def test_a_page_that_calls_itself_a_list_holds_only_what_has_pages(head: str, body: str) -> None:
    post = (
        "<article><h2><a href='/2025/storm'>Storm closes the lock</a></h2><time datetime='2025-03-04'>4 March</time>"
        + _INTRO.replace("Here you find the boats", "The keeper counted the boats") * 4
        + "</article>"
    )
    other = post.replace("storm", "ice").replace("Storm", "Ice")
    found = extract_page(_page(_INTRO, _INTRO, post, other, head=head, body=body), _URL)

    assert [article.title for article in found.articles] == ["Storm closes the lock", "Ice closes the lock"]


def test_an_undated_story_with_a_few_links_and_lines_stays() -> None:
    poem = "".join(f"<p>The tide came in at {hour}, the boats lay still</p>" for hour in range(1, 16))
    links = "".join(f"<p>{_INTRO} <a href='/boats/{i}'>a cutter with two masts</a></p>" for i in range(3))
    found = extract_page(_page(_INTRO, poem, links), _URL)

    assert len(found.articles) == 1


def test_an_undated_guide_in_points_stays() -> None:
    point = "<h2>Lock {0}</h2><ul><li>It opens at {0} and the bell rings.</li><li>Pay at the gate.</li></ul>"
    points = "".join(map(point.format, range(12)))

    assert len(extract_page(_page(_INTRO, _INTRO, points), _URL).articles) == 1


def test_a_story_that_reckons_in_a_table_is_an_article() -> None:
    sums = "".join(f"<tr><td>Lamp {number}</td><td>€ {number},50</td></tr>" for number in range(11, 25))
    story = f"<p>{'The keeper reckons what each lamp of the quay costs the town. ' * 8}</p>"

    assert extract_page(_page(story, f"<table>{sums}</table>", story), _URL).articles


_ENTRY = "<p><a href='/night-{0}'>The barge of night {0} is in the lock</a></p><p>{0} March 2025</p>"


def test_the_dates_of_entries_date_no_introduction_to_them() -> None:
    page = _page("<p>Contact: the keeper of the lock</p>", _INTRO, *_rows(_ENTRY), "<p>Made at the lock.</p>")

    assert extract_page(page, _URL).articles == ()


def test_a_line_of_date_above_a_text_dates_it_whatever_is_below() -> None:
    page = _page("<p>4 March 2025</p>", _INTRO, *_rows(_ENTRY), "<p>Made at the lock.</p>")

    assert extract_page(page, _URL).articles


_SAID = "The crew of four swam ashore, and the keeper of the lock says that it will open again before the night."
_LINKED = {
    "a directory": f"<p><a href='https://quay{{0}}.example/'>Quay {{0}}</a> – {_SAID}</p>",
    "another's news": f"<li><a href='https://gazette.example/{{0}}'>Barge {{0}} sinks in the lock</a><br>{_SAID}</li>",
    "a menu with words": f"<p><a href='/yards/{{0}}'>Yard {{0}}</a> ({_SAID})</p>",
}


@pytest.mark.parametrize("row", _LINKED.values(), ids=_LINKED)
def test_entries_that_begin_with_their_link_are_a_list(row: str) -> None:
    found = extract_page(_page("<h2>The quays</h2>", *_rows(row, 12)), _URL)

    assert (found.articles, found.nothing_because) == ((), NoArticle.LISTING)


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (f"<p><a href='/people/{{0}}'>Keeper {{0}}</a>: {_SAID}</p>", 6),
        (f"<p><a href='/people/{{0}}'>The keeper of lamp {{0}}</a> told the council that it was lit. {_SAID}</p>", 5),
        (f"<p>On night {{0}}, <a href='/people/{{0}}'>the keeper of the lamps</a> lit all but one. {_SAID}</p>", 5),
    ],
)
def test_paragraphs_that_a_link_opens_as_a_name_or_within_a_sentence_stay(row: str, count: int) -> None:
    assert extract_page(_page(*_rows(row, count)), _URL).articles


@pytest.mark.parametrize(("hosts", "is_list"), [("abcdef", True), ("aaaaaa", False)])
def test_short_texts_that_end_in_one_button_to_many_sites_are_a_list(hosts: str, is_list: bool) -> None:
    names = ("Quay school", "Tide academy", "House of locks", "Bell workshop", "Rope college", "Lamp institute")
    courses = "".join(_COURSE.format(name, host) for name, host in zip(names, hosts, strict=True))
    page = f"<html><head><title>Courses</title></head><body><ul>{courses}</ul></body></html>"

    assert (not extract_page(page, _URL).articles) is is_list
