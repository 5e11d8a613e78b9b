from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.types import Article, Candidate, Verdict
from storage.database import Database
from tests.archive.ferry import (
    FERRY,
    LISTING,
    OWN,
    made,
    only,
    page,
    verdicts,
)


def test_what_a_database_cannot_keep_is_replaced(database: Database) -> None:
    text = FERRY + " nul \x00 and surrogate \ud800 end"
    harvest = page(made(text, "Odd \x00 \udfff title", url=OWN + "/\x00\ud800"), url=LISTING + "\ud83d")
    assert verdicts(database, harvest) == [Verdict.NEW]
    assert verdicts(database, harvest) == [Verdict.REPEAT]
    article = only(database)
    assert article.text.endswith("nul \ufffd and surrogate \ufffd end")
    assert article.title == "Odd \ufffd \ufffd title"


def test_texts_and_addresses_of_any_length_are_kept(database: Database) -> None:
    long = "https://harbour.example/" + "a" * 100_000
    text = "word " * 200_000
    assert verdicts(database, page(made(text, "t" * 50_000, url=long), url=long)) == [Verdict.NEW]
    assert len(only(database).text) == len(text)
    assert only(database).sightings[0].page_url == long


@pytest.mark.parametrize("year", [1, 9999])
def test_times_at_the_ends_of_the_calendar_are_kept(database: Database, year: int) -> None:
    edge = datetime(year, 1 if year == 1 else 12, 1 if year == 1 else 31, 12, 0, tzinfo=timezone(timedelta(hours=14)))
    edge = edge if year == 1 else edge.replace(tzinfo=timezone(timedelta(hours=-14)))
    article = Article(title="Edge", text=FERRY, published_at=edge)
    harvest = page(Candidate(article=article, fingerprint=fingerprint("Edge", FERRY)))
    assert verdicts(database, harvest) == [Verdict.NEW]
    published = only(database).published_at
    assert published is not None
    assert published.year == year
