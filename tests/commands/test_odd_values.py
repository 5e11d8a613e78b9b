"""Values that no database takes are told in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsfold.__main__ import cli

HUGE = "9" * 20


@pytest.mark.parametrize(
    "arguments",
    [
        ["articles", "--limit", HUGE],
        ["stories", "--limit", HUGE],
        ["runs", "--limit", HUGE],
        ["check", "--limit", HUGE],
        ["show", HUGE],
        ["show", "3000000000"],
        ["explain", HUGE],
        ["diff", "3000000000", "1"],
        ["diff", "1", HUGE],
        ["articles", "--site", "\udcff"],
        ["runs", "--source", "\udcff"],
        ["articles", "--db", ""],
    ],
    ids=ascii,
)
def test_such_a_value_is_refused(database_url: str, arguments: list[str], tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, arguments, env={"NEWSFOLD_DB": database_url})
    assert result.exit_code in (1, 2)
    assert isinstance(result.exception, SystemExit)
    assert result.stderr.splitlines()[-1].startswith("Error: ")


def test_the_form_of_a_database_is_shown_whole() -> None:
    result = CliRunner().invoke(cli, ["articles", "--db", ""])
    assert "use sqlite:///PATH or postgresql://USER@HOST/NAME" in result.stderr


def test_what_others_said_steers_no_terminal(sqlite_url: str, tmp_path: Path) -> None:
    """An export of an archive of somebody else is ingested, and its articles are looked at."""
    odd = "a\u202eb\r\x1b[2J"
    seen = {"first_seen_at": "2026-03-01T12:00:00Z", "last_seen_at": "2026-03-01T12:00:00Z"}
    told = {
        "publisher": "bay.example",
        "site": odd,
        "source": odd,
        "page_url": odd,
        "kind": "page",
        "position": 0,
        **seen,
    }
    line = {
        "newsfold": 1, "title": odd, "text": f"The ferry {odd} runs on for another two winters.",
        "text_seen_at": seen["first_seen_at"], "authors": [odd], "related": [{"text": odd, "url": odd}],
        "section": odd, "tags": [odd], "language": odd, "image": {"url": odd, "caption": odd},
        "origins": {"title": odd}, "url": odd, **told,
        "sightings": [told], "publications": [told, {**told, "publisher": odd}],
    }  # fmt: skip
    file = tmp_path / "theirs.jsonl"
    file.write_text(json.dumps(line), "utf-8")
    assert CliRunner().invoke(cli, ["ingest", str(file), "--db", sqlite_url]).exit_code == 0
    for arguments in (["show", "1"], ["articles"], ["search", "ferry"], ["explain", "1"], ["runs"], ["stories"]):
        shown = CliRunner().invoke(cli, [*arguments, "--db", sqlite_url])
        assert shown.exit_code == 0, shown.output
        assert not set(shown.output) & set("\u202e\r\x1b"), arguments
