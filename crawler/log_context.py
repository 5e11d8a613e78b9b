"""What a line of the log is about: the source and the run that a task works for, and the page where that is known."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is being worked for; None where nothing is said."""

    source: str | None = None
    run: int | None = None
    url: str | None = None


_NOTHING = About()
_ABOUT: ContextVar[About] = ContextVar("about", default=_NOTHING)


def about() -> About:
    """Return what the running task works for; tasks that it starts work for the same."""
    return _ABOUT.get()


def work_for(known: About) -> None:
    """Say what the running task works for from now on."""
    _ABOUT.set(known)
