"""What commands count is so, and where they can only guess they say it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import update

from newsfold.__main__ import cli
from storage.database import Database
from storage.models import article

STOCK = "Read the harbour letter each morning before the boats go out, with every story of the whole bay in it."
TOWNS = ("Vellmar", "Oberrode", "Kirchau", "Steinbek", "Lindenau", "Moorsum", "Altwik", "Hagenort")


def newsfold(*arguments: str) -> Result:
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    return done


@pytest.fixture(autouse=True)
def _archive(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSFOLD_DB", sqlite_url)
    file = tmp_path / "towns.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in _articles()))
    newsfold("ingest", str(file))


def _articles() -> Iterator[dict[str, str]]:
    for town in TOWNS:
        told = f"The council of {town} met on Monday to talk of the bridge that {town} has wanted for thirty years."
        ends = f"Nobody in {town} could say who will pay for it, and the mayor of {town} went home early that evening."
        yield {
            "id": town, "title": f"{town} {town}burg {town}dorf", "text": "\n\n".join((told, STOCK, ends)),
            "url": f"https://bay.example/{town}", "site": "bay.example",
        }  # fmt: skip


def test_furniture_counts_the_articles_that_hold_it_in_the_middle_of_their_texts() -> None:
    (found,) = (json.loads(line) for line in newsfold("furniture", "list", "--json").stdout.splitlines())
    assert (found["sample"], found["seen"]) == (STOCK, len(TOWNS))


def test_a_dry_run_says_that_it_guesses() -> None:
    assert "these are estimates" in newsfold("dedup", "rebuild", "--all", "--dry-run").stdout
    assert "these are estimates" not in newsfold("dedup", "rebuild", "--all").stdout


def test_a_dry_run_tells_no_verdicts_that_it_cannot_know(sqlite_url: str) -> None:
    with Database(sqlite_url) as store, store.begin() as connection:
        store.dialect.clear_keys(connection)
        connection.execute(update(article).values(key_version=0))
    shown = newsfold("dedup", "rebuild", "--dry-run").stdout
    assert f"keys of {len(TOWNS)} articles" in shown
    assert "would become" not in shown
    assert "known only when they are written" in shown
    assert json.loads(newsfold("dedup", "rebuild", "--dry-run", "--json").stdout)["verdicts_known"] is False
