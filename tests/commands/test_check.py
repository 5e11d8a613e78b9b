"""`newsfold check`: over a database of each kind, and over pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crawler.archive.pages import archive
from newsfold.__main__ import cli
from storage.database import Database
from tests.archive.lanterns import NOON, page, text

TOWNS = ("Vellmar", "Oberrode", "Kirchau", "Steinbek")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["check", *arguments])


@pytest.fixture
def store(database: Database, database_url: str) -> str:
    """A site whose articles all have its name as title, and one that nothing is wrong with."""
    for town in TOWNS:
        archive(database, page("The Harbour Gazette", text(town), town.lower()), NOON)
        archive(database, page(f"Lanterns in {town}", text(f"{town}bay"), town.lower(), "bay.example"), NOON)
    return database_url


def test_each_site_is_told_with_its_signs_and_examples(store: str) -> None:
    result = run("--db", store)
    assert result.exit_code == 0, result.output
    bay, harbour = result.stdout.split("harbour.example: ")
    assert "bay.example: 4 articles\n  no sign of a fault" in bay
    assert harbour.startswith("4 articles\nsign")
    assert "title-shared      4   100%  articles of the site have the same title" in harbour
    assert f"newsfold explain 7 --db {store}" in harbour
    assert "and 2 more; --examples shows them" in harbour


def test_json_has_a_line_for_each_site(store: str) -> None:
    lines = [json.loads(line) for line in run("--json", "--examples", "9", "--db", store).stdout.splitlines()]
    assert [(line["site"], line["articles"], len(line["signs"])) for line in lines] == [
        ("bay.example", 4, 0), ("harbour.example", 4, 1),
    ]  # fmt: skip
    (sign,) = lines[1]["signs"]
    assert (sign["sign"], sign["count"], sign["of"], len(sign["examples"])) == ("title-shared", 4, 4, 4)
    assert sign["examples"][0]["url"].startswith("https://harbour.example/")


def test_named_sites_alone_are_looked_at(store: str) -> None:
    assert "bay.example" not in run("harbour.example", "--db", store).stdout
    nothing = run("mill.example", "--db", store)
    assert nothing.exit_code == 1
    assert nothing.stderr == (
        "Error: nothing is stored of mill.example; it is no file either. Sites: bay.example, harbour.example\n"
    )


def test_fail_makes_a_sign_a_failure(store: str) -> None:
    assert run("--fail", "--db", store).exit_code == 1
    assert run("--fail", "bay.example", "--db", store).exit_code == 0


def test_the_latest_articles_alone_are_looked_at(store: str) -> None:
    assert "harbour.example: 2 articles\n  no sign of a fault" in run("--limit", "2", "--db", store).stdout


def test_an_archive_of_nothing(database_url: str) -> None:
    result = run("--db", database_url)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing was crawled yet.\n")


@pytest.fixture
def mirror(tmp_path: Path) -> Path:
    """A folder of own pages, of which an archive page shows two under its own title."""
    folder = tmp_path / "mirror"
    (folder / "2026").mkdir(parents=True)
    for town in TOWNS:
        body = "".join(f"<p>{line}</p>" for line in text(town).split("\n\n"))
        page = f"<!doctype html><title>Gazette</title><article><h1>Lanterns in {town}</h1>{body}</article>"
        (folder / "2026" / f"{town.lower()}.html").write_text(page, "utf-8")
    body = "".join(f"<p>{line}</p>" for town in TOWNS[:2] for line in text(town).split("\n\n"))
    (folder / "march.html").write_text(f"<!doctype html><title>March</title><h1>All of March</h1>{body}", "utf-8")
    return folder


def test_a_folder_of_pages_needs_no_database(mirror: Path) -> None:
    result = run("--url", "https://harbour.example", "--json", str(mirror))
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert (told["site"], told["articles"]) == ("harbour.example", 5)
    holds = next(sign for sign in told["signs"] if sign["sign"] == "holds-others")
    assert holds["examples"][0]["explain"] == str(mirror / "march.html")
    assert holds["examples"][0]["url"] == "https://harbour.example/march.html"


def test_what_opens_an_example_opens_it(mirror: Path) -> None:
    output = run("--url", "https://harbour.example", str(mirror)).stdout
    command = next(line.split() for line in output.splitlines() if "newsfold explain" in line)
    assert command[3:] == ["--url", "https://harbour.example/march.html"]
    assert CliRunner().invoke(cli, command[1:]).exit_code == 0


def test_a_page_that_cannot_be_read_is_told_and_the_rest_goes_on(mirror: Path) -> None:
    (mirror / "broken.html.gz").write_bytes(b"\x1f\x8bnothing")
    result = run(str(mirror))
    assert result.exit_code == 1
    assert "broken.html.gz: is broken gzip" in result.stderr
    assert f"{mirror}: 5 articles" in result.stdout


def test_wrong_usage(mirror: Path) -> None:
    both = run(str(mirror), "harbour.example")
    assert both.exit_code == 2
    assert "name pages or sources, not both: harbour.example" in both.stderr
    assert run("--url", "https://harbour.example").exit_code == 2
