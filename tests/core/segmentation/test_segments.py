from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from pkgutil import iter_modules

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
    found = segment_page(outline_of(f"{page}<article class=a>{_text('ferry')}</article>", "Bridge stays open"))

    assert [(each.title, each.first_block, each.last_block) for each in found.segments] == [
        ("Bridge stays open", 0, 2), ("", 2, 3),
    ]  # fmt: skip
    assert [each.body for each in found.segments] == [(1,), (2,)]
    assert found.blocks == {1: Rule.TEXT, 2: Rule.TEXT}


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


def test_a_paragraph_of_all_articles_is_in_none() -> None:
    appeal = "<p>Readers who like what we write may help us with a letter, a stamp or a word.</p>"
    post = "<article><h2 class=t>Story of the {0}</h2>{1}{2}<p>So far the news of the {0}.</p></article>"
    found = segment_page(outline_of("".join(post.format(name, _text(name), appeal) for name in _NAMES)))

    assert [len(each.body) for each in found.segments] == [2, 2, 2]
    assert [found.blocks[index] for index in (2, 6, 10)] == [Rule.REPEATED] * 3


def test_a_page_without_text_has_no_segments() -> None:
    assert segment_page(outline_of("<h1>Bridge</h1>")).segments == ()
