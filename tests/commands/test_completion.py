from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsfold.__main__ import cli

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_asks_the_program(shell: str) -> None:
    done = CliRunner().invoke(cli, ["completion", shell])
    assert done.exit_code == 0
    assert f"_NEWSFOLD_COMPLETE={shell}_complete" in done.stdout


def test_another_shell_is_refused() -> None:
    done = CliRunner().invoke(cli, ["completion", "tcsh"])
    assert done.exit_code == 2
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish'" in done.stderr


@pytest.mark.parametrize(("words", "offered"), [("newsfold expo", "export"), ("newsfold export --par", "--partition")])
def test_bash_completes(words: str, offered: str, tmp_path: Path) -> None:
    (tmp_path / "newsfold").write_text(f'#!/bin/sh\nexec {sys.executable} -m newsfold "$@"\n')
    (tmp_path / "newsfold").chmod(0o755)
    script = CliRunner().invoke(cli, ["completion", "bash"]).stdout
    ask = f"COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 )); _newsfold_completion newsfold"
    command = ["bash", "-c", f'{script}\n{ask}\nprintf "%s\\n" "${{COMPREPLY[@]}}"']
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=True, env=environment, capture_output=True, text=True)
    assert done.stdout.splitlines() == [offered]
