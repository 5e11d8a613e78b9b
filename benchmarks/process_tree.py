"""The memory and the processor time of a process and all its descendants, from /proc (Linux)."""

from __future__ import annotations

import os
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tree:
    """What a process and its descendants hold: the sum of their proportional set sizes in bytes, open descriptors."""

    memory: int
    descriptors: int
    processes: int
    zombies: int


def look(root: int) -> Tree:
    """Return what a process and its descendants hold now."""
    pids = _tree(root)
    states = [_state(pid) for pid in pids]
    return Tree(
        memory=sum(_proportional(pid) for pid in pids),
        descriptors=sum(_descriptors(pid) for pid in pids),
        processes=sum(state not in ("", "Z") for state in states),
        zombies=states.count("Z"),
    )


class PeakMemory:
    """Samples a running process every 0.2 seconds; `peak` is the largest sum of proportional set sizes, in bytes."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Start to sample; ends by itself when the process does."""
        self.peak = 0
        self._process = process
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def join(self) -> int:
        """Wait for the end of the process and return the peak in bytes."""
        self._thread.join()
        return self.peak

    def _watch(self) -> None:
        while True:
            self.peak = max(self.peak, memory_of(self._process.pid))
            try:
                self._process.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
            return


def memory_of(root: int) -> int:
    """Return the sum of the proportional set sizes of a process and its descendants, in bytes."""
    return sum(_proportional(pid) for pid in _tree(root))


def cpu_of(root: int) -> float:
    """Return the processor time of a process and its descendants, in seconds; those that have ended are in it."""
    return sum(_ticks(pid) for pid in _tree(root)) / os.sysconf("SC_CLK_TCK")


def _ticks(pid: int) -> int:
    """Return the clock ticks of a process and of its children that have ended; 0 when it has gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(int(each) for each in fields[11:15])


def _tree(root: int) -> list[int]:
    """Return the process and all its descendants."""
    found = [root]
    for pid in found:
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            try:
                found.extend(int(child) for child in children.read_text().split())
            except (FileNotFoundError, ProcessLookupError):
                continue
    return found


def _proportional(pid: int) -> int:
    """Return the PSS of one process in bytes; 0 when it has gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _descriptors(pid: int) -> int:
    """Return how many descriptors a process has open; 0 when it has gone."""
    try:
        return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0


def _state(pid: int) -> str:
    """Return the letter of a process's state; empty when it has gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""
