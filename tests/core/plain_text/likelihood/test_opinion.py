from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.plain_text.likelihood.fitted import Weights
from crawler.core.plain_text.likelihood.opinion import Opinion, chance_of, opinion_on
from crawler.core.plain_text.lines import LineKind, read_lines
from tests.core.plain_text.likelihood.test_evidence import HEADLINE, LINES, page_evidence
from tests.core.plain_text.test_cohesion import BAND, FERRY


def test_a_chance_is_the_sum_of_what_is_seen() -> None:
    weights = Weights(0.0, {"width": (-1.0, 2.0)})
    assert chance_of((), weights) == 0.5
    assert chance_of((("width", 0),), weights) == pytest.approx(1 - chance_of((("width", 0), ("width", 1)), weights), 1)
    assert chance_of((("width", 1),), weights) > 0.5 > chance_of((("width", 0),), weights)
    assert chance_of((("width", 9), ("colour", 0)), weights) == 0.5
    assert chance_of((), Weights(-900.0, {})) == 0.0
    assert chance_of((), Weights(900.0, {})) == 1.0


def test_paragraphs_are_more_likely_text_than_buttons() -> None:
    lines, page = page_evidence(*LINES)
    text = dict(zip((line.text for line in lines), opinion_on(lines, page, {}).text, strict=True))
    assert min(text[line] for line in (*FERRY, *BAND)) > max(text[line] for line in ("Sign up", "Log in @here"))
    assert text["16 May 2024"] == 0.0


def test_a_headline_is_the_likeliest_start() -> None:
    lines, page = page_evidence(*LINES)
    starts = opinion_on(lines, page, {LINES.index(HEADLINE): 3.0}).starts
    assert max(starts, key=lambda line: starts[line]) in (0, LINES.index(HEADLINE))
    assert all(lines[line].kind is LineKind.SHORT for line in starts)


def _opinion(text: float, count: int, starts: dict[int, float]) -> Opinion:
    return Opinion((text,) * count, starts)


def test_many_lines_that_hardly_are_text_speak_against_proofs() -> None:
    assert _opinion(0.1, 20, {}).is_contrary([], range(10))
    assert not _opinion(0.1, 20, {}).is_contrary([], range(2))
    assert not _opinion(0.9, 20, {}).is_contrary([], range(10))


def test_a_start_speaks_against_proofs_on_a_long_page_alone() -> None:
    for starts in ({3: 0.01}, {3: 0.9, 40: 0.9}):
        assert _opinion(0.9, 80, starts).is_contrary([3], range(10))
        assert not _opinion(0.9, 50, starts).is_contrary([3], range(10))
    assert not _opinion(0.9, 80, {3: 0.2}).is_contrary([-1, 3], range(10))


def test_of_two_lines_over_one_text_the_likelier_is_the_title() -> None:
    lines = read_lines("\n".join(LINES))
    prose = Opinion(tuple(float(line.kind is LineKind.PROSE) for line in lines), {0: 0.9, 4: 0.4, 5: 0.8, 6: 0.3})
    assert prose.titles(lines) == [0, 5]
    assert Opinion(prose.text, {0: 0.9, 5: 0.1}).titles(lines) == [0]


def test_text_above_the_first_title_is_an_article_of_its_own() -> None:
    lines = read_lines("\n".join(["Harbour", *FERRY * 3, HEADLINE, *BAND]))
    text = tuple(float(line.kind is LineKind.PROSE) for line in lines)
    assert Opinion(text, {0: 0.2, 10: 0.9}).titles(lines) == [0, 10]
    assert Opinion(text, {0: 0.05, 10: 0.9}).titles(lines) == [-1, 10]
    assert Opinion(text, {}).titles(lines) == [-1]
    assert Opinion((0.0,) * len(lines), {}).titles(lines) == []


@given(st.lists(st.sampled_from([*FERRY, *BAND, HEADLINE, "Sign up", "By Ada Marsh", "* * *", "…"]), max_size=90))
def test_chances_are_chances_whatever_a_page_holds(written: list[str]) -> None:
    lines, page = page_evidence("Lantern", *written)
    opinion = opinion_on(lines, page, {0: 1.0})
    assert all(0 <= chance <= 1 for chance in (*opinion.text, *opinion.starts.values()))
    titles = opinion.titles(lines)
    assert titles == sorted(set(titles))
