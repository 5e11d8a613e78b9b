"""The commands below `newsfold sources` that find, try and change sources."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crawler.config.file import load_config
from crawler.daemon.claims import configure
from newsfold.__main__ import cli
from storage.database import Database
from tests.crawl.pages import feed, front
from tests.paper import Paper, story

NOW = datetime.now(UTC)
TEXT = """# ours
[[source]]
name = "gazette"  # of the town
url = "https://gazette.example/"
every = "1h"
headers = { X-Key = "${KEY}" }

[[source]]
name = "quay"
url = "https://quay.example/feed"
every = "1h"
kind = "feed"
"""
LIST = """<opml><body><outline text="Harbour"><outline text="Vale" xmlUrl="https://vale.example/rss"/>
<outline text="Quay" xmlUrl="https://quay.example/feed"/></outline>
<outline text="Vale" xmlUrl="https://other.example/rss"/><outline text="bad" xmlUrl="ftp://bad.example/"/></body></opml>"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KEY", "secret")
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "newsfold.toml"
    path.write_text(TEXT)
    return path


def sources(*arguments: str, answer: str = "") -> Result:
    return CliRunner().invoke(cli, ["sources", *arguments], input=answer)


def fault(result: Result) -> str:
    """Return the sentence with which a command failed."""
    assert result.exit_code == 1
    return result.stderr.strip() or str(result.exception)


def test_a_source_rests_is_crawled_again_and_goes(file: Path) -> None:
    assert sources("disable", "quay").stdout == "quay is disabled.\n"
    assert [one.name for one in load_config(file).disabled] == ["quay"]
    assert sources("disable", "quay").stdout == "quay was disabled already.\n"
    assert sources("enable", "quay").stdout == "quay is enabled.\n"
    assert sources("remove", "quay", answer="n\n").exit_code == 1
    assert len(load_config(file).sources) == 2
    assert sources("remove", "quay", "--yes").exit_code == 0
    assert file.read_text() == TEXT[: TEXT.index('[[source]]\nname = "quay"')]
    assert "there is no source; add one" in fault(sources("remove", "gazette", "--yes"))
    assert 'there is no source "quay"' in fault(sources("enable", "quay"))


def test_a_list_of_feeds_comes_in_and_goes_out(file: Path) -> None:
    Path("feeds.opml").write_text(LIST)
    shown = sources("import", "feeds.opml", "--dry-run")
    assert shown.stdout.splitlines() == ["Harbour/Vale  https://vale.example/rss", "Vale  https://other.example/rss"]
    assert file.read_text() == TEXT
    result = sources("import", "feeds.opml", "--every", "30m")
    assert result.exit_code == 0
    assert "1 feed left out" in result.stderr
    assert "ftp is not a scheme" in result.stderr
    assert file.read_text().startswith(TEXT)
    assert [(one.name, one.every) for one in load_config(file).sources[2:]] == [
        ("Harbour/Vale", timedelta(minutes=30)),
        ("Vale", timedelta(minutes=30)),
    ]
    assert sources("export", "-o", "out.opml").exit_code == 0
    file.unlink()
    assert sources("import", "out.opml").exit_code == 0
    assert [one.name for one in load_config(file).sources] == ["quay", "Harbour/Vale", "Vale"]


def test_a_list_that_is_none_is_told_in_one_sentence(file: Path) -> None:
    Path("feeds.opml").write_text("<opml><body>")
    assert "is no well-formed XML" in fault(sources("import", "feeds.opml"))
    Path("feeds.opml").write_text("<opml><body/></opml>")
    assert "names no feed" in fault(sources("import", "feeds.opml"))
    Path("feeds.opml").write_text('<opml><body><outline xmlUrl="ftp://x.example"/></body></opml>')
    assert "no feed of the list has an address" in fault(sources("import", "feeds.opml"))
    assert "cannot be read" in fault(sources("import", "missing.opml"))
    assert file.read_text() == TEXT
    assert sources("import", "feeds.opml", "--every", "often").exit_code == 2


