from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from pkgutil import iter_modules

import pytest

from crawler.core import extract
from crawler.core.page.rules import Rule
from crawler.core.segmentation import segmenters
from crawler.core.segmentation.segments import SEGMENTERS, segment_page
from tests.core.outlines import outline_of

_NAMES = ("harbour", "ferry", "quay")


def _text(of: str) -> str:
    return "<p>" + f"The council of the old {of} town voted on Tuesday to keep the swing bridge open. " * 4 + "</p>"


def test_every_segmenter_is_asked_once() -> None:
    modules = [import_module(f"{segmenters.__name__}.{module.name}") for module in iter_modules(segmenters.__path__)]
    able = [module.__name__ for module in modules if hasattr(module, "find")]
    assert sorted(segmenter.__name__ for segmenter in SEGMENTERS) == sorted(able)


def test_what_one_segmenter_found_the_next_ones_are_told() -> None:
    page = f"<article class=a><h1>Bridge stays open</h1>{_text('harbour')}</article>"
    note = f"<article class=a><p>12 March 2026</p>{_text('ferry')}</article>"
    found = segment_page(outline_of(page + note, "Bridge stays open"))

    assert [(each.title, each.first_block, each.last_block) for each in found.segments] == [
        ("Bridge stays open", 0, 2), ("", 2, 4),
    ]  # fmt: skip
    assert [each.body for each in found.segments] == [(1,), (3,)]
    assert (found.blocks[1], found.blocks[3]) == (Rule.TEXT, Rule.TEXT)


def test_an_article_of_which_no_block_is_text_is_refused() -> None:
    stories = "".join(f"<article><h2 class=t>Story of the {name}</h2>{_text(name)}</article>" for name in _NAMES)
    link = "<article><h2 class=t>Story of the roof</h2><p><a href=/roof>The story stands on its page</a></p></article>"
    found = segment_page(outline_of(stories + link))

    assert [each.title for each in found.segments] == [f"Story of the {name}" for name in _NAMES]
    assert [(each.segment.title, each.rule) for each in found.refused] == [("Story of the roof", Rule.NO_BODY)]
    assert found.blocks[7] is Rule.LINK


def test_an_article_ends_where_the_next_one_begins_whoever_saw_it() -> None:
    body = f"<article class=a><h1>Bridge stays open</h1>{_text('harbour')}</article><article class=a>{_text('ferry')}"
    segments = segment_page(outline_of(f"{body}</article>", "Bridge stays open")).segments

    assert all(one.last_block <= other.first_block for one, other in pairwise(segments))


@pytest.mark.parametrize(
    ("heading", "stays"), [("<a href=/{0}>Story of the {0}</a>", True), ("Story of the {0}", False)]
)
def test_a_line_of_all_articles_is_in_none_where_they_have_no_pages_of_their_own(heading: str, stays: bool) -> None:
    post = f"<article><h2 class=t>{heading}</h2>{{1}}<p>So far the news of the harbour.</p></article>"
    outline = outline_of("".join(post.format(name, _text(name)) for name in _NAMES))

    assert [len(each.body) for each in segment_page(outline).segments] == [1 + stays] * 3


def test_a_paragraph_of_all_articles_is_in_none() -> None:
    appeal = "<p>Readers who like what we write may help us with a letter, a stamp or a word.</p>"
    post = "<article><h2 class=t>Story of the {0}</h2>{1}{2}<p>So far the news of the {0}.</p></article>"
    found = segment_page(outline_of("".join(post.format(name, _text(name), appeal) for name in _NAMES)))

    assert [len(each.body) for each in found.segments] == [2, 2, 2]
    assert [found.blocks[index] for index in (2, 6, 10)] == [Rule.REPEATED] * 3


def test_a_page_without_text_has_no_segments() -> None:
    assert segment_page(outline_of("<h1>Bridge</h1>")).segments == ()


_P = "<p>The council of the old harbour town of {} voted on Tuesday to keep the swing bridge open at night.</p>"


