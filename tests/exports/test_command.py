"""`newsfold export`: its formats, folders, states and cards, as a user has them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import feedparser
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from newsfold.__main__ import cli

ROOT = Path(__file__).parents[2]
LINES = [
    {"id": str(number), "title": f"Ferry {number}", "text": f"The ferry number {number} runs on.", "site": site,
     "published_at": f"2026-03-0{number + 1}T12:00:00Z"}
    for number, site in enumerate(("harbour.example", "bay.example", "harbour.example"))
]  # fmt: skip


@pytest.fixture(autouse=True)
def _store(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSFOLD_DB", sqlite_url)
    monkeypatch.chdir(tmp_path)
    ingest(*LINES)


def ingest(*lines: dict[str, str]) -> None:
    Path("in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert CliRunner().invoke(cli, ["ingest", "in.jsonl"]).exit_code == 0


def export(*options: str) -> Result:
    return CliRunner().invoke(cli, ["export", *options])


def titles(name: str) -> list[str]:
    return [json.loads(line)["title"] for line in Path(name).read_text().splitlines()]


def run(*arguments: str, **how: Any) -> subprocess.CompletedProcess[Any]:
    """Run Python in a process of its own, on the code that is tested here."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    return subprocess.run([sys.executable, *arguments], check=False, env=environment, **how)


def hidden() -> list[str]:
    return [path.name for path in Path().iterdir() if path.name.startswith(".newsfold")]


def test_each_format_goes_to_the_standard_output() -> None:
    rows = list(csv.DictReader(io.StringIO(export("--format", "csv").stdout, newline="")))
    assert [row["title"] for row in rows] == ["Ferry 0", "Ferry 1", "Ferry 2"]
    for name in ("atom", "rss"):
        feed = feedparser.parse(export("--format", name).stdout_bytes)
        assert [entry.title for entry in feed.entries] == ["Ferry 2", "Ferry 1", "Ferry 0"]
    assert pq.read_table(io.BytesIO(export("--format", "parquet").stdout_bytes)).num_rows == 3


def test_parquet_goes_through_a_pipe() -> None:
    done = run("-m", "newsfold", "export", "--format", "parquet", "-o", "/dev/stdout", stdout=subprocess.PIPE)
    assert pq.read_table(io.BytesIO(done.stdout)).num_rows == 3


def test_parquet_does_not_go_to_a_terminal() -> None:
    ours, theirs = os.openpty()
    asked = ("-m", "newsfold", "export", "--format", "parquet")
    done = run(*asked, stdout=theirs, stderr=subprocess.PIPE, text=True)
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 2
    assert done.stderr.endswith("parquet is not for a terminal; name a file with -o.\n")


def test_a_terminal_is_shown_how_far_it_is() -> None:
    ours, theirs = os.openpty()
    run("-m", "newsfold", "export", "-o", "out.jsonl", stderr=theirs)
    os.close(theirs)
    assert b"exporting" in os.read(ours, 100_000)
    os.close(ours)


def test_nothing_but_a_line_elsewhere() -> None:
    assert export("-o", "out.jsonl").stderr == "wrote 3 articles to out.jsonl\n"
    assert export().stderr == ""


def test_a_feed_of_a_search_is_named_by_it_and_bounded_by_the_limit() -> None:
    feed = feedparser.parse(export("--format", "atom", "--search", "ferry", "--limit", "2").stdout_bytes)
    assert feed.feed.title == "Newsfold: ferry"
    assert [entry.title for entry in feed.entries] == ["Ferry 2", "Ferry 1"]


def test_a_day_and_a_limit_narrow_an_export() -> None:
    assert export("--since", "2999-01-01").stdout == ""
    assert len(export("--since", "2020-01-01", "--limit", "2").stdout.splitlines()) == 2


def test_a_byte_order_mark_for_a_spreadsheet() -> None:
    assert export("--format", "csv", "--bom").stdout_bytes.startswith(b"\xef\xbb\xbfnewsfold,id,")


def test_a_folder_appears_only_as_a_whole_and_replaces_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("--format", "parquet", "--partition", "month, seen-day", "-o", "set")
    assert export(*asked).exit_code == 0
    assert ds.dataset("set", partitioning="hive", exclude_invalid_files=True).count_rows() == 3
    assert "3 articles" in Path("set/README.md").read_text()
    assert "set: is there already" in export(*asked).stderr
    Path("file").touch()
    assert "file: is there already" in export(*asked[:-1], "file").stderr
    assert "nowhere/set: cannot be written" in export(*asked[:-1], "nowhere/set").stderr
    Path("empty").mkdir()
    assert export(*asked[:-1], "empty").exit_code == 0

    monkeypatch.setattr("newsfold.cli.exporting.card.write_card", lambda *_: 1 / 0)
    export(*asked[:-1], "broken")
    assert not Path("broken").exists()
    assert hidden() == []


