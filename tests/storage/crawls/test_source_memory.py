from __future__ import annotations

from datetime import UTC, datetime, timedelta

from storage.database import Database
from storage.memory_records import GonePage, LeftPage, SourceMemory
from storage.source_memory import find_memory, keep_memory

LEFT = LeftPage(url="https://paper.example/story/1", relation="article", reason="timeout", tries=2, depth=3)
SINCE = datetime(2026, 11, 26, 12, tzinfo=UTC)
GONE = GonePage(url="https://paper.example/old.xml", times=3, since=SINCE, asked_at=SINCE + timedelta(days=2))
MEMORY = SourceMemory(
    left=(LEFT,), barren={"/calendar/0/0": 32.0, "/tag/…": 256.5}, gone=(GONE,), looks=12.0, changes=1.5
)


def test_what_a_run_leaves_is_what_the_next_one_finds(database: Database) -> None:
    with database.begin() as connection:
        keep_memory(connection, "gazette", MEMORY)
        assert find_memory(connection, "gazette") == MEMORY
        assert find_memory(connection, "harbour") == SourceMemory()


def test_a_later_run_replaces_it_for_its_own_source_alone(database: Database) -> None:
    with database.begin() as connection:
        keep_memory(connection, "gazette", MEMORY)
        keep_memory(connection, "harbour", MEMORY)
        keep_memory(connection, "gazette", SourceMemory())
        assert find_memory(connection, "gazette") == SourceMemory()
        assert find_memory(connection, "harbour") == MEMORY
