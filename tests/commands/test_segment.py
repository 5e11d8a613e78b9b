"""`newsfold segment`: what it prints, what it refuses, and how light it starts."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsfold.__main__ import cli

PARAGRAPHS = [
    "The harbour council voted on Tuesday evening to keep the old ferry line running for another two winters.",
    "Its chair, Ilse Maartens, said the boats carry four hundred people a day whom no bus could take.",
    "Fares rise by a tenth in March; children under twelve still travel free, as they have since the line began.",
    "The vote was seven to two, and both members who opposed it named the price of diesel as their reason.",
]
PAGE = (
    '<!doctype html><html lang="en"><head><title>Ferry stays | Harbour Post</title></head><body><nav><a href="/">Home'
    "</a></nav><article><h1>Ferry line stays for two more winters</h1>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    + '<p><a href="/more">More from the harbour</a></p></article></body></html>'
)
TITLE = "Ferry line stays for two more winters"


def segment(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["segment", *arguments], input=stdin)


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_file(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    result = segment("--url", "https://post.example/ferry", str(file))
    assert result.exit_code == 0
    (record,) = records(result)
    assert (record["file"], record["url"], record["nothing_because"]) == (
        str(file), "https://post.example/ferry", None,
    )  # fmt: skip
    (article,) = record["articles"]
    assert article["title"] == TITLE
    assert all(paragraph in article["text"] for paragraph in PARAGRAPHS)
    assert set(article) == {
        "position", "title", "text", "url", "published_at", "updated_at", "authors", "language", "section", "tags",
        "image", "related", "confidence", "reasons", "origins",
    }  # fmt: skip


def test_gzip_stdin_and_folders_give_the_same(tmp_path: Path) -> None:
    packed = gzip.compress(PAGE.encode())
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "b.html.gz").write_bytes(packed)
    (tmp_path / "deep" / "a.HTM").write_text(PAGE, encoding="utf-8")
    (tmp_path / "deep" / "notes.md").write_text("no page", encoding="utf-8")
    folder = records(segment(str(tmp_path / "deep")))
    assert [Path(record["file"]).name for record in folder] == ["a.HTM", "b.html.gz"]
    (stdin,) = records(segment("-", stdin=packed))
    assert stdin["file"] == "-"
    assert stdin["articles"] == folder[0]["articles"] == folder[1]["articles"] != []


def test_a_page_without_articles_says_why(tmp_path: Path) -> None:
    file = tmp_path / "listing.html"
    file.write_text(
        "<!doctype html><title>News</title><ul><li><a href='/a'>Ferry line stays</a></ul>", encoding="utf-8"
    )
    result = segment(str(file))
    assert result.exit_code == 0
    (record,) = records(result)
    assert record["articles"] == []
    assert record["nothing_because"]


@pytest.mark.parametrize("more", [[], ["-"]])
def test_a_page_that_cannot_be_read_has_a_line_and_a_sentence(tmp_path: Path, more: list[str]) -> None:
    """In this process, as with one file, and in workers, as with several."""
    file = tmp_path / "picture.html"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    result = segment(str(file), *more, stdin=PAGE.encode())
    assert result.exit_code == 1
    record = records(result)[0]
    assert record["articles"] == []
    assert record["nothing_because"] == "image"
    assert len(result.stderr.splitlines()) == 1
    assert str(file) in result.stderr


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    good = tmp_path / "good.html"
    good.write_text(PAGE, encoding="utf-8")
    broken = tmp_path / "broken.html.gz"
    broken.write_bytes(gzip.compress(PAGE.encode())[:-20])
    large = tmp_path / "large.txt.gz"
    with gzip.open(large, "wb") as file:
        file.write(b" " * (9 * 1024 * 1024))
    (tmp_path / "hollow").mkdir()
    missing, hollow = tmp_path / "missing.html", tmp_path / "hollow"
    result = segment(str(missing), str(broken), str(large), str(hollow), str(good))
    assert result.exit_code == 1
    assert [record["file"] for record in records(result)] == [str(good)]
    said = result.stderr.splitlines()
    expected = {missing: "no such file", broken: "broken gzip", large: "is over", hollow: "no page in this folder"}
    for line, (name, words) in zip(said, expected.items(), strict=True):
        assert str(name) in line
        assert words in line


@pytest.mark.parametrize(
    "arguments",
    [[], ["--url", "https://x.example/", "a.html", "b.html"], ["--url", "not a url", "a.html"], ["--no-such", "a"]],
)
def test_wrong_usage(arguments: list[str]) -> None:
    result = segment(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_starting_is_light() -> None:
    """What is slow to import, or needs a database, is not imported to segment a page or to print the help."""
    program = (
        "import sys; from newsfold.__main__ import cli\n"
        "cli(sys.argv[1:], standalone_mode=False)\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    heavy = {"scrapy", "twisted", "sqlalchemy", "alembic", "rich", "apscheduler", "pebble", "feedparser"}
    reading = {"lxml", "selectolax", "crawler.core.extraction", "crawler.core.types", "tomlkit"}
    helps = (["--help"], heavy | reading), (["segment", "--help"], heavy | reading)
    for arguments, kept_out in (*helps, (["segment", "-"], heavy)):
        result = subprocess.run(
            [sys.executable, "-c", program, *arguments], input=PAGE, capture_output=True, text=True, check=True
        )
        assert not kept_out & set(result.stderr.split())


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    for number in range(300):
        (tmp_path / f"{number:03}.html").write_text(PAGE, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "newsfold", "segment", str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_names_that_are_no_text(tmp_path: Path) -> None:
    file = Path(f"{tmp_path}/\udcff.html")
    file.write_text(PAGE, encoding="utf-8")
    (record,) = records(segment(str(tmp_path)))
    assert record["file"].endswith("\ufffd.html")


def test_an_interruption_says_so_and_nothing_else(tmp_path: Path) -> None:
    """Ctrl-C goes to the whole group, the worker processes included."""
    for number in range(300):
        (tmp_path / f"{number:03}.html").write_text(PAGE, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "newsfold", "segment", str(tmp_path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, errors = process.communicate(timeout=120)
    assert process.returncode == 130
    assert errors.strip() == "interrupted"


def test_a_page_becomes_a_case_that_holds(tmp_path: Path) -> None:
    file, folder = tmp_path / "page.html.gz", tmp_path / "cases" / "html-ferry"
    file.write_bytes(gzip.compress(PAGE.encode()))
    result = segment("--save-case", str(folder), "--url", "https://post.example/ferry", str(file))

    assert (result.exit_code, result.stdout) == (0, "")
    assert (folder / "page.html").read_text("utf-8") == PAGE
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    assert (expected["url"], expected["content_type"]) == ("https://post.example/ferry", "text/html")
    (article,) = expected["articles"]
    assert article["title"] == TITLE
    assert article["text"].startswith(PARAGRAPHS[0])
    again = segment("--save-case", str(folder), str(file))
    assert (again.exit_code, again.stderr) == (1, f"Error: {folder}: is not empty; a case is a folder of its own\n")


def test_a_page_that_cannot_be_read_is_a_case_too(tmp_path: Path) -> None:
    assert segment("--save-case", str(tmp_path / "case"), "-", stdin=b"%PDF-1.7 and so on").exit_code == 0
    expected = json.loads((tmp_path / "case" / "expected.json").read_text("utf-8"))
    assert (expected["articles"], expected["nothing_because"]) == ([], "pdf")
