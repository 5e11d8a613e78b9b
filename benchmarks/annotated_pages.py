"""The files of annotated page sets: lines of JSON, and pages that may be packed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the values of a file that holds one JSON value in each line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def body_of(path: Path) -> bytes:
    """Return what a file holds, unpacked where its name ends in `.gz`."""
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
