from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from crawler.archive.pages import archive as store_page
from newsfold import Archive, NotFound, StorageError, open_archive
from newsfold.__main__ import cli
from storage.database import Database
from tests.archive.ferry import BAKERY, FERRY, HOUR, NOON, OWN, made, page
from tests.archive.lanterns import text


@pytest.fixture
def filled(database: Database) -> Database:
    store_page(database, page(made(FERRY), url=OWN, own=True), NOON)
    store_page(database, page(made(BAKERY, "Rye prize", 1, None), url="https://bay.example/"), NOON + HOUR)
    store_page(database, page(made(text("Vellmar"), "Lanterns", url=None)), NOON + 2 * HOUR)
    store_page(
        database, page(made(text("Vellmar", "Nine sank."), "Lanterns", url=None), url="https://mill.example/"),
        NOON + 3 * HOUR,
    )  # fmt: skip
    return database


@pytest.fixture
def archive(filled: Database, database_url: str) -> Any:
    with open_archive(database_url) as opened:
        yield opened


def test_articles_come_in_order_and_narrowed(archive: Archive) -> None:
    assert [each.id for each in archive.articles()] == [1, 2, 3, 4]
    assert [each.id for each in archive.articles(newest_first=True)] == [4, 3, 2, 1]
    assert [each.title for each in archive.articles(site="bay.example")] == ["Rye prize"]
    assert [each.id for each in archive.articles(search="FERRY")] == [1]
    assert [each.id for each in archive.articles(since=NOON + 2 * HOUR)] == [3, 4]
    assert [*archive.articles(rights=["open"])] == []
    assert (archive.count(), archive.count(site="bay.example")) == (4, 1)
    with pytest.raises(ValueError, match="everybody"):
        archive.articles(rights=["everybody"])


def test_it_is_searched_page_by_page(archive: Archive) -> None:
    first = archive.search("lanterns", limit=1)
    rest = archive.search("lanterns", limit=1, after=first.next)
    assert {hit.article.id for hit in (*first.hits, *rest.hits)} == {3, 4}
    assert [part.text for part in first.hits[0].title if part.is_hit] == ["Lanterns"]
    assert [hit.article.id for hit in archive.search("lanterns", newest_first=True).hits] == [4, 3]
    assert archive.search('"').hits == ()
    with pytest.raises(ValueError, match="no place"):
        archive.search("lanterns", after="x")


def test_an_article_is_whole_and_frozen(archive: Archive) -> None:
    article = archive.article(3)
    assert article == [*archive.articles()][2]
    assert (article.story, article.near[0].article_id) == (3, 4)
    with pytest.raises(AttributeError):
        article.title = "x"  # type: ignore[misc]
    for number in (0, -1, 99, 2**40):
        with pytest.raises(NotFound, match=f"no article has the number {number}"):
            archive.article(number)
    with pytest.raises(TypeError, match="wants the number of an article, not str"):
        archive.article("1")  # type: ignore[arg-type]


def test_stories_sources_and_runs(archive: Archive) -> None:
    (story,) = archive.stories()
    assert (story.lead_id, story.article_count) == (3, 2)
    assert [each.article_id for each in archive.story(4)] == [3, 4]
    assert not archive.story(1)
    assert not archive.sources()
    assert not archive.runs()


@pytest.mark.parametrize("name", ["jsonl", "csv", "atom", "rss"])
def test_an_export_to_a_path_and_to_an_open_file(archive: Archive, name: str, tmp_path: Path) -> None:
    out = io.StringIO(newline="")
    assert archive.export(out, name) == archive.export(tmp_path / "out", name) == 4
    assert (tmp_path / "out").read_bytes().decode() == out.getvalue()
    assert archive.export(io.StringIO(), name, limit=2, site="harbour.example") == 2


def test_an_export_as_parquet(archive: Archive, tmp_path: Path) -> None:
    assert archive.export(str(tmp_path / "out.parquet"), "parquet") == 4
    assert pq.read_table(tmp_path / "out.parquet")["id"].to_pylist() == [1, 2, 3, 4]


def test_what_cannot_be_written_raises(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere/out: cannot be written"):
        archive.export(tmp_path / "nowhere" / "out")
    with pytest.raises(ValueError, match="'xlsx' is no format; there is atom, csv, jsonl, parquet, rss"):
        archive.export(tmp_path / "out", "xlsx")


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="there is no such file"):
        open_archive(tmp_path / "none.db")
    assert [*tmp_path.iterdir()] == []
    (tmp_path / "text").write_text("no database, and longer than a hundred bytes" * 9)
    with pytest.raises(StorageError, match="is not an SQLite database"):
        open_archive(tmp_path / "text")
    with pytest.raises(TypeError, match=r"open_archive\(\) wants a path or a URL, not NoneType"):
        open_archive(None)  # type: ignore[arg-type]


def test_no_name_of_the_library_is_that_of_a_command() -> None:
    import click

    import newsfold

    assert not {*newsfold.__all__} & {*cli.list_commands(click.Context(cli))}
    assert {*newsfold.__all__} <= {*dir(newsfold)}
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        newsfold.nonsense  # type: ignore[attr-defined]  # noqa: B018


def test_a_path_of_an_export_keeps_what_was_there_when_something_fails(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("old")
    with pytest.raises(ValueError, match="since wants a datetime with a time zone"):
        archive.export(tmp_path / "out", since=NOON.replace(tzinfo=None))
    assert (tmp_path / "out").read_text() == "old"
