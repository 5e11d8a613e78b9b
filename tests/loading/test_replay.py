from __future__ import annotations

from collections import Counter
from pathlib import Path

from sqlalchemy import update

from crawler.loading.replay import Replay
from crawler.session.workers import Workers
from storage.articles import get_article
from storage.database import Database
from storage.models import article, page
from tests.event_loop import run
from tests.loading.conftest import LoadFile
from tests.paper import story
from tests.saved.warcs import HOST, Record, warc


def replayed(path: Path, database: Database, workers: Workers, *, apply: bool = False) -> tuple[Counter[str], set[str]]:
    replay = Replay(path, database, workers, 10**6, apply=apply)

    async def all_of() -> set[str]:
        return {str(each.change) async for page in replay.pages(lambda: False) for each in page.differences}

    return replay.counts, run(all_of())


def test_nothing_differs_until_the_rules_do(
    load_file: LoadFile, database: Database, workers: Workers, tmp_path: Path
) -> None:
    path = tmp_path / "a.warc.gz"
    bodies = [(1, story(1)), (2, story(2)), (1, story(1).replace("lorries", "trams"))]
    dates = ("2020-03-01T00:00:00Z", "2020-03-02T00:00:00Z", "2020-03-03T00:00:00Z")
    records = [
        Record(url=f"{HOST}/news/{number}", body=body.encode(), date=date)
        for (number, body), date in zip(bodies, dates, strict=True)
    ]
    path.write_bytes(warc(records))
    load_file(path)
    counts, changes = replayed(path, database, workers)
    assert (counts, changes) == (Counter(compared=2, superseded=1), set())
    with database.begin() as connection:  # as another version may have read it
        connection.execute(update(article).where(article.c.id == 2).values(title="Another", published_at=None))
        connection.execute(update(page).values(reader_version=1))
    assert replayed(path, database, workers)[1] == {"title", "date"}
    with database.read() as connection:
        assert get_article(connection, 2).title == "Another"
    replayed(path, database, workers, apply=True)
    assert replayed(path, database, workers)[1] == set()
    with database.read() as connection:
        assert get_article(connection, 2).title.startswith("The town library")


def test_unknown_pages_are_counted(database: Database, workers: Workers, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc([Record(url=f"{HOST}/news/1", body=story(1).encode())]))
    assert replayed(path, database, workers) == (Counter(unknown=1), set())
