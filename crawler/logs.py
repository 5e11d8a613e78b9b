"""What is logged, and how: readable lines in UTC on stderr, without control characters."""

from __future__ import annotations

import logging
import sys
import time
import unicodedata

_JOINERS = "\u200c\u200d"  # letters of many scripts are spelled with them


def log_to_stderr(*, verbose: bool = False, ours: int = logging.ERROR) -> None:
    """Log our own messages from the level `ours` up, those of libraries from ERROR up; `verbose` all from INFO up."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO if verbose else logging.ERROR)
    for name in ("crawler", "newsfold", "scheduler", "storage"):
        logging.getLogger(name).setLevel(logging.INFO if verbose else ours)


def printable(text: str) -> str:
    """Return `text` on one line, without what steers a terminal: control characters, marks that turn the direction."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char.isprintable() or char in _JOINERS:
        return char
    return "" if unicodedata.category(char) == "Cf" else " "


class _Lines(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(message)s", "%Y-%m-%d %H:%M:%S")
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        return "\n".join(printable(line) for line in super().format(record).splitlines())
