"""A command that waits for another program says so, and for whom."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from newsfold.__main__ import cli

HOLDER = """
import sqlite3, sys
with sqlite3.connect(sys.argv[1], isolation_level=None) as held:
    held.execute("BEGIN IMMEDIATE")
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize(
    "arguments", [["ingest", "-"], ["crawl", "http://127.0.0.1:9/", "--allow-private", "127.0.0.1:9"]]
)
def test_who_waits_for_a_locked_file_says_for_whom(sqlite_url: str, arguments: list[str]) -> None:
    assert CliRunner().invoke(cli, ["db", "upgrade", "--db", sqlite_url]).exit_code == 0
    holding = [sys.executable, "-c", HOLDER, sqlite_url.removeprefix("sqlite:///")]
    waiting = [sys.executable, "-m", "newsfold", *arguments, "--db", sqlite_url]
    with subprocess.Popen(holding, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        pipe = subprocess.PIPE
        with subprocess.Popen(waiting, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as command:
            assert command.stdin is not None
            assert command.stderr is not None
            command.stdin.write('{"id": "ferry", "text": "The ferry runs on."}\n')
            command.stdin.close()
            said = next(line for line in command.stderr if "is locked" in line)
            holder.communicate("", timeout=60)
            rest = command.stderr.read()
    assert "waiting for it, 30 seconds at most" in said
    assert sys.platform != "linux" or f"(process {holder.pid}, " in said
    assert "locked" not in rest
