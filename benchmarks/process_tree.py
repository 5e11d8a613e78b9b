"""The memory of a process and all its descendants, sampled from /proc (Linux)."""

from __future__ import annotations

import subprocess
import threading
from pathlib import Path


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
            self.peak = max(self.peak, sum(_proportional(pid) for pid in _tree(self._process.pid)))
            try:
                self._process.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
            return


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
