"""What a person mistypes is told in words, with what was meant where that can be seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from newsfold.__main__ import cli


def last_line(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 2
    return result.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["crwal"], "Did you mean 'crawl'?"),
        (["runs", "shw", "3"], "Did you mean 'show'?"),
        (["runs", "--limit", "many"], '"many" is not a whole number from 1 on'),
        (["runs", "--limit", "0"], '"0" is not a whole number from 1 on'),
        (["crawl", "--limit", "x", "example.com"], '"x" is not a whole number from 1 on'),
        (["crawl", "mailto:ann@harbour.example"], "mailto is not a scheme that can be fetched; use http or https"),
        (["crawl", "javascript:alert(1)"], "javascript is not a scheme that can be fetched; use http or https"),
        (["crawl", "http://"], 'it is not a URL; write it like "https://example.com/news"'),
        (["crawl", "http://[::1"], 'it is not a URL; write it like "https://example.com/news"'),
        (["crawl", "ann:secret@harbour.example"], "a user name or password does not belong into the URL of a source"),
    ],
)
def test_it_is_told_what_is_wrong(arguments: list[str], said: str) -> None:
    line = last_line(*arguments)
    assert said in line
    assert "secret" not in line


def test_a_database_in_memory_is_refused() -> None:
    for name in (":memory:", "sqlite:///:memory:", "sqlite://"):
        result = CliRunner().invoke(cli, ["crawl", "http://127.0.0.1:9/", "--db", name])
        assert result.exit_code == 1
        assert "a database in memory is gone when the program ends" in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_an_address_without_a_scheme_is_no_file(tmp_path: Path) -> None:
    for command in ("segment", "explain"):
        result = CliRunner().invoke(cli, [command, "harbour.example/news"])
        assert result.exit_code == 1
        assert "there is no such file; to fetch a page, write https://harbour.example/news" in result.stderr
    assert "write https" not in CliRunner().invoke(cli, ["segment", f"{tmp_path}/page.html"]).stderr


def test_a_folder_is_no_page_to_explain(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>Fog.</p>", "utf-8")
    result = CliRunner().invoke(cli, ["explain", str(tmp_path)])
    assert result.stderr == f"Error: {tmp_path}: is a folder; name one page, such as {page}\n"
