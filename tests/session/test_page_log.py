from __future__ import annotations

import pytest

from crawler.core.types import Judgement, Verdict
from crawler.session import page_log
from crawler.session.page_log import PageLog

URL = "https://harbour.example/"


def test_an_answer_is_paid_for_by_its_address_however_that_is_written() -> None:
    log = PageLog()
    log.fetched("https://harbour.example", 9_000, 0.25)
    log.stored(URL, [Judgement(verdict=verdict) for verdict in (Verdict.NEW, Verdict.NEAR, Verdict.REPEAT)])
    log.no_article(URL + "list", "listing")
    stored, empty = log.waiting()
    assert (stored.number, stored.new, stored.repeats, stored.bytes, stored.milliseconds) == (1, 2, 1, 9_000, 250)
    assert (empty.number, empty.outcome, empty.reason, empty.bytes, empty.milliseconds) == (
        2,
        "none",
        "listing",
        0,
        None,
    )


def test_what_is_written_down_is_forgotten_and_numbers_go_on() -> None:
    log = PageLog()
    log.unchanged(URL)
    log.written(len(log.waiting()))
    log.error(URL, "http-500", f"{URL}: the server answers 500")
    assert [(page.number, page.outcome, page.reason) for page in log.waiting()] == [(2, "error", "http-500")]


def test_a_large_run_is_told_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_log, "MOST_PAGES", 3)
    log = PageLog()
    for number in range(9):
        log.unchanged(f"{URL}{number}")
    assert len(log.waiting()) == 3


def test_no_login_is_written_down() -> None:
    log = PageLog()
    log.error("https://me:secret@harbour.example/", "dns", "unknown")
    assert "secret" not in log.waiting()[0].url