def test_a_thousand_feeds_come_in(file: Path) -> None:
    outlines = "".join(f'<outline text="Feed" xmlUrl="https://h{n}.example/rss"/>' for n in range(1_000))
    Path("feeds.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    assert sources("import", "feeds.opml").exit_code == 0
    assert len({one.name for one in load_config(file).sources}) == 1_002


def test_where_file_and_database_differ_is_told(file: Path, database_url: str) -> None:
    text = f'database = "{database_url}"\n{TEXT}'
    file.write_text(text)
    with Database(database_url) as database, database.begin() as connection:
        configure(connection, load_config(file).sources, NOW)
    assert sources("list", "--db", database_url).stderr == ""
    vale = '\n[[source]]\nname = "vale"\nurl = "https://vale.example/"\nevery = "1h"\n'
    file.write_text(text.replace('"1h"', '"2h"', 1) + vale)
    sources("disable", "quay")
    told = sources("list", "--db", database_url).stderr.splitlines()
    assert told == [
        "gazette has another every in newsfold.toml than in the database",
        "vale stands in newsfold.toml and not in the database yet",
        "quay is disabled in newsfold.toml, and is still crawled by what the database says",
    ]
    shown = sources("--db", database_url, "show", "gazette", "--json")
    found = json.loads(shown.stdout)
    assert found["differences"] == ["has another every in newsfold.toml than in the database"]
    assert found["file"] == {
        "name": "gazette",
        "url": "https://gazette.example/",
        "every": "2h",
        "headers": ["X-Key"],
    }
    assert found["database"]["state"] == "due"
    assert "secret" not in shown.stdout
    plain = sources("show", "quay", "--db", database_url).stdout
    assert "! is disabled in newsfold.toml, and is still crawled by what the database says" in plain
    assert 'there is no source "ferry"' in fault(sources("show", "ferry", "--db", database_url))


def newsfold(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsfold", "sources", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env={"PYTHONPATH": str(ROOT)})


ROOT = Path(__file__).parents[2]


@pytest.fixture
def paper() -> Iterator[Paper]:
    """A site with a feed and four stories."""
    stories = [f"/harbour/story-{number}.html" for number in range(4)]
    with Paper({path: story(number) for number, path in enumerate(stories)}) as paper:
        paper.pages["/"] = front(*stories)
        paper.pages["/rss.xml"] = feed(*map(paper.url, stories))
        yield paper


def test_a_site_is_looked_at_and_added(paper: Paper, tmp_path: Path) -> None:
    add = ("add", paper.url("/"), "--allow-private", paper.host)
    shown = newsfold(*add, "--dry-run", folder=tmp_path)
    assert shown.returncode == 0, shown.stderr
    assert "4 of 4" in shown.stdout
    assert not (tmp_path / "newsfold.toml").exists()
    added = json.loads(newsfold(*add, "--yes", "--json", "--name", "paper", folder=tmp_path).stdout)
    assert [table["name"] for table in added["proposed"]] == ["paper", "paper-all"]
    assert added["written"]
    written = load_config(tmp_path / "newsfold.toml").sources
    assert [one.url for one in written] == [paper.url("/rss.xml"), paper.url("/")]
    again = newsfold(*add, "--yes", folder=tmp_path)
    assert f'{paper.url("/rss.xml")} is the source "paper" already' in again.stderr
    assert load_config(tmp_path / "newsfold.toml").sources == written


def test_a_source_is_tried_and_what_gives_nothing_is_one_sentence(paper: Paper, tmp_path: Path) -> None:
    allow = ("--allow-private", paper.host)
    tried = newsfold("test", paper.url("/rss.xml"), *allow, folder=tmp_path)
    assert tried.returncode == 0
    assert "The harbour bridge opens after 2 months of delay" in tried.stdout
    nothing = newsfold("add", paper.url("/nothing"), "--yes", *allow, folder=tmp_path)
    assert nothing.returncode == 1
    assert nothing.stderr == f"Error: {paper.url('/nothing')}: the server answers 404 (Not Found)\n"
    assert not (tmp_path / "newsfold.toml").exists()
