"""The rules that decide on a block of an article: for each of them the smallest article that has such a block."""

from __future__ import annotations

import pytest

from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment
from crawler.core.page.teasers import without_teasers
from crawler.core.segmentation.body import Body, find_body
from tests.core.outlines import outline_of

_URL = "https://courier.example/bridge"
_TITLE = "Bridge stays open at night"
_LINES = [
    f"On day {i} the council of the old harbour town voted to keep the swing bridge open at night." for i in range(20)
]
_SIGNED = "Posted by Ada Marsh on March 12, 2026 · Comments Off on Bridge stays open at night"
_UPDATED = "Last updated on 12 March 2026 by Ada Marsh"
_FILED = "Filed under <a href=/c/1>Bells</a> · Tagged with <a href=/t/1>ferry</a>, <a href=/t/2>pier</a>"
_TEXT = "".join(f"<p>{line}</p>" for line in _LINES[:4])
_REST = "".join(f"<p>{line}</p>" for line in _LINES[4:8])


def _rules(body: str, *, is_live_blog: bool = False) -> dict[str, Rule]:
    """Return the rule of each block of an article under a heading, by its text."""
    outline = without_teasers(outline_of(f"<h1>{_TITLE}</h1>{body}", _TITLE, _URL))
    blocks = outline.tree.blocks
    segment = Segment(first_block=0, last_block=len(blocks), title=_TITLE, title_block=0, is_live_blog=is_live_blog)
    found = find_body(outline, segment)
    return {blocks[index].text: rule for index, rule in found.rules.items()}


def _rule(of: str, body: str) -> Rule:
    found = _rules(body)
    assert found[_LINES[0]] is Rule.TEXT
    return found[of]


@pytest.mark.parametrize(
    ("block", "text", "rule"),
    [
        ("<p>The bell rings.</p>", "The bell rings.", Rule.TEXT),
        ("<p><a href=/council>The council</a> said so twice</p>", "The council said so twice", Rule.TEXT),
        (
            "<p><a href=/council>The council of the town</a> said so, too</p>",
            "The council of the town said so, too",
            Rule.SENTENCE,
        ),
        ("<p><a href=https://ferry.example/x>The ferry of Quay</a></p>", "The ferry of Quay", Rule.LEADS_OUT),
        ("<p><a href=/rules.pdf>The rules of the bridge</a></p>", "The rules of the bridge", Rule.LEADS_OUT),
        ("<p><a href=/rules>The rules of the bridge</a></p>", "The rules of the bridge", Rule.LINK),
        ("<div><a href=https://ferry.example/x>The ferry</a></div>", "The ferry", Rule.LINK),
        ("<h2>How it began</h2>", "How it began", Rule.SUBHEADING),
        ("<h2><a href=/x>How it began</a></h2>", "How it began", Rule.SUBHEADING),
        ("<div><h2><a href=/x>How it began</a></h2></div>", "How it began", Rule.LINKS),
        ("<nav><p>Home</p></nav>", "Home", Rule.BOILERPLATE),
        ("<p>Advertisement</p>", "Advertisement", Rule.STOCK_LINE),
        ("<p>Topics: <a href=/t>rivers</a>, <a href=/u>weather</a></p>", "Topics: rivers, weather", Rule.LABELLED),
        (
            "<p>This is how <a href=/t>the rules of the harbour</a> begin:</p>",
            "This is how the rules of the harbour begin:",
            Rule.SENTENCE,
        ),
        (f"<ul><li>{_LINES[9]}<li>For rain: <a href=#c>a coat</a></ul>", "For rain: a coat", Rule.TEXT),
        (f"<ul><li>{_LINES[9]}<li>Watch: <a href=/film>It turns</a></ul>", "Watch: It turns", Rule.LABELLED),
    ],
)
def test_a_block_within_the_text(block: str, text: str, rule: Rule) -> None:
    assert _rule(text, f"{_TEXT}{block}{_REST}") is rule


def test_of_a_post_of_links_the_links_are_its_paragraphs() -> None:
    links = "".join(f"<li><a href=/{i}>{line}</a></li>" for i, line in enumerate(_LINES[:3]))
    outline = outline_of(f"<article><h2>Links of the week</h2><ul>{links}</ul></article>", url=_URL)
    body = find_body(outline, Segment(first_block=0, last_block=4, title="Links of the week", title_block=0))

    assert body.blocks == (1, 2, 3)
    assert set(body.rules.values()) == {Rule.PARAGRAPH}


