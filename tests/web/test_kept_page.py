"""A page that is kept as it came is shown as it was cut; what cannot be read says so."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from crawler.archive.harvest import Harvest
from crawler.archive.pages import archive
from crawler.core.reading import read
from crawler.core.types import Document
from crawler.saved.writing import ArchiveWriter, Exchange
from newsfold.demo_site.pages import render
from newsfold.demo_site.plan import pages
from newsfold.web.settings import Settings
from storage.database import Database
from storage.records import PageFetch
from tests.saved.test_writing import exchange
from tests.web.conftest import client_of
from tests.web.press import NOON

URL = "https://ledger.example/notices/"
ADDRESS = "/page?url=https%3A%2F%2Fledger.example%2Fnotices%2F"


@pytest.fixture
def folder(sqlite_url: str, tmp_path: Path) -> Iterator[tuple[Database, Path]]:
    """A page with four articles and its menus, stored and kept."""
    body = render(pages()["/notices/"], "https://ledger.example", 1).encode()
    kept = tmp_path / "kept"
    writer = ArchiveWriter(kept)
    sent: Exchange = replace(exchange(URL, body), at=NOON)
    place = asyncio.run(writer.write(sent))
    writer.close()
    reading = read(Document(url=URL, body=body, content_type="text/html"))
    fetch = PageFetch(url=URL, fetched_at=NOON, status=200, kind="page", record=place)
    with Database(sqlite_url) as database:
        archive(database, Harvest(source="ledger", page=fetch, candidates=reading.candidates), NOON)
        yield database, kept


def text_at(client: TestClient) -> str:
    answer = client.get(ADDRESS)
    assert answer.status_code == 200
    return answer.text


def test_a_kept_page_is_shown_as_it_was_cut(folder: tuple[Database, Path]) -> None:
    database, kept = folder
    with client_of(database, Settings(archive=kept)) as client:
        page = text_at(client)
    assert page.count('<h3 class="flag">') == 4
    cut = page[page.index('<div class="cut">') :]
    assert cut.index("stands in boilerplate: header.masthead") < cut.index('<h3 class="flag">')
    assert '<p class="part title"' in cut
    assert "Share: Mail" in cut


def test_without_the_folder_it_says_where_the_bytes_are(folder: tuple[Database, Path]) -> None:
    database, kept = folder
    name = next(kept.iterdir()).name
    with client_of(database) as client:
        assert f"Its bytes are kept in {name}; start the page with --archive FOLDER" in text_at(client)


@pytest.mark.parametrize("damage", ["gone", "empty", "another"])
def test_bytes_that_cannot_be_read_are_no_fault(folder: tuple[Database, Path], damage: str) -> None:
    database, kept = folder
    file = next(kept.iterdir())
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(b"" if damage == "empty" else file.read_bytes()[50:])
    with client_of(database, Settings(archive=kept)) as client:
        assert "cannot be read there" in text_at(client)


def test_a_name_of_a_file_leads_to_no_other_folder(folder: tuple[Database, Path]) -> None:
    database, kept = folder
    name = next(kept.iterdir()).name
    with database.begin() as connection:
        connection.exec_driver_sql(f"UPDATE sighting SET record_file = '../kept/{name}'")
    with client_of(database, Settings(archive=kept)) as client:
        assert "cannot be read there" in text_at(client)
