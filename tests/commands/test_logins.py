"""No command shows the user name or the password of a URL or a database, whatever is wrong with it."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsfold.__main__ import cli
from storage.articles import iter_articles
from storage.database import Database

LOGINS = [
    "https://me:s3cret@gazette.example/x",
    "https://me:s3c/s3cret@gazette.example/x",
    "https://me:s3@c:s3cret/ret@gazette.example/",
    "https://s3cret@gazette.example/",
    "me:s3cret@gazette.example",
]
IN_COMMANDS = [
    ["crawl", "URL"],
    ["crawl", "--allow-private", "URL", "https://gazette.example/"],
    ["crawl", "--limit", "URL", "https://gazette.example/"],
    ["segment", "URL"],
    ["segment", "--url", "URL", "page.html"],
    ["explain", "URL"],
    ["explain", "--html", "URL/x", "page.html"],
    ["check", "URL"],
    ["check", "--url", "URL", "."],
    ["ingest", "URL"],
    ["export", "-o", "URL/x"],
    ["export", "--format", "URL"],
    ["daemon", "--config", "URL"],
    ["articles", "URL"],
    ["show", "URL"],
    ["diff", "URL", "2"],
    ["furniture", "show", "URL"],
    ["dedup", "URL"],
    ["URL"],
]
DATABASES = [
    "postgresql://me:s3cret@127.0.0.1:PORT/news",
    "postgresql://me:s3c%2Fs3cret@127.0.0.1:PORT/news",
    "postgresql://127.0.0.1:PORT/news?user=me&password=s3cret",
    "postgresql://127.0.0.1:PORT/news?sslpassword=s3cret",
    "postgresql://me:s3@s3cret@127.0.0.1:PORT/news",
    "postgresql://me:s3cret",
    "postgresql+asyncpg://me:s3cret@127.0.0.1:PORT/news",
    "mysql://me:s3cret@127.0.0.1:PORT/news",
    "mysql://me:s3@s3cret@127.0.0.1:PORT/news",
    "me:s3cret@127.0.0.1/news",
    "postgresql:/me:s3cret@127.0.0.1/news",
]
WITH_DATABASE = [
    ["db", "check"],
    ["db", "upgrade"],
    ["db", "current"],
    ["articles"],
    ["show", "1"],
    ["check"],
    ["export"],
    ["ingest", "none.jsonl"],
    ["crawl", "http://127.0.0.1:9/"],
    ["daemon", "--config", "newsfold.toml"],
]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSFOLD_DB", f"sqlite:///{tmp_path}/news.db")
    Path("page.html").write_text("<h1>Quay closed</h1><p>The harbour office has closed the quay.</p>")


@pytest.fixture
def dead_port() -> Iterator[str]:
    with socket.socket() as taken:  # bound, not listening: nobody else can answer there
        taken.bind(("127.0.0.1", 0))
        yield str(taken.getsockname()[1])


def said(arguments: list[str]) -> str:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code in (1, 2), result.output
    assert isinstance(result.exception, SystemExit)
    return result.output


@pytest.mark.parametrize("url", LOGINS)
@pytest.mark.parametrize("arguments", IN_COMMANDS, ids=" ".join)
def test_no_command_shows_the_login_of_a_url(arguments: list[str], url: str) -> None:
    text = said([argument.replace("URL", url) for argument in arguments])
    assert "Error" in text or "newsfold:" in text
    assert "s3cret" not in text


@pytest.mark.parametrize("url", DATABASES)
@pytest.mark.parametrize("arguments", WITH_DATABASE, ids=" ".join)
def test_no_command_shows_the_password_of_a_database(arguments: list[str], url: str, dead_port: str) -> None:
    Path("newsfold.toml").write_text('[[source]]\nname = "a"\nurl = "https://a.example"\nevery = "1h"\n')
    text = said([*arguments, "--db", url.replace("PORT", dead_port)])
    assert "Error: database " in text
    assert "s3cret" not in text


def test_a_source_with_a_login_is_refused_without_showing_it() -> None:
    lines = [f'[[source]]\nname = "a{number}"\nurl = "{url}"\nevery = "{url}"\n' for number, url in enumerate(LOGINS)]
    Path("newsfold.toml").write_text("\n".join(lines) + '["https://me:s3cret@gazette.example/"]\n')
    text = said(["daemon"])
    assert text.count("newsfold.toml:") == 2 * len(LOGINS) + 1
    assert "s3cret" not in text


def test_an_ingested_address_keeps_no_login() -> None:
    line = {"id": "1", "text": "The harbour office has closed the quay.", "url": LOGINS[0]}
    Path("old.jsonl").write_text(json.dumps(line))
    result = CliRunner().invoke(cli, ["ingest", "old.jsonl"])
    assert result.exit_code == 0
    with Database("sqlite:///news.db") as store:
        assert [article.url for article in iter_articles(store)] == ["https://gazette.example/x"]
