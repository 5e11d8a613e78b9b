from __future__ import annotations

from crawler.core.page.outline import Outline
from crawler.core.segmentation.headlines.scoring import score_headings
from crawler.core.segmentation.live_blogs import live_blogs
from tests.core.outlines import outline_of

_TEXT = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night. " * 4
_ENTRY = "<div class=update><time>1{0}:30</time><h2>Entry number {0}</h2><p>{1}</p></div>"


def _title(outline: Outline) -> str | None:
    found, _ = live_blogs(outline, score_headings(outline))
    return outline.tree.blocks[found[0].title.block].text if found else None


def test_a_live_blog_has_one_title() -> None:
    entry = "<div class=update><time>1{0}:30</time><h2>Entry number {0}</h2><p>{1}</p></div>"
    entries = "".join(entry.format(i, _TEXT[:150]) for i in range(5))
    outline = outline_of(f"<article><h1>Bridge opens: live</h1><div>{entries}</div></article>", "bridge opens live")

    assert _title(outline) == "Bridge opens: live"


def test_a_line_above_each_of_several_articles_makes_no_live_blog() -> None:
    story = (
        "<div class=story><h1>Story of the harbour number {0}</h1><h2>From our town</h2><time>1{0}:30</time>{1}</div>"
    )
    stories = "".join(story.format(i, f"<p>{_TEXT}</p>") for i in range(4))
    outline = outline_of(f"<article>{stories}</article>", "story of the harbour number 0")

    assert _title(outline) is None


def test_a_blog_whose_posts_have_their_own_pages_is_no_live_blog() -> None:
    post = '<div class=post><time>1{0}:30</time><h2><a href="/{0}">Post number {0}</a></h2><p>{1}</p></div>'
    posts = "".join(post.format(i, _TEXT) for i in range(5))
    outline = outline_of(f"<h1>Notes</h1><div>{posts}</div>", "notes")

    assert _title(outline) is None


def test_the_class_of_the_part_that_holds_the_entries_may_say_so() -> None:
    entries = "".join(_ENTRY.format(i, _TEXT[:150]) for i in range(3))
    page = f"<div><h1>Bridge opens: live</h1><div class=x><div class='{{}}'>{entries}</div></div></div>"

    assert _title(outline_of(page.format("liveticker"), "bridge opens live")) == "Bridge opens: live"
    assert _title(outline_of(page.format("list"), "bridge opens live")) is None


def test_many_entries_with_a_clock_are_live_without_any_markup() -> None:
    page = "<div><h1>Bridge opens</h1><div class=x>{}</div></div>"
    entries = [_ENTRY.format(i, _TEXT[:150]) for i in range(9)]

    assert _title(outline_of(page.format("".join(entries[:6])), "bridge opens")) == "Bridge opens"
    assert _title(outline_of(page.format("".join(entries[:5])), "bridge opens")) is None


def test_a_page_that_names_no_title_is_no_live_blog() -> None:
    entries = "".join(_ENTRY.format(i, _TEXT[:150]) for i in range(9))

    assert _title(outline_of(f"<article><h1>Bridge opens</h1><div>{entries}</div></article>")) is None
