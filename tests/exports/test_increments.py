"""What is new or changed since the last export, and nothing missed in between."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest

from crawler.archive.maintenance.removal import remove
from crawler.archive.pages import archive
from storage.articles import iter_articles
from storage.database import Database
from storage.errors import StateUnknown
from storage.export import get_writer
from storage.exporting.increments import Increment, mark_of
from storage.records import NewArticle, RecordPlace
from tests.archive.ferry import BAKERY, FERRY, HOUR, LISTING, NOON, OWN, made, page
from tests.archive.lanterns import text
from tests.archive.writer import write
from tests.exports.articles import WHOLE
from tests.stored import add_one


class Exporter:
    """Exports again and again, each time from the state of the time before."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.state: str | None = None
        self.gone = 0

    def lines(self) -> list[dict[str, Any]]:
        out, after = io.StringIO(), io.StringIO()
        before = None if self.state is None else self.state.splitlines()
        increment = Increment(before, after, "all articles")
        get_writer("jsonl")(increment.changed(iter_articles(self.database)), out)
        self.state, self.gone = after.getvalue(), increment.gone
        return [json.loads(line) for line in out.getvalue().splitlines()]

    def numbers(self) -> list[int]:
        return [line["id"] for line in self.lines()]


def new(name: str, digest: bytes) -> NewArticle:
    return NewArticle(
        digest_version=1, digest=digest * 16, tokens=9, title=name, text=name, site="a.example", source="a"
    )


def test_what_is_new_revised_seen_elsewhere_tied_or_removed_is_a_change(database: Database) -> None:
    exporter = Exporter(database)
    assert exporter.numbers() == []
    archive(database, page(made(FERRY)), NOON)
    archive(database, page(made(BAKERY, "Rye prize", 1, None)), NOON)
    first, second = exporter.numbers()
    assert exporter.numbers() == []
    archive(database, page(made(FERRY), url=OWN, own=True), NOON)  # a further page
    assert exporter.numbers() == [first]
    archive(database, page(made(FERRY + " It was late."), url=OWN, own=True), NOON + HOUR)  # another text
    assert exporter.numbers() == [first]
    bay = page(made(BAKERY, "Rye prize", 0, None), url="https://bay.example/front")
    archive(database, bay, NOON)  # another publisher
    assert exporter.numbers() == [second]
    remove(database, [second], NOON)
    assert (exporter.numbers(), exporter.gone) == ([], 1)
    assert (exporter.numbers(), exporter.gone) == ([], 0)


def test_what_comes_from_an_older_archive_file_is_a_change(database: Database) -> None:
    archive(database, page(made(FERRY)), NOON)
    exporter = Exporter(database)
    (number,) = exporter.numbers()
    older = page(made(FERRY), url=f"{LISTING}older")
    archive(database, replace(older, page=replace(older.page, fetched_at=NOON - 9000 * HOUR)), NOON - 9000 * HOUR)
    assert exporter.numbers() == [number]


def test_a_near_copy_changes_the_article_that_it_is_tied_to(database: Database) -> None:
    archive(database, page(made(text("Vellmar"), url=None)), NOON)
    exporter = Exporter(database)
    (number,) = exporter.numbers()
    archive(database, page(made(text("Vellmar", "Nine sank."), url=None), url="https://mill.example/"), NOON)
    changed = exporter.lines()
    assert [line["id"] for line in changed] == [number, number + 1]
    assert changed[0]["near"][0]["id"] == changed[1]["id"]
    assert changed[0]["story"] == changed[1]["story"] == number


def test_that_an_article_still_stands_there_is_no_change(database: Database) -> None:
    archive(database, page(made(FERRY)), NOON)
    exporter = Exporter(database)
    assert len(exporter.numbers()) == 1
    archive(database, page(made(BAKERY, "Rye prize", 0, None), made(FERRY, position=1)), NOON + HOUR)
    assert len(exporter.numbers()) == 1  # the bakery
    archive(database, page(unchanged=True), NOON + 2 * HOUR)
    assert exporter.numbers() == []


def test_where_a_page_is_kept_is_no_change_and_all_else_is() -> None:
    (seen,) = WHOLE.sightings
    moved = replace(seen, record=RecordPlace("b.warc.gz", 1), position=9, last_seen_at=NOON)
    assert mark_of(replace(WHOLE, sightings=(moved,), last_seen_at=NOON)) == mark_of(WHOLE)
    others = (
        {"title": "Rain"}, {"section": None}, {"tags": ()}, {"confidence": 0.1}, {"story": 1}, {"near": ()},
        {"rights": "open"}, {"sightings": ()}, {"publications": ()}, {"revisions": ()}, {"authors": ()},
        {"sightings": (replace(seen, rights=None),)}, {"sightings": (replace(seen, revision=None),)},
    )  # fmt: skip
    marks = {mark_of(replace(WHOLE, **each)) for each in others}
    assert len(marks | {mark_of(WHOLE)}) == len(others) + 1


def test_a_transaction_that_commits_late_is_not_missed(postgres_url: str) -> None:
    with Database(postgres_url) as database, ExitStack() as late:
        exporter = Exporter(database)
        connection = late.enter_context(database.begin())
        lower = add_one(database, connection, new("late", b"a"), NOON)
        with database.begin() as other:
            higher = add_one(database, other, new("early", b"b"), NOON + HOUR)
        assert lower < higher
        assert exporter.numbers() == [higher]
        late.close()
        assert exporter.numbers() == [lower]


def test_beside_writers_nothing_is_missed(database: Database, database_url: str) -> None:
    exporter = Exporter(database)
    had: dict[int, dict[str, Any]] = {}
    with ThreadPoolExecutor(3) as pool:
        running = [pool.submit(write, database_url, seed, 15) for seed in range(3)]
        while not all(each.done() for each in running):
            had |= {line["id"]: line for line in exporter.lines()}
        for each in running:
            each.result()
    had |= {line["id"]: line for line in exporter.lines()}
    articles = [*iter_articles(database)]
    assert exporter.state is not None
    assert exporter.state.splitlines()[1:] == [f"{article.id} {mark_of(article)}" for article in articles]
    for article in articles:
        told = had[article.id]
        assert (told["text"], len(told["sightings"])) == (article.text, len(article.sightings))


@pytest.mark.parametrize(
    ("state", "fault"),
    [
        ("", "no state of an export"),
        ("{}", "no state of an export"),
        ("[1]", "no state of an export"),
        ("id,title\n1,a", "no state of an export"),
        ('{"kind": "x"}', "no state of an export"),
        ('{"kind": "newsfold export state", "form": 1, "scope": "all articles of a.example"}', "of a.example"),
        ('{"kind": "newsfold export state", "form": 1, "scope": "all articles"}\n2 a\n1 b', "out of order"),
        ('{"kind": "newsfold export state", "form": 1, "scope": "all articles"}\nx', "no state of an export"),
    ],
)
def test_what_is_no_state_is_told(state: str, fault: str) -> None:
    increment = Increment(state.splitlines(), io.StringIO(), "all articles")
    with pytest.raises(StateUnknown, match=fault):
        list(increment.changed([]))


def test_the_state_of_an_older_form_exports_all_again() -> None:
    state = ['{"kind": "newsfold export state", "form": 0, "scope": "all articles"}', f"4 {mark_of(WHOLE)}"]
    assert list(Increment(state, io.StringIO(), "all articles").changed([WHOLE])) == [WHOLE]
