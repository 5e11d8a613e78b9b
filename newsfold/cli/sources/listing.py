"""How the sources are, as a table or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from crawler.logs import printable
from newsfold.cli.service.yields import yield_bar
from newsfold.cli.terminal.lines import say
from newsfold.cli.terminal.tables import print_table
from storage.overview import SourceState


def print_states(states: Sequence[SourceState]) -> None:
    """Show sources in a table, and below it what is wrong with them."""
    if not states:
        say("There is no source yet; `newsfold daemon` brings those of its configuration.", err=True)
        return
    rows = [
        (state.name, state.state, state.last_success_at, state.next_due_at, yield_bar(state.yields), state.failures)
        for state in states
    ]
    headers = ("source", "state", "last success", "next run", "yield", "failures")
    print_table(headers, rows, numbers=frozenset({"failures"}))
    for state in states:
        for sentence in state.wrong if state.state != "no longer configured" else ():
            say(printable(f"{state.name}: {sentence}"))


def state_json(state: SourceState) -> dict[str, Any]:
    """Return how a source is for a program."""
    every = None if state.every is None else state.every.total_seconds()
    return asdict(state) | {"every": every, "needs_a_look": state.needs_a_look}