def test_a_teaser_is_no_text() -> None:
    card = (
        "<div class=card><h3><a href=/{0}>Story {0} of this week</a></h3><p>The bell of quay {0} rings now.</p></div>"
    )
    cards = "".join(card.format(i) for i in range(4))

    assert _rule("The bell of quay 1 rings now.", f"<div>{_TEXT}{cards}{_REST}</div>") is Rule.TEASER


def test_what_stands_beside_the_element_that_holds_the_text_has_no_rule_of_its_own() -> None:
    found = _rules(f"<div><div>{_TEXT}{_REST}</div><div><span>Beside</span></div></div>")

    assert set(found) == set(_LINES[:8])


def test_an_article_within_the_article_is_none_of_its_text() -> None:
    inner = "<article><p>The ferry to the quay runs again.</p></article>"

    assert _rule("The ferry to the quay runs again.", f"<div>{_TEXT}{inner}{_REST}</div>") is Rule.INNER_ARTICLE


def test_articles_that_the_article_is_made_of_are_its_text() -> None:
    parts = "".join(f"<article><h3>Part {i}</h3><p>{line}</p></article>" for i, line in enumerate(_LINES[4:16]))
    found = _rules(f"<div><p>{_LINES[0]}</p>{parts}</div>")

    assert found[_LINES[4]] is Rule.TEXT
    assert found["Part 0"] is Rule.SUBHEADING


def test_a_comment_that_is_an_article_by_its_tag_is_one_still() -> None:
    comment = "<article class=comment><p>I was there and heard the bell.</p></article>"
    body = f"<div>{_TEXT}{_REST}{comment}</div>"

    assert _rule("I was there and heard the bell.", body) is Rule.COMMENT
    assert _rules(body, is_live_blog=True)["I was there and heard the bell."] is Rule.TEXT


def test_a_part_of_links_is_no_text_unless_they_lead_out() -> None:
    part = "<div>{}</div>".format("".join(f"<p><a href={{0}}/{i}>Story number {i}</a> of today</p>" for i in range(3)))

    assert _rule("Story number 1 of today", f"<div>{_TEXT}{part.format('')}{_REST}</div>") is Rule.LINKS
    out = part.format("https://ferry.example")
    assert _rule("Story number 1 of today", f"<div>{_TEXT}{out}{_REST}</div>") is Rule.SENTENCE


def test_a_link_under_a_line_that_announces_it_is_no_text() -> None:
    body = f"{_TEXT}<p>Read more:</p><p><a href=https://ferry.example/x>The ferry runs again</a></p>{_REST}"

    assert _rule("The ferry runs again", body) is Rule.ANNOUNCED


@pytest.mark.parametrize(
    ("before", "after", "text", "rule"),
    [
        ("<p>By Ada Marsh</p>", "", "By Ada Marsh", Rule.LABEL),
        ("<p>12 March 2026</p>", "", "12 March 2026", Rule.LABEL),
        (f"<p>{_SIGNED}</p>", "", _SIGNED, Rule.LABEL),
        ("<p>2026-03-12 | <a href=/b>bells</a> | |</p>", "", "2026-03-12 | bells | |", Rule.LABEL),
        ("<p class=byline>Ada Marsh in Quay, at noon</p>", "", "Ada Marsh in Quay, at noon", Rule.LABEL),
        ("<p><time datetime=2026-03-12>yesterday</time></p>", "", "yesterday", Rule.LABEL),
        ("", "<p>Please consider supporting us.</p>", "Please consider supporting us.", Rule.EDGE),
        ("", "<p>Photo: Ada Marsh</p>", "Photo: Ada Marsh", Rule.LABEL),
        ("", "<h2>What now</h2>", "What now", Rule.EMPTY_HEADING),
        ("", "<h2>What now</h2><p>12 March 2026</p>", "What now", Rule.EMPTY_HEADING),
        (f"<p>{_LINES[9]}</p><p>12 March 2026</p>", "", "12 March 2026", Rule.TEXT),
        ("<h2>What was</h2>", "", "What was", Rule.SUBHEADING),
        (f"<p>{_UPDATED}</p>", "", _UPDATED, Rule.EDGE),
        ("", "<p>Tags: harbour, bridges</p>", "Tags: harbour, bridges", Rule.EDGE),
        ("", "<p>###</p>", "###", Rule.EDGE),
        ("", "<p>– ENDS –</p>", "– ENDS –", Rule.EDGE),
        (f"<p>* * *</p><p>{_LINES[9]}</p>", "", "* * *", Rule.TEXT),
        ("", "<p>Bo Reed contributed to this report.</p>", "Bo Reed contributed to this report.", Rule.EDGE),
        ("", "<p>If you enjoyed this post, share it!</p>", "If you enjoyed this post, share it!", Rule.EDGE),
        (f"<p>{_LINES[9]}</p><p>Like this post? Pin it!</p>", "", "Like this post? Pin it!", Rule.TEXT),
        ("", "<p>« <a href=/a>Before</a> | <a href=/b>After</a> »</p>", "« Before | After »", Rule.LINK),
        ("", "<p><a href=/a>The ferry</a> and <a href=/b>the bus</a></p>", "The ferry and the bus", Rule.LINK),
        ("", f"<p>{_FILED}</p>", "Filed under Bells · Tagged with ferry, pier", Rule.LINK),
        (
            "",
            "<p>Drawings: <a href=/1.pdf>quay</a>, <a href=/2.pdf>pier</a></p>",
            "Drawings: quay, pier",
            Rule.LABELLED,
        ),
    ],
)
def test_a_block_around_the_text(before: str, after: str, text: str, rule: Rule) -> None:
    assert _rule(text, f"{before}{_TEXT}{after}") is rule


