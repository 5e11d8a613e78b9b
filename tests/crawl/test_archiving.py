"""A crawl that keeps what it fetches."""

from __future__ import annotations

from pathlib import Path

from crawler.config.model import Fetch, Source
from crawler.crawl.report import RunReport
from crawler.crawl.run import crawl
from crawler.saved.units import units_of
from crawler.saved.values import SavedPage, Wanted
from crawler.saved.writing import ArchiveWriter, archiving
from crawler.session.workers import Workers
from storage.articles import get_article, list_articles
from storage.database import Database
from storage.records import LoadMark
from tests.crawl.pages import front
from tests.event_loop import run
from tests.paper import Paper, story


def collect(paper: Paper, store: Database, workers: Workers, recorder: ArchiveWriter | None) -> RunReport:
    source = Source(name="paper", url=paper.url("/"))
    fetch = Fetch(allow_private=(paper.host,), delay=0.0)
    return run(crawl(source, database=store, fetch=fetch, workers=workers, recorder=recorder))


def test_each_article_knows_the_record_of_its_page(
    paper: Paper, store: Database, workers: Workers, tmp_path: Path
) -> None:
    paper.pages = {"/": front("/story/0", "/story/1"), "/story/0": story(0), "/story/1": story(1)}
    with archiving(tmp_path / "kept") as recorder:
        assert collect(paper, store, workers, recorder).new == 2
    kept = {
        one.place: one.url
        for unit in units_of(tmp_path / "kept", None)
        for one in unit.open(LoadMark(), Wanted(), 10**6)
        if isinstance(one, SavedPage)
    }
    with store.read() as connection:
        found = [get_article(connection, one.id) for one in list_articles(connection)]
    sightings = [sighting for one in found for sighting in one.sightings]
    assert len(sightings) == 2
    assert all(sighting.record and kept[sighting.record] == sighting.page_url for sighting in sightings)


def test_a_folder_that_cannot_be_written_ends_no_crawl(
    paper: Paper, store: Database, workers: Workers, tmp_path: Path
) -> None:
    paper.pages = {"/": front("/story/0"), "/story/0": story(0)}
    (tmp_path / "kept").write_text("a file")
    with archiving(tmp_path / "kept") as recorder:
        assert collect(paper, store, workers, recorder).new == 1
