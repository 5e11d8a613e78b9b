from __future__ import annotations

import pytest

from crawler.core.page.headings import grouped
from crawler.core.page.outline import Outline
from crawler.core.segmentation.headlines.headline import Headline
from crawler.core.segmentation.headlines.peers import compare, compare_row
from crawler.core.segmentation.weights import Feature
from tests.core.outlines import outline_of

_LINE = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night. "


def _group(outline: Outline, *features: Feature) -> list[Headline]:
    """Return the only group of headings of a page, each with these features."""
    (group,) = grouped(outline)
    return [
        Headline(
            block=each.block, style=each.style, unit=each.unit, link=each.link, end=each.end, mass=each.mass,
            scope=each.element, start=each.block, article_end=0, features=frozenset(features),
        )
        for each in group
    ]  # fmt: skip


def _compared(body: str, *features: Feature) -> list[frozenset[Feature]]:
    outline = outline_of(body)
    return [headline.features for headline in compare(outline, _group(outline, *features))]


@pytest.mark.parametrize(
    ("lines", "feature"),
    [
        (0, Feature.OVER_NOTHING),
        (1, Feature.OVER_LINE),
        (2, Feature.OVER_SHORT_TEXT),
        (6, Feature.OVER_TEXT),
        (12, Feature.OVER_LONG_TEXT),
    ],
)
def test_a_heading_is_over_as_much_text_as_its_part_of_the_page_has(lines: int, feature: Feature) -> None:
    (seen,) = _compared(f"<div><h2>Bridge stays open</h2><p>{_LINE * lines}</p></div>")

    assert seen == {feature}


@pytest.mark.parametrize(
    ("parts", "feature"), [(2, Feature.SOME_ALIKE), (3, Feature.SOME_ALIKE), (4, Feature.MANY_ALIKE)]
)
def test_parts_of_the_page_that_are_alike(parts: int, feature: Feature) -> None:
    body = "".join(f"<div class=post><h2>Story {i}</h2><p>{_LINE * 3}</p></div>" for i in range(parts))

    assert all(feature in seen for seen in _compared(body))


def test_a_further_h1_over_text_is_one_more() -> None:
    body = f"<div><h1>Story</h1><p>{_LINE * 6}</p></div>"

    assert Feature.SECOND_H1 in _compared(body, Feature.H1)[0]
    assert Feature.SECOND_H1 not in _compared(body, Feature.H1, Feature.FIRST)[0]


def test_headings_of_one_style_with_a_named_one_are_styled_as_headlines() -> None:
    body = f"<div><h2>Story</h2><p>{_LINE}</p></div>" * 2

    assert all(Feature.STYLED in seen for seen in _compared(body, Feature.NAMED))
    assert all(Feature.STYLED not in seen for seen in _compared(body))


def test_headings_that_say_the_same_are_labels() -> None:
    assert Feature.LABEL in _compared(f"<div><h2>Story</h2><p>{_LINE}</p></div>", Feature.SAID_TWICE)[0]


def test_a_date_at_the_end_of_its_part_dates_a_heading_below() -> None:
    body = f"<div><h2>Story</h2><p>{_LINE}</p><p>12 March 2026</p></div>"

    assert Feature.DATED_BELOW in _compared(body)[0]
    assert Feature.DATED_BELOW not in _compared(body, Feature.DATED)[0]


@pytest.mark.parametrize(
    ("part", "feature"),
    [
        ("<h3>Story {}</h3><p>12 March 2026</p>", Feature.IN_RUN),
        ("<hr><h3>Story {}</h3>", Feature.IN_RUN),
        ("<h3><a href=/{}>Story</a></h3>", Feature.IN_RUN),
        ("<h3>Story {}</h3>", Feature.IN_TEXT),
    ],
)
def test_headings_among_paragraphs_are_a_run_where_something_parts_them(part: str, feature: Feature) -> None:
    body = "<div>" + "".join(f"{part.format(i)}<p>{_LINE * 3}</p>" for i in range(3)) + "</div>"
    outline = outline_of(body)
    compared = compare(outline, _group(outline, Feature.H3))

    assert all(feature in headline.features for headline in compared)
    if feature is Feature.IN_RUN:
        assert all(Feature.H2 in headline.features for headline in compared)
        assert [headline.article_end for headline in compared] == [headline.end for headline in compared]


@pytest.mark.parametrize(
    ("features", "titled", "seen"),
    [
        ((Feature.DATED,), True, Feature.IN_DATED_ROW),
        ((), False, Feature.IN_WHOLE_ROW),
        ((), True, None),
        ((Feature.IN_TEXT,), False, None),
    ],
)
def test_a_row_of_parts_that_are_alike(features: tuple[Feature, ...], titled: bool, seen: Feature | None) -> None:
    outline = outline_of("".join(f"<div><h4>Story {i}</h4><p>{_LINE * 4}</p></div>" for i in range(3)))
    group = _group(outline, Feature.H4, *features)
    row = compare_row(outline, group, titled)

    if seen is None:
        assert row == group
    else:
        assert all(headline.features >= {seen, Feature.H2} for headline in row)
        assert all(Feature.H4 not in headline.features for headline in row)


def test_a_row_that_is_not_most_of_its_style_is_none() -> None:
    parts = [f"<div><h4>Story {i}</h4><p>{_LINE * 4 if i < 2 else _LINE[:40]}</p></div>" for i in range(4)]
    outline = outline_of("".join(parts))
    group = _group(outline, Feature.DATED)

    assert compare_row(outline, group, titled=False) == group
