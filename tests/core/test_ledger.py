"""Laws of the ledger of decisions, which hold on every page."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings

from crawler.core.explain.page import explain_tree
from crawler.core.extraction import decide
from crawler.core.html.dom import parse
from crawler.core.page.outline import Outline
from crawler.core.page.rules import Role, Rule
from crawler.core.page.teasers import without_teasers
from crawler.core.segmentation.headlines.scoring import score_headings
from crawler.core.segmentation.segments import segment_page
from tests.core.outlines import outline_of
from tests.core.pages import BODIES, TITLES

_URL = "https://courier.example/news/today"
_KEEPING = {Rule.TEXT, Rule.PARAGRAPH, Rule.SENTENCE, Rule.LEADS_OUT, Rule.SUBHEADING}


def _outline(body: str, title: str) -> Outline:
    return without_teasers(outline_of(body, title, _URL))


def _page(body: str, title: str) -> str:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>"


@settings(deadline=None)  # a page is decided twice, and machines are slow
@given(BODIES, TITLES)
def test_a_page_is_decided_in_one_way(body: str, title: str) -> None:
    one, other = (decide(parse(_page(body, title)), _URL) for _ in range(2))

    assert one.extraction() == other.extraction()
    assert one.segmentation == other.segmentation
    assert one.refused == other.refused
    assert bool(one.segments) is (one.nothing_because is None)


@given(BODIES, TITLES)
def test_every_weighed_heading_has_one_decision(body: str, title: str) -> None:
    outline = _outline(body, title)
    weighed = {headline.block for headline in score_headings(outline)}
    found = segment_page(outline)

    assert Counter(decision.block for decision in found.headings) == Counter(weighed)
    assert [decision.block for decision in found.headings] == sorted(weighed)
    assert all(decision.by is None or decision.by in weighed for decision in found.headings)


@given(BODIES, TITLES)
def test_segments_stand_apart_in_page_order_with_their_bodies_within(body: str, title: str) -> None:
    outline = _outline(body, title)
    segments = segment_page(outline).segments

    assert all(one.last_block <= other.first_block for one, other in pairwise(segments))
    for segment in segments:
        assert 0 <= segment.first_block < segment.last_block <= len(outline.tree.blocks)
        assert segment.body
        assert list(segment.body) == sorted(set(segment.body))
        assert segment.first_block <= segment.body[0] <= segment.body[-1] < segment.last_block
        if segment.title_block is not None:
            assert segment.first_block <= segment.title_block < segment.body[0]


@given(BODIES, TITLES)
def test_a_block_is_text_by_a_keeping_rule_and_none_by_another(body: str, title: str) -> None:
    found = segment_page(_outline(body, title))
    text = {index for segment in found.segments for index in segment.body}

    assert text <= set(found.blocks)
    assert all((index in text) is (rule in _KEEPING) for index, rule in found.blocks.items())


@given(BODIES, TITLES)
def test_every_title_of_a_segment_has_the_rule_that_made_it_one(body: str, title: str) -> None:
    found = segment_page(_outline(body, title))
    decided = {decision.block for decision in found.headings if decision.is_title} | set(found.titles)

    assert all(each.title_block is None or each.title_block in decided for each in found.segments)


@given(BODIES, TITLES)
def test_no_later_stage_changes_what_an_earlier_one_said(body: str, title: str) -> None:
    outline = _outline(body, title)
    said = (outline.prose, outline.boilerplate, outline.headings, outline.mass, outline.hints, outline.teasers)
    blocks, headlines = repr(outline.tree.blocks), score_headings(outline)
    found = segment_page(outline)

    assert said == (
        outline.prose, outline.boilerplate, outline.headings, outline.mass, outline.hints, outline.teasers,
    )  # fmt: skip
    assert repr(outline.tree.blocks) == blocks
    assert score_headings(outline) == headlines
    assert segment_page(outline) == found


@given(BODIES, TITLES)
def test_every_block_is_explained_and_in_words_where_it_is_left_out(body: str, title: str) -> None:
    tree = parse(_page(body, title))
    explanation = explain_tree(tree, _URL)

    assert [part.text for part in explanation.parts] == [block.text for block in tree.blocks]
    for part in explanation.parts:
        assert part.rule in Rule
        assert bool(part.why) is (part.role not in (Role.TITLE, Role.TEXT))
    for border in explanation.borders:
        inside = explanation.parts[border.first : border.last]
        assert "\n\n".join(part.text for part in inside if part.role is Role.TEXT) == border.article.text
    for heading in explanation.headings:
        assert heading.is_overruled is (heading.is_title is not (heading.score >= 0))
