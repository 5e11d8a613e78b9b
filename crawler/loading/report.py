"""How a load went."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.session.outcomes import Outcome
from crawler.session.stats import LeftAddresses
from storage.run_records import EmptyPages, RunError


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadReport:
    """How the load of a file or folder went.

    `records` were looked at, `pages` of them were pages and `unchanged` pages as they had been; `left_out` are the
    others by reason. `done_before` are the files that were loaded before and have not grown. `status` is done, stopped
    or failed, and `failure` says why it failed; `outcome` is what came of it. `duration` is in seconds.
    """

    name: str
    run_id: int
    status: str
    outcome: Outcome
    records: int
    pages: int
    unchanged: int
    bytes: int
    new: int
    near: int
    repeats: int
    revisions: int
    done_before: int
    duration: float
    errors: tuple[RunError, ...]
    empty: tuple[EmptyPages, ...]
    left_out: tuple[LeftAddresses, ...]
    failure: str | None = None
