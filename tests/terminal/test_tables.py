"""Tables lose nothing, however narrow the terminal is."""

from __future__ import annotations

import json
import re

import pytest
from click.testing import CliRunner

from newsfold.__main__ import cli
from newsfold.cli.progress import shown_counts
from tests.terminal.pseudo_terminal import STYLES, on_terminal

WIDE = "潮の時計が止まった港の長い夜に灯台守が見たもの"
TITLE = "The ferry to Skerry Island stays in port for a third winter"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("archive")
    texts = [
        (TITLE, "The harbour board said on Monday that the old boat is not fit for the crossing. " * 4),
        (WIDE, "The town council said on Friday that the new boat is not fit for the crossing. " * 4),
    ]
    lines = [
        json.dumps({"id": str(place), "title": title, "text": text, "site": "harbour.example"})
        for place, (title, text) in enumerate(texts)
    ]
    (folder / "articles.jsonl").write_text("\n".join(lines), "utf-8")
    database = f"sqlite:///{folder}/news.db"
    assert CliRunner().invoke(cli, ["ingest", f"{folder}/articles.jsonl", "--db", database]).exit_code == 0
    return database


@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
def test_every_value_is_shown(archive: str, columns: int) -> None:
    shown = on_terminal(["articles", "--db", archive], columns=columns)
    assert shown.exit_code == 0
    words = {word for line in shown.lines for word in line.split()}
    assert {"Skerry", "Island", "winter", "harbour.example"} <= words
    assert set(WIDE) <= set("".join(words))


def test_a_narrow_terminal_gets_a_block_for_each_row(archive: str) -> None:
    lines = on_terminal(["articles", "--db", archive], columns=40).lines
    assert "The ferry to Skerry Island stays in port" in lines
    assert any(line.startswith("  id 1  first seen 20") for line in lines)


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_are_left_out_where_nobody_wants_them(archive: str, environment: dict[str, str]) -> None:
    shown = on_terminal(["diff", "1", "2", "--db", archive], columns=80, **environment)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", shown.text)
    assert "[-" in shown.text
    assert "{+" in shown.text


def test_on_a_terminal_with_colours_changes_are_coloured(archive: str) -> None:
    shown = on_terminal(["diff", "1", "2", "--db", archive], columns=80)
    assert "\x1b[31m" in shown.text
    assert "[-" not in STYLES.sub("", shown.text)


def test_a_text_is_broken_between_words(archive: str) -> None:
    lines = on_terminal(["show", "1", "--db", archive], columns=40).lines
    assert all(len(line) <= 40 or " " not in line.strip() for line in lines)


@pytest.mark.parametrize(
    ("columns", "counts"),
    [(20, []), (40, ["pages", "new"]), (60, ["pages", "new", "errors", "waiting"]), (200, 8)],
)
def test_the_live_table_shows_what_matters_first(columns: int, counts: list[str] | int) -> None:
    shown = shown_counts(columns)
    assert len(shown) == counts if isinstance(counts, int) else shown == counts