def _only(html: str) -> str:
    (article,) = extract(f"<html><head><title>Bridge stays open - Notes</title></head><body>{html}</body></html>")
    return article.text


def test_section_heads_as_h1_within_the_article_part_it_not() -> None:
    parts = "".join(
        f"<section><div><h1 class=k{min(i, 1)}>{name}</h1>{_P.format(i)}{_P.format(-i - 1)}</div></section>"
        for i, name in enumerate(("Bridge stays open", "What are gauges?", "Reading them", "Closing the road"))
    )

    assert _only(f"<article><p>3 May 2026</p>{parts}</article>").count("swing bridge") == 8


@pytest.mark.parametrize(
    "names",
    [
        ("1. Bakers Row", "2. Mill Lane", "3. The Quay"),
        ("24. Bakers Row", "23. Mill Lane", "22. The Quay"),
        ("Step 1: Pull", "Step 2: Push", "Step 3: Lift"),
        ("Why did it crack?", "Who pays for it?", "When will it open?"),
    ],
)
def test_what_counts_or_asks_is_a_series_within_one_article(names: tuple[str, ...]) -> None:
    items = "".join(
        f"<div class=item><h2><a href=/t/{i}>{name}</a></h2><p>3 May 2026</p>{_P.format(i)}{_P.format(-i - 1)}</div>"
        for i, name in enumerate(names)
    )

    assert _only(f"<h1>Bridge stays open</h1>{_P.format(9)}{items}").count("swing bridge") == 7


def test_a_lead_beside_the_headline_is_text_and_the_date_between_is_none() -> None:
    head = f"<section><div><h2>Bridge stays open</h2></div><div>{_P.format('Tolvane')}</div></section>"
    rest = f"<section><div><div>{''.join(_P.format(i) for i in range(9))}</div></div></section>"
    text = _only(f"<main>{head}<div>By Mara Oake</div>{rest}</main>")

    assert text.startswith("The council of the old harbour town of Tolvane")
    assert text.count("swing bridge") == 10
    assert "Mara" not in text


def test_a_post_whose_markup_was_not_closed_is_one_as_its_style_is_that_of_titles() -> None:
    towns = ("harbour", "ferry", "quay", "lock", "weir", "dyke")
    posts = [
        f"<div class=post><h3 class=title>Bridge of the {town}</h3>{_text(town) * 3}<p class=posted>Posted by Runa Holt"
        f" on 9 May 2026</p>{'' if town == 'lock' else '</div>'}"
        for town in towns
    ]
    loose = f"<h3 class=title>Bridge of the mole</h3>{_text('mole') * 3}</div>"
    found = segment_page(outline_of("".join([*posts[:4], loose, *posts[4:]])))

    assert [each.title for each in found.segments] == [
        f"Bridge of the {town}" for town in (*towns[:4], "mole", *towns[4:])
    ]


def test_the_days_of_a_diary_are_articles_though_some_show_pictures_alone() -> None:
    days = [
        f"<h2 class=date>{day} May 2026</h2><div class=entry><h3 class=title>{title}</h3>{text}"
        "<div class=posted>Posted by Runa Holt</div></div>"
        for day, title, text in (
            (
                4,
                "First snow of the year",
                "<p>The mole was white this morning, and the ferry ran as if nothing were.</p>",
            ),
            (5, "Three pictures", "<img src=a.jpg>"),
            (
                6,
                "Gulls on the quay",
                "<p>There were forty of them, and they left no room for the fishermen at all.</p>",
            ),
            (7, "Two pictures", "<img src=b.jpg>"),
            (8, "A new lamp", "<p>The keeper has put up a lamp that can be seen from the other side of the bay.</p>"),
        )
    ]
    found = segment_page(outline_of("<h1>Harbour diary</h1>" + "".join(days)))

    assert [each.title for each in found.segments] == ["First snow of the year", "Gulls on the quay", "A new lamp"]
    assert [len(each.body) for each in found.segments] == [1, 1, 1]
