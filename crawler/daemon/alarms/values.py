"""The alarms: of what they are, how bad each kind is, and what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from crawler.config.model import Severity


class Aspect(StrEnum):
    """What of a source may be wrong; of each one alarm stands at a time."""

    ACCESS = "access"
    YIELD = "yield"
    DATES = "dates"
    TITLES = "titles"
    ADDRESS = "address"


class Kind(StrEnum):
    """What is wrong with a source, beside the signs of a check, which are kinds by their own names."""

    REFUSED = "refused"
    GONE = "gone"
    UNREACHABLE = "unreachable"
    NOTHING = "nothing"
    FAILED = "failed"
    CRASHED = "crashed"
    SILENT = "silent"
    SPARSE = "sparse"
    MOVED = "moved"
    RENAMED = "renamed"  # on the same site


_SEVERITIES = {
    Kind.REFUSED: Severity.FAILURE,
    Kind.GONE: Severity.FAILURE,
    Kind.UNREACHABLE: Severity.FAILURE,
    Kind.FAILED: Severity.FAILURE,
    Kind.CRASHED: Severity.FAILURE,
    Kind.RENAMED: Severity.INFO,
}
"""How bad a kind is; what is not named here is a warning: articles still come, or may still come."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """That something of a source is wrong: its kind in a word, a sentence for a person, since when it is so."""

    kind: str
    message: str
    since: datetime

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return next((bad for kind, bad in _SEVERITIES.items() if kind == self.kind), Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """That nothing can be said of an aspect now: what stood stands."""


UNCHANGED = Unchanged()
Verdict = Alarm | Unchanged | None
"""What is said of an aspect: an alarm, that all is well, or nothing."""
