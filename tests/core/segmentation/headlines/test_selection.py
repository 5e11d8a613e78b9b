"""The rules that have the last word on a heading: for each of them the smallest page on which it has."""

from __future__ import annotations

import pytest

from crawler.core.page.rules import Rule
from crawler.core.segmentation.headlines.decisions import Selection
from crawler.core.segmentation.headlines.scoring import score_headings
from crawler.core.segmentation.headlines.selection import select
from crawler.core.segmentation.weights import TITLE
from tests.core.outlines import outline_of

_NAMES = ("Picking the milk", "Cutting the curd", "Turning the wheels", "Tasting the slice")
_GUIDE = "How a wheel of Ellery cheese is made"


def _text(sentences: int, of: str = "harbour") -> str:
    """Return a paragraph of a good 90 characters a sentence, which says nothing that another `of` says."""
    return (
        "<p>"
        + f"The council of the old {of} town voted on Tuesday to keep the swing bridge open. " * sentences
        + "</p>"
    )


def _selection(body: str, title: str = "", url: str | None = None) -> Selection:
    outline = outline_of(body, title, url)
    return select(outline, score_headings(outline))


def _decided(body: str, title: str = "", url: str | None = None) -> dict[str, Rule]:
    """Return the rule of each heading of a page, by its text; a heading that was taken back is one that stays."""
    outline = outline_of(body, title, url)
    selection = select(outline, score_headings(outline))
    return {
        outline.tree.blocks[decision.block].text: decision.rule for decision in (*selection.refused, *selection.kept)
    }


def _section(name: str) -> str:
    return f"<section class=part><h2 class=title>{name}</h2>{_text(12, name)}</section>"


def test_what_is_seen_at_a_headline_proves_it_and_at_a_lower_heading_not() -> None:
    body = f"<h1>Bridge stays open at night</h1>{_text(4)}<h3>How it began</h3>{_text(4)}"

    assert _decided(body, "Bridge stays open at night") == {
        "Bridge stays open at night": Rule.HEADLINE,
        "How it began": Rule.UNPROVEN,
    }


def test_a_short_article_is_one_among_peers_of_its_style() -> None:
    stories = "".join(f"<article><h2 class=t>Story of the harbour {i}</h2>{_text(4)}</article>" for i in range(4))
    notice = "<article><h2 class=t>The bell of the harbour</h2><p>The bell rings again at noon.</p></article>"

    assert _decided(stories + notice)["The bell of the harbour"] is Rule.LIKE_ITS_PEERS


def test_a_short_article_beside_fewer_peers_than_a_row_is_none() -> None:
    stories = "".join(f"<article><h2 class=t>Story of the harbour {i}</h2>{_text(12)}</article>" for i in range(2))
    notice = "<article><h2 class=t>The bell of the harbour</h2><p>The bell rings again at noon.</p></article>"

    assert _decided(stories + notice)["The bell of the harbour"] is Rule.UNPROVEN


def test_where_no_heading_is_good_the_best_over_much_text_is_the_last_resort() -> None:
    body = f"<div><h2>The bell of the harbour</h2>{_text(7)}</div><div><h4>The quay at noon</h4>{_text(1)}</div>"

    assert _decided(body) == {"The bell of the harbour": Rule.LAST_RESORT, "The quay at noon": Rule.IN_DOUBT}


def test_where_the_best_heading_is_too_bad_there_is_no_last_resort() -> None:
    assert _decided(f"<div><h3>The bell</h3>{_text(7)}</div>") == {"The bell": Rule.UNPROVEN}


def test_the_only_heading_over_a_page_heads_it_though_its_sections_look_better() -> None:
    body = f"<div class=top><h1>Making the cheese</h1></div>{''.join(map(_section, _NAMES))}"

    assert _decided(body, "The Dairy of Ellery") == {
        "Making the cheese": Rule.HEADS_PAGE,
        **dict.fromkeys(_NAMES, Rule.SECTION),
    }


def test_much_text_above_the_first_headline_belongs_to_the_heading_over_it() -> None:
    post = "<article><h2 class=title>{0}</h2><p class=byline>By Mara Lind</p>{1}</article>"
    posts = "".join(post.format(name, _text(6, name)) for name in _NAMES)
    body = f"<div class=top><h1>Cheese</h1></div><div>{_text(3) * 5}</div>{posts}"

    assert _decided(body, "The Dairy of Ellery")["Cheese"] is Rule.HEADS_PAGE
    assert _decided(body.replace(_text(3) * 5, _text(3)), "The Dairy of Ellery")["Cheese"] is Rule.UNPROVEN


