"""Values that no database takes are told in a sentence."""

from __future__ import annotations

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
