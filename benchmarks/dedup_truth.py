"""A stream of articles with known truth, and the scorer that stands beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.programs import load_program

_SCORED = {"revision": "near"}
"""The truth knows three verdicts: a revision is a near copy at the same address."""


class Truth:
    """The documents in their order, and what is known of each."""

    def __init__(self, documents: Path, truth: Path) -> None:
        """Read JSON Lines; SystemExit where `score_pairs.py` does not stand beside the truth."""
        self.documents = read_lines(documents)
        self._truth = {each["id"]: each for each in read_lines(truth)}
        self._scorer = load_program(truth.parent / "score_pairs.py", "put the scorer beside the truth")
        self.order: list[str] = [document["id"] for document in self.documents]

    def show(self, verdicts: Sequence[dict[str, Any]]) -> None:
        """Print the scores of verdicts: `id`, `verdict` and `of` of each document, in their order."""
        named = [each | {"verdict": _SCORED.get(each["verdict"], each["verdict"])} for each in verdicts]
        self._scorer.show(self._scorer.score(self.order, self._truth, named))


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
