"""Work that changes nothing, and so may be done elsewhere while this process stores: fingerprints, near copies."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

Given = TypeVar("Given")
Answer = TypeVar("Answer")


class Worker(Protocol):
    """Does such work, one piece after the other."""

    @property
    def is_beside(self) -> bool:
        """Whether what is started now goes on while this process does something else."""

    def start(self, work: Callable[[Given], Answer], given: Given) -> Callable[[], Answer]:
        """Start `work(given)`, a function of a module; what is returned waits for the answer, or raises the error."""


class ThisProcess:
    """Does work in this process, when its answer is asked for."""

    is_beside = False

    def start(self, work: Callable[[Given], Answer], given: Given) -> Callable[[], Answer]:
        """Do nothing yet."""
        return partial(work, given)


THIS_PROCESS = ThisProcess()
