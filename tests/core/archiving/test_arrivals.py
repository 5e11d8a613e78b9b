from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from crawler.core.archiving.arrivals import as_notice, may_recur, without_furniture
from crawler.core.dedup.paragraphs import paragraph_key
from crawler.core.text.normalise import tokens
from tests.core.archiving.made_pages import NOON, PROMO, Shown, arrival, candidate, text_of, url_of

LEARNED = {paragraph_key(tokens(PROMO))}
SHOWN = Shown("Vellmar", extra=PROMO, url=url_of("Vellmar"))


def test_what_a_site_repeats_is_left_out_and_the_text_still_known_as_it_was_read() -> None:
    found = SHOWN.on(0)
    left = without_furniture(found, LEARNED)
    assert left.candidate.article.text == text_of("Vellmar")
    assert left.dropped == ((4, *LEARNED),)
    assert left.text_key == found.text_key
    assert left.candidate.fingerprint.core_digest == replace(SHOWN, extra="").on(0).candidate.fingerprint.core_digest


def test_an_arrival_without_furniture_stays_as_it_is() -> None:
    found = SHOWN.on(0)
    assert without_furniture(found, ()) is found


@pytest.mark.parametrize(
    ("words", "url", "published_at", "recurs"),
    [
        (12, url_of("a"), NOON, True),
        (150, url_of("a"), NOON, False),
        (12, None, NOON, False),
        (12, url_of("a"), None, False),
    ],
)
def test_a_short_text_with_an_address_and_a_day_may_recur(
    words: int, url: str | None, published_at: datetime | None, recurs: bool
) -> None:
    text = " ".join(f"word{number}" for number in range(words))
    assert may_recur(arrival(candidate("Closed", text, url, published_at))) is recurs


def test_a_notice_that_recurs_is_known_by_its_address_too() -> None:
    first, second = (arrival(candidate("Closed", "Closed on Monday.", url_of(name), NOON)) for name in "ab")
    assert first.text_key == second.text_key
    assert len({found.text_key for found in (first, as_notice(first), as_notice(second))}) == 3
    assert as_notice(first).candidate.article == first.candidate.article
