"""What is logged, and how: readable lines in UTC, without control characters, on stderr."""

from __future__ import annotations

import logging
import sys
import time

from newsfold.cli.render import printable


class _Lines(logging.Formatter):
    """Readable lines: what pages and addresses bring along must not steer a terminal."""

    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(message)s", "%Y-%m-%d %H:%M:%S")
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        """Return the record with everything unprintable taken out, lines of a traceback kept apart."""
        return "\n".join(printable(line) for line in super().format(record).splitlines())


def log_to_stderr(*, verbose: bool, level: int = logging.ERROR) -> None:
    """Log from `level` up, with `verbose` from INFO up."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO if verbose else level)
