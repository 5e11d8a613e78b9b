from __future__ import annotations

import pytest

from crawler.core.page.rules import Rule
from crawler.core.segmentation.headlines.decisions import Proposal
from crawler.core.segmentation.segmenters import headlines
from crawler.core.segmentation.weights import Feature
from tests.core.outlines import outline_of

_NAMES = ("The bridge stays open at night", "The ferry runs again", "The bell of the quay rings")


def _text(sentences: int, of: str = "harbour") -> str:
    return (
        "<p>"
        + f"The council of the old {of} town voted on Tuesday to keep the swing bridge open. " * sentences
        + "</p>"
    )


def _found(body: str, title: str = "") -> Proposal:
    return headlines.find(outline_of(body, title))


def test_a_page_without_headings_has_no_headlines() -> None:
    assert _found(_text(4)) == Proposal()


def test_an_article_reaches_from_its_headline_to_the_next_one() -> None:
    body = "".join(f"<div class=post><h2>{name}</h2>{_text(4, name)}</div>" for name in _NAMES)
    found = _found(body)

    assert [(each.title, each.title_block, each.first_block, each.last_block) for each in found.segments] == [
        (_NAMES[0], 0, 0, 2), (_NAMES[1], 2, 2, 4), (_NAMES[2], 4, 4, 6),
    ]  # fmt: skip
    assert all(0.5 <= each.confidence < 1 for each in found.segments)
    assert all(Feature.H2.value in each.reasons for each in found.segments)


def test_every_weighed_heading_has_one_decision_in_page_order() -> None:
    sections = "".join(f"<section><h2 class=title>{name}</h2>{_text(12, name)}</section>" for name in _NAMES)
    found = _found(f"<div><h1>Making cheese in Ellery</h1></div>{sections}<h4>Notes</h4>", "The Dairy")

    assert [decision.block for decision in found.headings] == [0, 1, 3, 5, 7]
    assert [decision.rule for decision in found.headings] == [
        Rule.HEADS_PAGE, Rule.SECTION, Rule.SECTION, Rule.SECTION, Rule.UNPROVEN,
    ]  # fmt: skip


def test_a_live_blog_has_one_title_and_its_entries_have_none() -> None:
    entry = "<div class=update><time>1{0}:30</time><h2>Entry number {0}</h2>{1}</div>"
    entries = "".join(entry.format(i, _text(1, str(i))) for i in range(4))
    found = _found(f"<article><h1>The bridge opens</h1><div>{entries}</div></article>", "The bridge opens")

    assert [decision.rule for decision in found.headings] == [Rule.LIVE_TITLE, *[Rule.LIVE_ENTRY] * 4]
    assert {decision.by for decision in found.headings[1:]} == {found.headings[0].block}
    (segment,) = found.segments
    assert (segment.title, segment.is_live_blog) == ("The bridge opens", True)
    assert Feature.LIVE_BLOG.value in segment.reasons


@pytest.mark.parametrize("is_first", [True, False])
def test_an_article_that_is_loaded_beside_a_live_blog_is_one_of_its_own(is_first: bool) -> None:
    entries = "".join(f"<div class=u><time>1{i}:30</time><h2>Entry {i}</h2>{_text(1, str(i))}</div>" for i in range(4))
    live = f"<article><h1>The bridge opens</h1>{_text(2)}<div>{entries}</div></article>"
    other = f"<article><h1>The ferry runs again</h1>{_text(9, 'ferry')}</article>"
    pages = [live, other] if is_first else [other, live]
    found = _found("".join(pages), "The bridge opens" if is_first else "The ferry runs again")

    named = {segment.title: segment.is_live_blog for segment in found.segments}
    assert named == {"The bridge opens": True, "The ferry runs again": False}


def test_a_heading_that_only_leads_on_ends_the_article_above_and_begins_none() -> None:
    card = "<div class=card><h2><a href='/news/{0}'>{1}, says Ellery</a></h2>{2}{2}</div>"
    cards = "".join(card.format(i, name, _text(2, name)) for i, name in enumerate((*_NAMES, "And more")))
    outline = outline_of(f"<main><h1>{_NAMES[0]}</h1>{_text(20)}</main>{cards}", _NAMES[0], "https://courier.example/a")
    found = headlines.find(outline)

    assert [(each.title, each.last_block) for each in found.segments] == [(_NAMES[0], 2)]
    assert [decision.rule for decision in found.headings] == [Rule.HEADLINE, *[Rule.LEADS_ON] * 4]


@pytest.mark.parametrize(("post", "first"), [("<p>{1}</p><h2>{0}</h2>", 0), ("<h2>{0}</h2><p>{1}</p>", 1)])
def test_a_date_right_above_each_headline_belongs_to_it(post: str, first: int) -> None:
    posts = [f"{post.format(name, f'1{i} March 2026')}{_text(3, name) * 2}" for i, name in enumerate(_NAMES)]
    found = _found(f"<div>{''.join(posts)}</div>")

    assert [each.title for each in found.segments] == [*_NAMES]
    starts = [each.first_block for each in found.segments]
    titles = [each.title_block for each in found.segments]
    assert [title - start for title, start in zip(titles, starts, strict=True) if title is not None] == [1 - first] * 3


