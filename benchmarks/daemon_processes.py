"""Daemons as processes that a benchmark starts, kills, pauses and stops."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.process_tree import Tree, look

_WITHIN = 30.0  # seconds that a stop may take before the benchmark gives up
_FOLLOW = 5.0  # seconds in which children follow their parent
_AGAIN = 1.0  # seconds from a kill to the next start


@dataclass(frozen=True, slots=True)
class Ended:
    """How the daemons ended: seconds of the slowest, exit codes, and processes that they left behind."""

    seconds: float
    codes: tuple[int | None, ...]
    orphans: int


class Daemons:
    """So many daemons over the `newsfold.toml` of a folder; each writes to the log there."""

    def __init__(self, folder: Path, count: int) -> None:
        """Start them at once."""
        self._folder = folder
        self._groups: list[int] = []
        self._processes = [self._start() for _ in range(count)]
        self._next = 0

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Leave nothing behind, whatever happened."""
        for group in self._groups:
            _signal(group, signal.SIGKILL)

    def look(self) -> Tree:
        """Return what all of them hold together; SystemExit where one has ended by itself."""
        if any(process.poll() is not None for process in self._processes):
            raise SystemExit(f"A daemon ended by itself: {self.log().strip()[-500:]}")
        trees = [look(process.pid) for process in self._processes]
        return Tree(
            memory=sum(tree.memory for tree in trees),
            descriptors=sum(tree.descriptors for tree in trees),
            processes=sum(tree.processes for tree in trees),
            zombies=sum(tree.zombies for tree in trees),
        )

    def kill(self) -> None:
        """Kill the next of them, without its children, and start another in its place."""
        place = self._next % len(self._processes)
        self._next += 1
        self._processes[place].kill()
        self._processes[place].wait()
        time.sleep(_AGAIN)
        self._processes[place] = self._start()

    def pause(self) -> None:
        """Halt all of them, as a machine does that falls asleep."""
        for process in self._processes:
            _signal(process.pid, signal.SIGSTOP)

    def resume(self) -> None:
        """Let them go on."""
        for process in self._processes:
            _signal(process.pid, signal.SIGCONT)

    def stop(self) -> Ended:
        """Stop all of them by SIGTERM."""
        began = time.monotonic()
        for process in self._processes:
            process.send_signal(signal.SIGTERM)
        codes: list[int | None] = []
        for process in self._processes:
            try:
                codes.append(process.wait(_WITHIN))
            except subprocess.TimeoutExpired:
                codes.append(None)
        seconds = time.monotonic() - began
        until = time.monotonic() + _FOLLOW
        while any(map(_is_there, self._groups)) and time.monotonic() < until:
            time.sleep(0.1)
        return Ended(seconds, tuple(codes), sum(map(_is_there, self._groups)))

    def log(self) -> str:
        """Return what they wrote."""
        return (self._folder / "daemon.log").read_text("utf-8", "replace")

    def _start(self) -> subprocess.Popen[bytes]:
        with (self._folder / "daemon.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "newsfold", "daemon", "--config", str(self._folder / "newsfold.toml")],
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._groups.append(process.pid)
        return process


def _signal(group: int, number: int) -> None:
    try:
        os.killpg(group, number)
    except ProcessLookupError:
        return


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
