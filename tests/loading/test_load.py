from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from crawler.config.model import Fetch
from crawler.loading.load import load
from crawler.loading.marks import Load
from crawler.saved.values import SavedError, Wanted
from crawler.session.outcomes import Outcome
from crawler.session.workers import Workers
from migrations import upgrade
from storage.articles import get_article, list_articles
from storage.database import Database
from storage.models import page_source
from storage.pages import find_page
from storage.records import RecordPlace, StoredArticle
from storage.runs import list_runs
from tests.event_loop import run
from tests.loading.conftest import LoadFile
from tests.paper import story
from tests.saved.warcs import HOST, Record, places, warc

MARCH, APRIL, MAY = (datetime(2020, month, 1, tzinfo=UTC) for month in (3, 4, 5))


def at(number: int, moment: datetime, body: str | None = None) -> Record:
    text = story(number) if body is None else body
    return Record(url=f"{HOST}/news/{number}", body=text.encode(), date=f"{moment:%Y-%m-%dT%H:%M:%SZ}")


def put(folder: Path, *records: Record, name: str = "a.warc.gz") -> Path:
    path = folder / name
    path.write_bytes(warc(records))
    return path


def articles(database: Database) -> list[StoredArticle]:
    with database.read() as connection:
        return [get_article(connection, one.id) for one in reversed(list_articles(connection))]


def edited(number: int) -> str:
    return story(number).replace("lorries came past", "some say that trams and lorries had come past")


def test_a_page_is_stored_as_seen_when_it_was_saved_and_knows_its_record(
    load_file: LoadFile, database: Database, tmp_path: Path
) -> None:
    path = put(tmp_path, at(1, MARCH), Record(url=f"{HOST}/a.css", headers={"Content-Type": "text/css"}))
    report = load_file(path)
    assert (report.records, report.pages, report.new, report.status) == (2, 1, 1, "done")
    assert [(left.reason, left.count) for left in report.left_out] == [("other-type", 1)]
    (article,) = articles(database)
    assert (article.first_seen_at, article.last_seen_at, article.publisher) == (MARCH, MARCH, "harbour.example")
    assert article.sightings[0].record == RecordPlace("a.warc.gz", places(path.read_bytes())[0])
    with database.read() as connection:
        assert list_runs(connection)[0].new == 1


def test_a_second_load_reads_nothing_again_but_what_has_grown(
    load_file: LoadFile, database: Database, tmp_path: Path
) -> None:
    path = put(tmp_path, at(1, MARCH), at(2, MARCH))
    load_file(path)
    assert (load_file(path).records, load_file(path).done_before) == (0, 1)
    path.write_bytes(path.read_bytes() + warc([at(3, APRIL)]))
    grown = load_file(path)
    assert (grown.records, grown.new) == (1, 1)
    again = load_file(path, again=True)
    assert (again.records, again.unchanged, again.outcome) == (3, 3, Outcome.UNCHANGED)
    assert len(articles(database)) == 3
    assert load_file(path, wanted=Wanted(after=APRIL)).records == 3


def test_a_revisit_is_a_sighting_of_the_page_as_it_was(load_file: LoadFile, database: Database, tmp_path: Path) -> None:
    unknown = Record(url=f"{HOST}/news/9", kind="revisit")
    report = load_file(
        put(tmp_path, at(1, MARCH), Record(url=f"{HOST}/news/1", kind="revisit", date="2020-05-01T00:00:00Z"), unknown)
    )
    assert (report.unchanged, [left.reason for left in report.left_out]) == (1, ["unknown-before"])
    assert [(one.first_seen_at, one.last_seen_at) for one in articles(database)] == [(MARCH, MAY)]


@pytest.mark.parametrize("is_late", [False, True])
def test_an_edit_is_the_current_text_whichever_file_comes_first(
    load_file: LoadFile, database: Database, tmp_path: Path, is_late: bool
) -> None:
    files = [put(tmp_path, at(1, MARCH)), put(tmp_path, at(1, APRIL, edited(1)), name="b.warc.gz")]
    for path in reversed(files) if is_late else files:
        load_file(path)
    (article,) = articles(database)
    assert "trams and lorries" in article.text
    assert ["trams and lorries" in one.text for one in article.revisions] == [False]
    assert [(one.first_seen_at, one.last_seen_at, one.revision) for one in article.sightings] == [(MARCH, APRIL, None)]
    with database.read() as connection:
        state = find_page(connection, f"{HOST}/news/1")
    assert state is not None
    assert (state.first_fetched_at, state.last_fetched_at) == (MARCH, APRIL)


