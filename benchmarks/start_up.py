"""The processor time that commands take to begin, by turns with other programs.

    python -m benchmarks.start_up [--rounds 9] [--beside "trafilatura --help"]…

Each round runs every command once, so that a busy machine is busy for all of them. The export is of an archive of one
article, to a pipe that nobody reads: what it takes is what comes before the first byte.
"""

from __future__ import annotations

import argparse
import resource
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

_ARTICLE = b'{"id": "a", "title": "Ferry", "text": "The ferry runs on for two winters.", "site": "bay.example"}\n'


def measure(command: Sequence[str]) -> tuple[float, float]:
    """Run a command to its end; return its milliseconds of processor time, and those of the clock."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    passed = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent * 1000, passed * 1000


def main() -> None:
    """Read the command line, measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9, metavar="N")
    parser.add_argument("--beside", action="append", default=[], metavar="COMMAND")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as room:
        ours = [sys.executable, "-m", "newsfold"]
        database = ["--db", f"sqlite:///{Path(room) / 'news.db'}"]
        subprocess.run([*ours, "ingest", "-", *database], input=_ARTICLE, check=True, stdout=subprocess.DEVNULL)
        commands = {
            "newsfold --help": [*ours, "--help"],
            "newsfold segment --help": [*ours, "segment", "--help"],
            "newsfold articles": [*ours, "articles", *database],
            "newsfold export": [*ours, "export", *database],
            **{each: shlex.split(each) for each in options.beside},
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(options.rounds):
            for name, command in commands.items():
                taken[name].append(measure(command))
    print(f"{'command':<32}{'processor ms':>14}{'clock ms':>10}   (medians of {options.rounds} rounds)")
    for name, times in taken.items():
        print(f"{name[-31:]:<32}{median(each[0] for each in times):14.0f}{median(each[1] for each in times):10.0f}")


if __name__ == "__main__":
    main()