def test_what_the_article_says_again_is_a_copy() -> None:
    outline = outline_of(f"<h1>{_TITLE}</h1><div>{_TEXT}</div><p>So far.</p><div>{_TEXT}</div>")
    body = find_body(outline, Segment(first_block=0, last_block=10, title=_TITLE, title_block=0))

    assert body.blocks == (1, 2, 3, 4, 5)
    assert [body.rules[index] for index in range(6, 10)] == [Rule.COPY] * 4


def test_a_body_without_blocks_names_the_rule_of_each() -> None:
    body = Body((1, 2, 3), {1: Rule.TEXT, 2: Rule.TEXT, 3: Rule.TEXT})

    assert body.without({2: Rule.COPY}) == Body((1, 3), {1: Rule.TEXT, 2: Rule.COPY, 3: Rule.TEXT})


def test_a_line_of_author_and_day_beside_links_ends_no_text() -> None:
    line = "<div>作者 Yet : 2004年11月19日 | <a href=/cat_8.html>河のひと</a> | <a href=/>メイン</a></div>"

    assert _rule("作者 Yet : 2004年11月19日 | 河のひと | メイン", f"{_TEXT}{line}") is Rule.LABEL


_BIO = "Ada Marsh has written about bridges, ferries and the people of the harbour for twenty years."


@pytest.mark.parametrize(
    "box",
    [
        "<div class=author-description><p>{}</p></div>",
        "<div id=autor><div>{}</div></div>",
        "<div class=box itemprop=author itemscope><p>{}</p></div>",
        "<h4>About the author</h4><p>{}</p>",
        "<p>Über die Autorin</p><p>{}</p><p>Ihr Buch heißt Hafen.</p>",
        "<p>О6 авторе</p><p>{}</p>".replace("6", "б"),
    ],
)
def test_what_tells_who_wrote_the_article_is_none_of_it(box: str) -> None:
    assert _rule(_BIO, f"<div>{_TEXT}{_REST}{box.format(_BIO)}</div>") is Rule.ABOUT_AUTHOR
    assert _rule(_BIO, f"<div>{_TEXT}{_REST}<p>Disclaimer</p><p>{_BIO}</p></div>") is Rule.DISCLAIMER


def test_a_text_about_an_author_is_one() -> None:
    assert _rule(_BIO, f"<div class=author-page><div>{_TEXT}<p>{_BIO}</p></div></div>") is Rule.TEXT
    assert _rule(_BIO, f"<div><p>{_LINES[0]}</p><h2>About the author</h2><p>{_BIO}</p>{_REST}</div>") is Rule.TEXT


def test_what_stands_behind_the_element_that_the_page_calls_a_body_is_none() -> None:
    house = "".join(f"<p>{line}</p>" for line in _LINES[9:11])

    assert _LINES[9] not in _rules(f"<div><div class=entry-content>{_TEXT}</div><div>{house}</div></div>")
    assert _LINES[9] in _rules(f"<div><div class=teaser-line><div class=entry-content>{house}</div></div>{_TEXT}</div>")


def test_a_body_in_pieces_goes_on_to_the_last_of_them() -> None:
    pieces = "".join(f"<div class=article-body>{each}</div><hr>" for each in (_TEXT, _REST))

    assert _rule(_LINES[7], f"<div>{pieces}</div>") is Rule.TEXT


def test_a_line_of_hashtags_ends_no_text() -> None:
    assert _rule("#ferry #pier", f"<div>{_TEXT}{_REST}<p>#ferry #pier</p></div>") is Rule.EDGE
    assert _rule("#1 is the ferry.", f"<div>{_TEXT}{_REST}<p>#1 is the ferry.</p></div>") is Rule.TEXT
