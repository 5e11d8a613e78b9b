"""The one article that a page's head says it to be: its own title, and headings that only part it."""

from __future__ import annotations

import pytest

from crawler.core import extract
from crawler.core.segmentation.headlines.headline import Headline
from crawler.core.segmentation.headlines.scoring import score_headings
from crawler.core.segmentation.headlines.sections_of_one import of_one, sections_of_one, title_above
from crawler.core.segmentation.weights import Feature
from tests.core.outlines import outline_of

_TITLE, _BOX = ("head", "h1", 1), ("box", "h2", 2)


def _heading(block: int, *features: Feature, style: tuple[str, str, int] = _BOX, link: str | None = None) -> Headline:
    return Headline(
        block=block,
        style=style,
        unit=block,
        link=link,
        end=block + 5,
        mass=900,
        scope=block,
        start=block,
        article_end=0,
        features=frozenset(features),
    )


_NAMED = _heading(3, Feature.NAMED, Feature.DATED, style=_TITLE)


def test_the_title_is_the_heading_that_the_head_names_and_not_a_boxs_below_it() -> None:
    site = _heading(1, Feature.NAMED, Feature.SITE_NAME)
    box, later = _heading(9), _heading(20, Feature.NAMED)
    assert title_above(box, [site, _NAMED, box, later]) is _NAMED
    assert title_above(box, [site, box, later]) is None
    assert title_above(later, [site, _NAMED, box, later]) is None
    assert title_above(_heading(9, link="/quay/2"), [_NAMED]) is None


def test_headings_without_a_date_below_a_dated_title_are_sections() -> None:
    assert sections_of_one([_NAMED, _heading(9), _heading(14, Feature.DATED)]) == {9, 14}
    assert not sections_of_one([_NAMED, _heading(9), _heading(14, Feature.DATED)], {_BOX})


def test_a_page_on_which_nothing_is_left_has_no_sections() -> None:
    assert of_one([], [_NAMED], ()).kept == []


@pytest.mark.parametrize(
    "others",
    [
        [_heading(9, Feature.DATED), _heading(14, Feature.DATED_BELOW), _heading(20)],
        [_heading(9, link="/quay/2"), _heading(14)],
        [_heading(9, style=_TITLE), _heading(14, style=_TITLE)],
        [_heading(9), _heading(14, Feature.NAMED)],
    ],
    ids=["most are dated", "one leads on", "they look like the title", "the head names two"],
)
def test_what_has_something_of_an_articles_own_is_no_section(others: list[Headline]) -> None:
    assert not sections_of_one([_NAMED, *others])


def test_below_a_title_that_is_not_dated_nothing_is_told() -> None:
    assert not sections_of_one([_heading(3, Feature.NAMED, style=_TITLE), _heading(9)])
    assert not sections_of_one([])


_URL = "https://courier.example/cranes"
_HEAD = "<title>The harbour's cranes</title><meta property=og:type content=article>"
_TEXT = "The two cranes of the old harbour have stood still since the last ship left its quay in the autumn. "


def test_dialogues_in_markup_of_their_own_are_neither_articles_nor_text() -> None:
    names = ("Forgot your password?", "Your account is ready", "Choose a nickname")
    dialogues = "".join(f"<article><h2 class=title>{name}</h2><p>{_TEXT * 2}</p></article>" for name in names)
    own = f"<article><h2>The harbour's cranes</h2><p>By Ann Holm, 5 March 2026</p><p>{_TEXT * 3}</p></article>"

    (article,) = extract(f"<head>{_HEAD}</head><body>{own}<div>{dialogues}</div></body>", _URL)

    assert (article.title, article.text.count(_TEXT.strip())) == ("The harbour's cranes", 3)


def test_headlines_of_related_articles_do_not_take_the_title_from_the_article_above_them() -> None:
    own = f"<article><p>12 March 2026</p><h1>The harbour's cranes</h1><div><p>{_TEXT * 6}</p></div></article>"
    more = "".join(
        f"<article><a href='/news/{name}'><h2>{name} opens again after the storm of March</h2></a>"
        f"<p>4 March 2026</p><p>{_TEXT * 2}</p></article>"
        for name in ("Lighthouse", "Harbour bath")
    )
    most_read = "<h2>Most read</h2><h1>Today</h1><h1>This week</h1><a href='/cranes'><h3>The harbour's cranes</h3></a>"

    (article,) = extract(f"<head>{_HEAD}</head><body>{own}<section>{more}</section>{most_read}</body>", _URL)

    assert (article.title, article.text.count(_TEXT.strip())) == ("The harbour's cranes", 6)


def test_the_name_of_the_author_over_a_box_amid_the_text_is_no_title() -> None:
    said = '{"@type": "WebPage", "author": {"@type": "Person", "name": "Ann Holm"}}'
    box = "<section><h2><a href='/author/holm'>Ann Holm</a></h2><h2>Mara Lind</h2></section>"
    head = f"{_HEAD}<script type=application/ld+json>{said}</script>"

    headlines = score_headings(outline_of(f"<head>{head}</head><body><p>{_TEXT}</p>{box}<p>{_TEXT}</p></body>"))

    assert [Feature.STOCK_LINE in headline.features for headline in headlines] == [True, False]
