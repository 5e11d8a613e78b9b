from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from crawler.core.page.rules import Rule
from crawler.core.page.segment import Refusal, Segment, Sifted

_SEGMENT = Segment(first_block=1, last_block=4, title="Bridge opens")


def test_a_segment_is_a_value() -> None:
    assert replace(_SEGMENT, title_block=1) == Segment(first_block=1, last_block=4, title="Bridge opens", title_block=1)
    assert len({_SEGMENT, replace(_SEGMENT), replace(_SEGMENT, body=(2,))}) == 2
    with pytest.raises(FrozenInstanceError):
        _SEGMENT.title = "Ferry"  # type: ignore[misc]


def test_a_stage_that_refuses_nothing_says_so() -> None:
    assert Sifted((_SEGMENT,)) == Sifted((_SEGMENT,), ())
    assert Sifted((), (Refusal(_SEGMENT, Rule.WALL),)).refused[0].segment is _SEGMENT


def test_the_text_begins_behind_a_lead_that_stands_apart() -> None:
    def begins(*body: int) -> int | None:
        return Segment(first_block=0, last_block=9, title="Bridge", body=body).text_from

    assert begins() is None
    assert begins(1, 2, 3) == 1
    assert begins(1, 4, 5) == 4
    assert begins(1, 2, 3, 7) == 1
