from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crawler.session import learned
from crawler.session.learned import Learned, next_look
from storage.memory_records import SourceMemory

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
DAY = timedelta(days=1)
URL = "https://paper.example/sitemap-old.xml"


@pytest.mark.parametrize(
    ("looks", "changes", "share"),
    [(0, 0, 0.1), (100, 100, 0.1), (1_000, 50, 0.1), (180, 0, 1.0), (980, 4, 1.0), (2_000, 0, 2.0)],
)
def test_articles_of_a_source_that_edits_few_rest_longer(looks: float, changes: float, share: float) -> None:
    assert Learned(SourceMemory(looks=looks, changes=changes)).share == pytest.approx(share)


def test_what_was_long_ago_counts_for_less() -> None:
    known = Learned(SourceMemory(looks=2_000.0, changes=0.0))
    known.looks += 10
    known.count_changes(9)
    assert (known.looks, known.changes) == (1_005.0, 4.5)


def test_an_address_that_is_gone_again_and_again_is_asked_for_seldom() -> None:
    known = Learned(SourceMemory())
    for day in range(4):
        assert not known.is_retired(URL, NOW + day * DAY)
        known.miss(URL, NOW + day * DAY)
    (gone,) = known.gone
    assert (gone.times, gone.since, gone.asked_at) == (4, NOW, NOW + 3 * DAY)
    assert next_look(gone) == NOW + 4.5 * DAY
    assert Learned(SourceMemory(gone=known.gone)).is_retired(URL, NOW + 4 * DAY)


def test_an_address_that_was_gone_for_years_is_looked_at_every_two_weeks() -> None:
    known = Learned(SourceMemory())
    for week in range(0, 200, 50):
        known.miss(URL, NOW + week * 7 * DAY)
    assert next_look(known.gone[0]) - known.gone[0].asked_at == 14 * DAY


def test_an_address_that_was_asked_in_the_future_is_asked_now() -> None:
    known = Learned(SourceMemory())
    for day in range(1_000, 1_004):
        known.miss(URL, NOW + day * DAY)
    assert not known.is_retired(URL, NOW)


def test_an_address_that_is_there_again_is_like_any_other() -> None:
    known = Learned(SourceMemory())
    for day in range(4):
        known.miss(URL, NOW + day * DAY)
    known.settle(URL)
    assert known.gone == ()
    assert not known.is_retired(URL, NOW + 3 * DAY)


def test_no_more_than_some_addresses_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned, "_MAX_GONE", 3)
    known = Learned(SourceMemory())
    for number in range(9):
        known.miss(f"{URL}?{number}", NOW)
    assert len(known.gone) == 3
    known.miss(f"{URL}?0", NOW)
    assert max(page.times for page in known.gone) == 2


def test_the_pages_by_which_an_article_was_found_are_credited_where_they_were_known() -> None:
    known = Learned(SourceMemory())
    known.follow("/", "", again=True)
    known.follow("/months", "/", again=True)
    known.follow("/months/11", "/months", again=False)
    known.follow("/about", "/", again=True)
    known.lead("/months/11")
    assert known.led == {"/", "/months"}


def test_pages_that_lead_to_each_other_end() -> None:
    known = Learned(SourceMemory())
    known.follow("/a", "/b", again=True)
    known.follow("/b", "/a", again=True)
    known.lead("/a")
    known.lead("/b")
    assert known.led == {"/a", "/b"}