def test_a_state_gives_what_changed_and_is_written_last(monkeypatch: pytest.MonkeyPatch) -> None:
    assert export("--state", "s", "-o", "1.jsonl").exit_code == 0
    assert export("--state", "s", "-o", "2.jsonl").stderr == "wrote 0 articles to 2.jsonl\n"
    ingest({"id": "x", "title": "Bakery", "text": "A bakery has won the rye prize."})
    before = Path("s").read_bytes()
    assert export("--state", "s", "-o", "/dev/full").exit_code == 1
    assert Path("s").read_bytes() == before
    monkeypatch.setattr("newsfold.cli.exporting.card.write_card", lambda *_: 1 / 0)
    assert export("--state", "s", "-o", "3.jsonl", "--card", "c").exit_code == 1
    assert Path("s").read_bytes() == before
    monkeypatch.undo()


def test_a_state_goes_with_every_format_that_is_whole(sqlite_url: str) -> None:
    for name in ("csv", "parquet"):
        assert export("--format", name, "--state", f"{name}.state", "-o", name).exit_code == 0
        assert export("--format", name, "--state", f"{name}.state", "-o", name).stderr.startswith("wrote 0 articles")
    CliRunner().invoke(cli, ["delete", "3", "--yes", "--db", sqlite_url])
    done = export("--state", "csv.state")
    assert done.stdout == ""
    assert done.stderr == "wrote 0 articles; 1 article of the last export is gone\n"


def test_a_state_of_another_export_is_refused() -> None:
    assert export("--state", "s", "--site", "bay.example").exit_code == 0
    done = export("--state", "s")
    assert done.exit_code == 1
    assert done.stderr == (
        'Error: the state: it is of an export of all articles of {"site": "bay.example"}, '
        "and this is one of all articles; "
        "name another file, or remove it and export everything again\n"
    )


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (("--format", "xlsx"), "'xlsx' is no format; there is atom, csv, jsonl, parquet, rss"),
        (("--partition", "day", "-o", "x"), "--partition goes with --format parquet."),
        (("--format", "parquet", "--partition", "day"), "--partition writes a folder; name it with -o."),
        (("--format", "parquet", "--partition", "week", "-o", "x"), "'week' is none of day, month, seen-day"),
        (("--format", "parquet", "--partition", "day,day", "-o", "x"), "a name stands there twice"),
        (("--bom",), "--bom goes with --format csv."),
        (("--state", "s", "--limit", "3"), "it goes with no feed and no --limit"),
        (("--state", "s", "--format", "rss"), "it goes with no feed and no --limit"),
        (("--format", "rss", "--limit", "10001"), "a feed has at most 10,000 articles"),
        (("--since", "yesterday"), "'yesterday'"),
    ],
)
def test_what_does_not_go_together_is_told(options: tuple[str, ...], fault: str) -> None:
    done = export(*options)
    assert done.exit_code == 2
    assert fault in done.stderr


def test_a_missing_library_is_named_with_how_to_get_it() -> None:
    code = "import sys; sys.modules['pyarrow'] = None; from newsfold.__main__ import main; main()"
    done = run("-c", code, "export", "--format", "parquet", capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Error: Parquet needs pyarrow; install it with: pip install 'newsfold[parquet]'\n"


def test_it_starts_with_nothing_that_it_does_not_use() -> None:
    """The first byte of an export comes when all is loaded."""
    program = (
        "import sys; from newsfold.__main__ import cli\n"
        "cli(sys.argv[1:], standalone_mode=False)\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = run("-c", program, "export", capture_output=True, text=True)
    assert done.stdout.count("\n") == len(LINES)
    loaded = set(done.stderr.split())
    assert not loaded & {"psycopg", "rich", "scrapy", "pydantic", "alembic", "lxml", "crawler.core.extraction"}


def test_a_card_tells_what_was_exported() -> None:
    assert export("--site", "harbour.example", "--card", "README.md", "-o", "news.jsonl").exit_code == 0
    card = Path("README.md").read_text()
    head, text = card.removeprefix("---\n").split("\n---\n")
    assert 'data_files: "news.jsonl"' in head
    assert '2 articles of {"site": "harbour.example"}, exported by Newsfold' in text
    assert "| harbour.example | 2 |" in text
    assert "| 2026-03 | 2 |" in text
