from __future__ import annotations

from crawler.core.dedup.core_text import core_of
from crawler.core.dedup.written import WrittenCore
from tests.core.news import FERRY


def test_sentences_lines_and_paragraphs_end_at_borders() -> None:
    text = "\n\n".join(("Harbour news\nThe ferry sails. Nobody objected.", *FERRY))
    written = WrittenCore(core_of("", text, ()), "")
    assert [place for place in range(10) if written.is_boundary(place)] == [0, 2, 5, 7]
    assert list(written.units(2, 7)) == [("The ferry sails.", False), ("Nobody objected.", False)]


def test_signs_without_tokens_stay_before_their_words() -> None:
    written = WrittenCore(core_of("", "\n\n".join((f"{FERRY[0]} © Gazette", *FERRY[1:])), ()), "")
    end = written.ends[0]
    assert list(written.units(end - 1, end)) == [("© Gazette", False)]


def test_whole_paragraphs_are_told_as_such() -> None:
    written = WrittenCore(core_of("", "\n\n".join(FERRY), ()), "")
    assert list(written.units(0, written.size)) == [(part, True) for part in FERRY]


def test_what_was_left_out_is_known() -> None:
    written = WrittenCore(core_of("", "\n\n".join(("By Ana Lopez", *FERRY)), ()), "")
    assert written.flagged == {("by", "ana", "lopez")}
