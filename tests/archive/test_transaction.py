from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from crawler.archive.pages import archive
from crawler.core.types import Candidate, Verdict
from storage.database import Database
from storage.records import KnownText
from tests.archive.ferry import (
    FERRY,
    LISTING,
    NOON,
    OWN,
    made,
    only,
    page,
    rows,
    verdicts,
)


def test_a_page_of_a_thousand_articles_is_one_transaction(database: Database) -> None:
    crowd: Sequence[Candidate] = [
        made(f"{FERRY} Number {number}.", f"Ferry {number}", number, f"{OWN}/{number}") for number in range(1_000)
    ]
    assert verdicts(database, page(*crowd)) == [Verdict.NEW] * 1_000
    assert verdicts(database, page(*crowd)) == [Verdict.REPEAT] * 1_000
    assert (rows(database, "article"), rows(database, "sighting")) == (1_000, 1_000)


def test_a_page_that_fails_half_way_leaves_nothing(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("storage.sightings.see_all", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            archive(database, page(made(FERRY)), NOON)
    assert rows(database, "article") == rows(database, "page") == 0
    assert verdicts(database, page(made(FERRY))) == [Verdict.NEW]


def test_the_index_on_the_text_has_the_last_word(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    archive(database, page(made(FERRY)), NOON)
    answers: Iterator[dict[object, KnownText]] = iter([{}])
    from storage import lookups

    look_up = lookups.find_texts
    monkeypatch.setattr("crawler.archive.transaction.find_texts", lambda *args: next(answers, None) or look_up(*args))
    monkeypatch.setattr("crawler.archive.transaction.find_permalinks", lambda *_: {})
    assert verdicts(database, page(made(FERRY), url=LISTING + "2")) == [Verdict.REPEAT]
    assert len(only(database).sightings) == 2
