"""What the runs of a source tell the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftPage:
    """A page that a run owes its source: how it was linked, why it was left, and in how many runs it has failed.

    `depth` is how many links it is from the start.
    """

    url: str
    relation: str
    reason: str
    tries: int
    depth: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage:
    """An address that answers that there is nothing: how many times in a row, since when, and when it said so last."""

    url: str
    times: int
    since: datetime
    asked_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceMemory:
    """What the runs of a source tell the next one: pages to ask for, and places with their pages without an article.

    `gone` are addresses where nothing is. Of so many `looks` at pages of known articles so many `changes` gave another
    text.
    """

    left: tuple[LeftPage, ...] = ()
    barren: Mapping[str, float] = field(default_factory=dict)
    gone: tuple[GonePage, ...] = ()
    looks: float = 0.0
    changes: float = 0.0
