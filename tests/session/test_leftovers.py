from __future__ import annotations

import pytest

from crawler.session import leftovers
from crawler.session.leftovers import MAX_TRIES, Leftovers
from storage.memory_records import SourceMemory

URL = "https://paper.example/story/1"


def a_run_later(before: Leftovers) -> Leftovers:
    return Leftovers(before.memory())


@pytest.mark.parametrize("kind", ["timeout", "connection", "dns", "http-500", "http-503", "http-429", "busy", "later"])
def test_what_failed_in_passing_is_owed_until_it_is_answered(kind: str) -> None:
    left = Leftovers(SourceMemory())
    left.fail(URL, "article", kind)
    again = a_run_later(left)
    assert [page.url for page in again.pages] == [URL]
    again.settle(URL)
    assert a_run_later(again).pages == ()


@pytest.mark.parametrize("kind", ["http-404", "http-410", "robots", "too-large", "redirect-loop", "pdf"])
def test_what_failed_for_good_is_not_owed(kind: str) -> None:
    left = Leftovers(SourceMemory())
    left.fail(URL, "article", "timeout")
    left.fail(URL, "article", kind)
    assert left.pages == ()


def test_a_page_that_fails_run_after_run_is_given_up_and_one_whose_turn_does_not_come_is_not() -> None:
    failing, waiting = Leftovers(SourceMemory()), Leftovers(SourceMemory())
    for _ in range(MAX_TRIES):
        failing, waiting = a_run_later(failing), a_run_later(waiting)
        failing.fail(URL, "page", "timeout")
        waiting.fail(URL, "page", "later")
    assert failing.pages == ()
    assert len(waiting.pages) == 1


def test_the_number_that_a_source_may_owe_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftovers, "MAX_LEFT", 3)
    left = Leftovers(SourceMemory())
    for number in range(9):
        left.fail(f"{URL}{number}", "page", "timeout")
    assert len(left.pages) == 3