@pytest.mark.parametrize(
    ("page", "offset"),
    [
        # One paragraph a post: the line two blocks below a title is that of the next one.
        ("<div>{posts}</div>", 1),
        # The last post ends in its date, so the line above the first one is of another thing.
        ("<div><p>9 March 2026</p>{ended}</div>", 0),
        # The line above the first title is of another look than the others.
        ("<div><div class=nav>9 March 2026</div>{ended}<p>Imprint</p></div>", 0),
    ],
)
def test_the_last_post_tells_whether_dates_stand_above_or_below(page: str, offset: int) -> None:
    dates = [f"<p>1{i} March 2026</p>" for i in range(3)]
    posts = [f"<h2>{name}</h2>{_text(5, name)}" for name in _NAMES]
    above = "".join(date + post for date, post in zip(dates, posts, strict=True))
    below = "".join(post + date for date, post in zip(dates, posts, strict=True))
    found = _found(page.format(posts=above, ended=below))

    assert [each.title for each in found.segments] == [*_NAMES]
    assert [(each.title_block or 0) - each.first_block for each in found.segments[1:]] == [offset] * 2


def test_the_line_that_ends_an_article_of_its_own_is_not_of_the_next() -> None:
    posts = "".join(
        f"<article><h2>{name}</h2>{_text(3, name) * 2}<footer>1{i} March 2026</footer></article>"
        for i, name in enumerate(_NAMES)
    )
    found = _found(f"<footer>Older posts, 9 March 2026</footer>{posts}<p>Imprint</p>")

    assert [each.first_block == each.title_block for each in found.segments[1:]] == [True, True]


def test_an_article_ends_with_its_markup_and_where_comments_begin() -> None:
    article = f"<article><h1>{_NAMES[0]}</h1>{_text(9)}</article>"
    assert _found(f"{article}<div>{_text(2, 'ferry')}</div>", _NAMES[0]).segments[0].last_block == 2

    commented = f"<h1>{_NAMES[0]}</h1>{_text(9)}<p>Leave a comment</p>{_text(1, 'ferry')}"
    assert _found(commented, _NAMES[0]).segments[0].last_block == 2
    cell = "<table><tr><td><p>Comment</p></td></tr></table>"
    assert _found(commented.replace("<p>Leave a comment</p>", cell), _NAMES[0]).segments[0].last_block == 4


@pytest.mark.parametrize(
    ("above", "last"), [("<p>Posted by Ann at March 3, 2004 08:23 AM</p>", 3), ("<p>March 3, 2004</p>", 7)]
)
def test_behind_a_signed_text_the_comments_begin_however_long_they_are(above: str, last: int) -> None:
    others = f"{_text(9, 'ferry')}<p>Posted by: Tom at March 4, 2004 09:11 AM</p>{_text(9, 'kettle')}"
    body = f"<h1>{_NAMES[0]}</h1>{_text(2)}{above}<h2>Comments</h2>{others}"

    assert _found(body, _NAMES[0]).segments[0].last_block == last


@pytest.mark.parametrize(("said", "last"), [(_text(3, "kettle"), 2), ("Two of the harbour", 4)])
def test_nothing_of_a_text_follows_its_comments(said: str, last: int) -> None:
    body = f"<h1>{_NAMES[0]}</h1>{_text(2)}<div class=comments>{said}</div><div>{_text(2, 'blog')}</div>"

    assert _found(body, _NAMES[0]).segments[0].last_block == last


def test_buttons_that_are_named_comments_end_no_text_above_the_most_of_it() -> None:
    buttons = f"<div class=share-and-comment>{'<span>Link copied, an error occurred</span> ' * 6}</div>"
    body = f"<h1>{_NAMES[0]}</h1>{_text(2)}{buttons}<div>{_text(18, 'quay')}</div>"

    assert _found(body, _NAMES[0]).segments[0].last_block == 4


@pytest.mark.parametrize(
    ("behind", "is_beside"),
    [
        ("<h3>Months</h3>{about}{links}<h3>Tags</h3>{links}<h3>Friends</h3>{links}", True),
        ("<h3>Months</h3>{about}<h3>Tags</h3>{links}<h3>Friends</h3>{about}{about}", False),
        ("{about}{links}{links}{links}", False),
    ],
)
def test_a_sidebar_behind_the_part_of_a_headline_is_none_of_its_text(behind: str, is_beside: bool) -> None:
    links = "".join(f"<li><a href=/{i}>The {month} of the year</a></li>" for i, month in enumerate(_NAMES * 3))
    beside = behind.format(about=_text(3, "clerk"), links=f"<ul>{links}</ul>")
    found = _found(f"<div><div><h1>{_NAMES[0]}</h1>{_text(1)}</div><div>{beside}</div></div>", _NAMES[0])

    assert (found.segments[0].last_block == 2) is is_beside


def test_a_column_of_text_and_many_links_below_a_headline_and_a_line_is_no_sidebar() -> None:
    lists = "".join(f"<h3>More on the {of}</h3>" + f"<a href=/{of}>The {of} in pictures</a>" * 30 for of in "abc")
    column = f"<div>{_text(3)}{lists}</div>"
    line = "<p>Anybody may now walk home over the bridge at night.</p>"

    (segment,) = _found(f"<div><h1>{_NAMES[0]}</h1>{line}</div>{column}", _NAMES[0]).segments

    assert segment.last_block > 4


def test_a_column_with_more_prose_than_a_sidebar_has_is_none() -> None:
    links = "".join(f"<li><a href=/{i}>The {name} of the year</a></li>" for i, name in enumerate(_NAMES * 9))
    column = f"<div>{_text(14)}<h3>Months</h3><ul>{links}</ul><h3>Tags</h3><ul>{links}</ul><h3>More</h3></div>"
    found = _found(f"<div><div><h1>{_NAMES[0]}</h1>{_text(1)}</div>{column}</div>", _NAMES[0])

    assert found.segments[0].last_block > 3