_CARD = "<div class=card><h2><a href='/news/{0}'>{1} at the dairy</a></h2>{2}{2}</div>"
_CARDS = "".join(_CARD.format(i, name, _text(2, name)) for i, name in enumerate(_NAMES))
_ABOVE_CARDS = f"<main><h1>{_GUIDE}</h1>{_text(20)}</main>{_CARDS}"


def test_a_row_of_teasers_below_the_pages_article_only_leads_on() -> None:
    found = _decided(_ABOVE_CARDS, _GUIDE, "https://courier.example/guide")

    assert found == {_GUIDE: Rule.HEADLINE, **{f"{name} at the dairy": Rule.LEADS_ON for name in _NAMES}}


def test_what_leads_on_is_no_title_and_wins_against_no_heading_of_another_kind() -> None:
    head, *leading = _selection(_ABOVE_CARDS, _GUIDE, "https://courier.example/guide").kept

    assert head.is_title
    assert not any(decision.is_title for decision in leading)
    assert all(decision.by == head.block for decision in leading)
    assert all(decision.score < TITLE <= decision.headline.score for decision in leading)


def test_a_box_within_one_of_a_row_of_articles_is_a_part_of_it() -> None:
    box = f"<div class=box><h2 class=title>What the ferry brings</h2>{_text(5, 'ferry')}</div>"
    post = "<div class=post><h2 class=entry-title>{0}</h2><p class=date>1{1} March 2026</p>{2}{3}</div>"
    posts = "".join(post.format(name, i, _text(5, name), "" if i else box) for i, name in enumerate(_NAMES))

    assert _decided(posts) == {
        **dict.fromkeys(_NAMES, Rule.HEADLINE),
        "What the ferry brings": Rule.WITHIN_PART,
    }


@pytest.mark.parametrize(
    ("heads", "title", "worse"),
    [
        ("<h2 class=title>{}</h2><h2 class=x>{}</h2>", 0, 1),
        ("<h2 class=x>{}</h2><h2 class=title>{}</h2>", 0, 1),
        ("<h2 class=entry-title>Notes</h2><h2 class=title>{1}</h2>", 1, 0),
    ],
    ids=["the first looks better", "in one article the first counts", "but not where it is short"],
)
def test_of_two_headings_over_one_text_one_is_the_title(heads: str, title: int, worse: int) -> None:
    heads = heads.format("The news from Ellery", "The bridge stays open at night")
    selection = _selection(f"<article>{heads}{_text(12)}</article>")

    assert [(decision.block, decision.rule) for decision in selection.kept] == [(title, Rule.HEADLINE)]
    (refused,) = selection.refused
    assert (refused.block, refused.rule, refused.by) == (worse, Rule.WORSE_TITLE, title)


def test_the_pages_headline_said_again_over_more_text_begins_no_second_article() -> None:
    again = f"<div class=copy><h1>{_GUIDE}</h1><time>12 March 2026</time>{_text(8, 'ferry')}</div>"
    selection = _selection(f"<div><header><h1>{_GUIDE}</h1></header>{_text(8)}</div>{again}", _GUIDE)

    assert [decision.rule for decision in selection.kept] == [Rule.HEADLINE]
    assert [decision.rule for decision in selection.refused] == [Rule.SAID_ABOVE]


def test_a_last_heading_over_nothing_is_no_title_however_good_it_looks() -> None:
    post = "<h2 class=title><a href=/{0}>{0} of the harbour</a></h2><p class=date>12 March 2026</p>"

    assert _decided(post.format("The bridge") + _text(4) + post.format("The bell")) == {
        "The bridge of the harbour": Rule.HEADLINE,
        "The bell of the harbour": Rule.NO_TEXT,
    }


def test_a_copy_of_a_headline_in_boilerplate_is_none_though_text_stands_below_it() -> None:
    headline = "<h1 class=title>The bridge stays open at night</h1>"
    box = f"<div class=c><div class=popup>{headline}</div>{_text(14, 'ferry')}</div>"
    body = f"<h1>Ellery</h1>{_text(4)}{box}<div class=c><div class=d>{headline}</div>{_text(14, 'quay')}</div>"
    selection = _selection(body)

    assert [(decision.block, decision.rule) for decision in selection.kept] == [(4, Rule.HEADLINE)]
    assert [(decision.block, decision.rule) for decision in selection.refused] == [
        (0, Rule.UNPROVEN), (2, Rule.COPY_IN_BOILERPLATE),
    ]  # fmt: skip


