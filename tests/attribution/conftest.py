"""A world on each kind of database, before and after the upkeep."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from storage.database import Database
from tests.attribution.presses import World

Act = Callable[[], object]
Settle = Callable[[], None]


@pytest.fixture
def world(database: Database) -> World:
    """Hosts, and an empty archive."""
    return World(database)


@pytest.fixture(params=["as it came", "after the upkeep"])
def settle(request: pytest.FixtureRequest, world: World) -> Settle:
    """Return what happens before one looks: nothing, or the daily upkeep, twice."""

    def run() -> None:
        if request.param != "as it came":
            world.keep_up()
            world.keep_up()

    return run