def test_an_article_is_of_the_host_of_its_record(load_file: LoadFile, database: Database, tmp_path: Path) -> None:
    stranger = f'<link rel=canonical href="{HOST}/news/1">'
    theirs = Record(url="https://copy.example/x", body=(stranger + edited(1)).encode(), date="2020-04-01T00:00:00Z")
    load_file(put(tmp_path, at(1, MARCH), theirs))
    ours, claim = articles(database)
    assert (ours.publisher, ours.url_claimed, ours.revisions) == ("harbour.example", False, ())
    assert claim.publisher == "copy.example"


def test_a_damaged_file_is_counted_and_what_is_whole_is_stored(
    load_file: LoadFile, database: Database, tmp_path: Path
) -> None:
    path = put(tmp_path, at(1, MARCH), at(2, MARCH), at(3, MARCH))
    body = bytearray(path.read_bytes())
    middle = places(bytes(body))[1] + 100
    body[middle : middle + 8] = bytes(255 - byte for byte in body[middle : middle + 8])
    path.write_bytes(body)
    report = load_file(path)
    assert (report.new, [error.kind for error in report.errors]) == (2, ["damaged-archive"])
    with pytest.raises(SavedError, match="is no WARC, WACZ, MHTML or HTML file"):
        load_file(put_text(tmp_path / "x.warc"))
    assert len(articles(database)) == 2


def put_text(path: Path) -> Path:
    path.write_text("no archive")
    return path


def test_a_folder_of_saved_pages(load_file: LoadFile, database: Database, tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.html").write_text(story(number))
    assert load_file(tmp_path, url=HOST).new == 2
    (tmp_path / "0.html").write_text(story(3))
    grown = load_file(tmp_path, url=HOST)
    assert (grown.records, grown.new, grown.unchanged) == (3, 1, 2)
    assert len(articles(database)) == 3


def test_repeated_records_leave_what_loading_one_after_the_other_does(
    load_file: LoadFile, database: Database, workers: Workers, tmp_path: Path
) -> None:
    """Records of pages as they were are stored together: same dates, sightings and texts, late ones among them."""
    revisit = Record(url=f"{HOST}/news/1", kind="revisit", date="2020-04-11T00:00:00Z")
    records = [
        *(at(number, MARCH + timedelta(days=day)) for day in range(8) for number in (1, 2, 3)),
        *(at(2, MARCH - timedelta(days=day)) for day in (3, 1, 2)),
        at(1, APRIL, edited(1)),
        at(2, APRIL),
        at(1, APRIL + timedelta(days=5)),
        revisit,
        at(1, MARCH),
        at(3, MARCH - timedelta(days=9), edited(3)),
        at(3, MAY),
    ]
    report = load_file(put(tmp_path, *records))
    assert (report.records, report.pages, report.unchanged) == (len(records), len(records), len(records) - 6)
    assert told(database) == told_one_by_one(records, tmp_path, workers)


def test_a_page_that_was_another_one_meanwhile_is_read_again(
    load_file: LoadFile, database: Database, workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the store knew of a page when a record was taken from the file is not what it knows at its turn."""
    monkeypatch.setattr("crawler.loading.waiting._MOST_PAGES", 0)
    load_file(put(tmp_path, at(1, MARCH), name="old.warc.gz"))
    later = [at(1, APRIL, edited(1)), at(2, APRIL), at(3, APRIL), at(1, MAY)]
    report = load_file(put(tmp_path, *later))
    assert report.unchanged == 0
    assert told(database) == told_one_by_one([at(1, MARCH), *later], tmp_path, workers)


def told_one_by_one(records: Sequence[Record], folder: Path, workers: Workers) -> list[object]:
    """Return what is known where each record is loaded by itself."""
    with Database(f"sqlite:///{folder}/one.db") as other:
        upgrade(other)
        for number, record in enumerate(records):
            path = put(folder, record, name=f"{number}.warc.gz")
            run(load(Load(path=path, source="old"), database=other, fetch=Fetch(), workers=workers))
        return told(other)


def told(database: Database) -> list[object]:
    """Return what is known of articles and pages, but for the places of records."""
    found = articles(database)
    unplaced = [tuple(replace(one, record=None) for one in article.sightings) for article in found]
    with database.read() as connection:
        pages = [find_page(connection, f"{HOST}/news/{number}") for number in (1, 2, 3)]
    return [pages, [replace(article, sightings=seen) for article, seen in zip(found, unplaced, strict=True)]]


def test_a_page_of_two_archives_is_of_both_sources_however_late_one_is(
    workers: Workers, database: Database, tmp_path: Path
) -> None:
    for name, record in (("new", at(1, APRIL)), ("old", at(1, MARCH))):
        path = put(tmp_path, record, name=f"{name}.warc.gz")
        run(load(Load(path=path, source=name), database=database, fetch=Fetch(), workers=workers))
    with database.read() as connection:
        assert connection.execute(select(page_source.c.source)).scalars().all() == ["old"]