def test_a_line_said_twice_over_one_text_is_a_title_once() -> None:
    headline = "<h2 class=title>The bridge stays open at night</h2>"
    body = f"<div class=a><div class=b>{headline}</div><p class=date>12 March 2026</p></div>{headline}{_text(12)}"
    selection = _selection(f"<article>{body}</article>")

    assert [decision.block for decision in selection.kept] == [0]
    assert [(decision.block, decision.rule, decision.by) for decision in selection.refused] == [
        (2, Rule.WORSE_TITLE, 0)
    ]


def test_notes_of_a_series_have_a_title_each_though_they_are_worded_alike() -> None:
    note = "<article><h2 class=title>Notes on the ferries, part {0}</h2><time>12 March</time><p>{1}</p></article>"
    notes = "".join(
        note.format(i, f"The ferry {name} sails at noon, said the clerk of the town.") for i, name in enumerate(_NAMES)
    )

    assert [decision.block for decision in _selection(notes).kept] == [0, 3, 6, 9]


def test_a_heading_over_a_long_list_is_a_title_though_no_prose_stands_below_it() -> None:
    title = "The ferries of the harbour"
    head = f"<h1 class=title><a href=/ferries>{title}</a></h1><p class=date>12 March 2026</p>"
    items = [f"<li>Ferry number {i}</li>" for i in range(60)]

    assert _decided(f"{head}<ul>{''.join(items)}</ul>", title) == {title: Rule.HEADLINE}
    assert _decided(f"{head}<ul>{''.join(items[:9])}</ul>", title) == {title: Rule.NO_TEXT}


def test_parts_of_a_series_with_pages_of_their_own_may_have_one_name() -> None:
    part = f"<article><h2><a href='/cheese/{{0}}'>{_GUIDE}</a></h2>{{1}}</article>"
    body = part.format(1, _text(6)) + part.format(2, _text(6, "ferry"))

    assert [decision.rule for decision in _selection(body, _GUIDE, "https://courier.example/").kept] == [
        Rule.HEADLINE, Rule.HEADLINE,
    ]  # fmt: skip


@pytest.mark.parametrize("posts", [4, 2])
def test_a_better_heading_right_above_a_row_heads_the_page_and_not_its_first_article(posts: int) -> None:
    post = "<article class=post><h2 class=entry-title>{0}</h2>{1}</article>"
    row = "".join(post.format(name, _text(6, name)) for name in _NAMES[:posts])
    lone = "<article class=top><h2 class=title>All that the dairy of Ellery tells</h2><time>12 March</time></article>"
    selection = _selection(f"{lone}{row}<div>{_text(20)}</div>")
    decisions = {decision.block: decision for decision in (*selection.kept, *selection.refused)}
    head, first = decisions[0], decisions[2]

    assert head.headline.score > first.headline.score
    (refused,) = selection.refused
    assert (refused, refused.rule) == (head if posts > 2 else first, Rule.WORSE_TITLE)


@pytest.mark.parametrize(("date", "rule"), [("<p>12 March 2026</p>", Rule.HEADLINE), ("", Rule.NO_TEXT)])
def test_a_paragraph_is_an_article_under_a_heading_that_is_named_and_dated(date: str, rule: Rule) -> None:
    body = f"<div><h1 class=title>{_GUIDE}</h1>{date}{_text(1)}</div>"

    assert _decided(body, _GUIDE) == {_GUIDE: rule}


def test_of_a_hidden_and_a_shown_wording_of_a_headline_the_shown_one_is_the_title() -> None:
    hidden, shown = "Swing bridge open at night in future", "Why the bridge will swing by moonlight"
    head = f'<meta property="og:title" content="{shown}">'

    def page(first: str) -> str:
        return f"{head}<h1 class=visually-hidden>{first}</h1><article><h2>{shown}</h2>{_text(9)}</article>"

    assert _decided(page(hidden), hidden)[hidden] is Rule.WORSE_TITLE
    again = shown + "!"
    assert _decided(page(again), again)[shown] is Rule.WORSE_TITLE  # it says the same: the page's own writing stays


def test_what_the_page_calls_itself_goes_before_another_wording_of_it() -> None:
    named, again = "The swing bridge opens at night this year", "Why the swing bridge opens at night this year"
    head = f"<div class=banner><h1 class=title>{named}</h1><p>12 March 2026</p></div>"
    body = f"{head}<div><h1>{again}</h1>{_text(9)}</div>"

    assert _decided(body, named) == {named: Rule.HEADLINE, again: Rule.WORSE_TITLE}
