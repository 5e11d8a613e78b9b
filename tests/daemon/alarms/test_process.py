"""A daemon as a process: a source that is gone is told, and a target that hangs keeps nothing waiting."""

from __future__ import annotations

import json
import signal
from pathlib import Path

from click.testing import CliRunner

from newsfold.__main__ import cli
from tests.daemon.alarms.receiver import Receiver, receiver
from tests.daemon.processes import NEWSFOLD, daemon, wait_for
from tests.paper import Paper, send


def config(folder: Path, paper: Paper, *hooks: Receiver) -> Path:
    file = folder / "newsfold.toml"
    targets = json.dumps([f"{hook.url}&rto=3600" for hook in hooks])
    file.write_text(
        f'database = "sqlite:///{folder}/news.db"\n[fetch]\nallow_private = ["{paper.host}"]\n'
        f'[alarms]\ntargets = {targets}\n[[source]]\nname = "quay"\nurl = "{paper.url("/")}"\nevery = "1d"\n'
    )
    return file


def test_a_source_that_is_gone_is_told_once_over_a_restart(tmp_path: Path) -> None:
    with Paper() as paper, receiver() as hook:
        paper.answers["/"] = lambda request: send(request, "", status=410)
        file = config(tmp_path, paper, hook)
        with daemon(file, NEWSFOLD) as process:
            wait_for(process, "quay: alarm: gone in one run")
            assert hook.asked.wait(60)
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0
        CliRunner().invoke(cli, ["run", "quay", "--db", f"{tmp_path}/news.db"])
        with daemon(file, NEWSFOLD) as process:
            log = wait_for(process, "quay: unreachable in")
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0
        assert "alarm" not in log
        assert hook.taken == [("failure", "quay: gone")]
    shown = CliRunner().invoke(cli, ["alarms", "--db", f"{tmp_path}/news.db"])
    assert shown.exit_code == 1
    assert "gone in one run" in shown.output


def test_a_target_that_hangs_keeps_no_end_waiting(tmp_path: Path) -> None:
    with Paper() as paper, receiver(None) as hook:
        paper.answers["/"] = lambda request: send(request, "", status=410)
        with daemon(config(tmp_path, paper, hook), NEWSFOLD) as process:
            wait_for(process, "quay: alarm: gone in one run")
            assert hook.asked.wait(60)
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0
            assert process.stderr is not None
            log = process.stderr.read()
    assert "newsfold is down" in log
    assert "Traceback" not in log
