"""`newsfold export -o`: a file is replaced as a whole, everything else is written through."""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsfold.__main__ import cli

COMMAND = [sys.executable, "-m", "newsfold", "export"]


@pytest.fixture(autouse=True)
def _store(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        json.dumps({"id": str(number), "text": f"The ferry number {number} runs on."}) + "\n" for number in range(2)
    ]
    (tmp_path / "in.jsonl").write_text("".join(lines))
    monkeypatch.setenv("NEWSFOLD_DB", sqlite_url)
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(cli, ["ingest", "in.jsonl"]).exit_code == 0


def export(target: Path | str) -> Result:
    return CliRunner().invoke(cli, ["export", "-o", str(target)])


def is_export(text: str) -> bool:
    return [json.loads(line)["text"][:16] for line in text.splitlines()] == ["The ferry number"] * 2


def leftovers() -> list[str]:
    return [path.name for path in Path().iterdir() if path.name.startswith(".newsfold")]


def test_a_file_keeps_its_permissions_and_a_new_one_has_the_usual_ones() -> None:
    Path("old.jsonl").write_text("old")
    Path("old.jsonl").chmod(0o640)
    assert export("old.jsonl").exit_code == export("new.jsonl").exit_code == 0
    Path("touched").touch()
    assert is_export(Path("old.jsonl").read_text())
    assert stat.S_IMODE(Path("old.jsonl").stat().st_mode) == 0o640
    assert Path("new.jsonl").stat().st_mode == Path("touched").stat().st_mode
    assert leftovers() == []


def test_a_link_stays_and_what_it_leads_to_is_replaced() -> None:
    Path("folder").mkdir()
    Path("folder/real.jsonl").write_text("old")
    Path("folder/link.jsonl").symlink_to("real.jsonl")
    Path("link.jsonl").symlink_to("folder/link.jsonl")
    Path("dangling.jsonl").symlink_to("folder/new.jsonl")
    for name, real in (("link.jsonl", "folder/real.jsonl"), ("dangling.jsonl", "folder/new.jsonl")):
        assert export(name).exit_code == 0
        assert Path(name).is_symlink()
        assert not Path(real).is_symlink()
        assert is_export(Path(real).read_text())


def test_a_pipe_and_a_link_to_one_are_written_through() -> None:
    os.mkfifo("pipe")
    Path("link").symlink_to("pipe")
    for name in ("pipe", "link"):
        read: list[str] = []
        reader = threading.Thread(target=lambda: read.append(Path("pipe").read_text()), daemon=True)  # noqa: B023
        reader.start()
        assert export(name).exit_code == 0
        reader.join(30)
        assert is_export(read[0])
        assert stat.S_ISFIFO(Path("pipe").stat().st_mode)
    assert Path("link").is_symlink()


@pytest.mark.parametrize("link", [False, True])
def test_a_device_stays_one(link: bool) -> None:
    if link:
        Path("null").symlink_to("/dev/null")
    assert export("null" if link else "/dev/null").exit_code == 0
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)
    assert not link or Path("null").is_symlink()


def test_a_full_device_is_told() -> None:
    result = export("/dev/full")
    assert result.exit_code == 1
    assert result.stderr == "Error: /dev/full: cannot be written (No space left on device)\n"


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link", "-"])
@pytest.mark.parametrize("mode", ["pipe", "file"])
def test_the_standard_output_is_written_as_it_is(name: str, mode: str) -> None:
    Path("link").symlink_to("/dev/stdout")
    if mode == "pipe":
        done = subprocess.run([*COMMAND, "-o", name], check=True, stdout=subprocess.PIPE, text=True)
        assert is_export(done.stdout)
        return
    Path("log").write_text("before\n")
    with Path("log").open("a") as out:
        subprocess.run([*COMMAND, "-o", name], check=True, stdout=out)
        subprocess.run(["echo", "after"], check=True, stdout=out)
    first, *lines, last = Path("log").read_text().splitlines()
    assert (first, last) == ("before", "after")
    assert is_export("\n".join(lines))


def test_a_reader_who_has_gone_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND, "-o", f"/dev/fd/{writing}"], check=False, stderr=subprocess.PIPE, text=True, pass_fds=[writing]
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_what_cannot_be_written_is_told_in_a_sentence() -> None:
    Path("loop").symlink_to("loop")
    Path("folder").mkdir()
    Path("to-folder").symlink_to("folder")
    Path("file").touch()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
        for name in ("loop", "missing/out", "file/out", "socket", "n" * 300, "folder", "to-folder", "/dev/fd/99", ""):
            result = export(name)
            assert result.exit_code in (1, 2), name
            assert isinstance(result.exception, SystemExit), name
            assert result.stderr.splitlines()[-1].startswith("Error: "), name
        assert stat.S_ISSOCK(Path("socket").stat().st_mode)
    assert leftovers() == []


def test_a_file_that_may_not_be_written_is_not_replaced() -> None:
    Path("kept").write_text("kept")
    Path("kept").chmod(0o444)
    if os.access("kept", os.W_OK):  # the superuser may
        return
    assert "Permission denied" in export("kept").stderr
    assert Path("kept").read_text() == "kept"
