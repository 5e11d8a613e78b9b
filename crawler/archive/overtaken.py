"""Transactions that other writers may overtake, or wait for while they wait for these: they are done again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from storage.errors import Deadlocked

T = TypeVar("T")

_TRIES = 5
"""Each look-up sees what overtook the one before, and of two that wait for each other one goes on."""


class OvertakenError(Exception):
    """Another writer has stored or changed one of the texts meanwhile; the transaction is to be begun again."""


def until_undisturbed(transaction: Callable[[], T]) -> T:
    """Do a transaction, again where it was overtaken or given up for a deadlock; the last time that is raised."""
    tries_left = _TRIES
    while True:
        tries_left -= 1
        try:
            return transaction()
        except (OvertakenError, Deadlocked):
            if not tries_left:
                raise
