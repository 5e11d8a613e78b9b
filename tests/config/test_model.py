from __future__ import annotations

from dataclasses import fields

from crawler.config.access.headers import LOGINS, Header
from crawler.config.checks import FETCH, SOURCE
from crawler.config.model import Fetch, Source, fetch_of
from crawler.config.retention import KEEP
from crawler.config.schedules import SCHEDULE


def test_every_field_of_a_table_can_be_set() -> None:
    assert set(FETCH) == {field.name for field in fields(Fetch)}
    own = {*SOURCE} - {*SCHEDULE, *KEEP, *LOGINS}
    assert own == {field.name for field in fields(Source)} - {
        "every",
        "schedule",
        "keep",
    }
    assert set(SCHEDULE) <= SOURCE.keys()


def test_a_source_overrides_what_holds_for_all_but_for_what_its_publisher_alone_may_hear() -> None:
    source = Source(
        name="gazette",
        url="https://gazette.example/",
        delay=0.0,
        timeout=5.0,
        user_agent="me",
        headers=(Header("A", "b"),),
    )
    assert fetch_of(source, Fetch(delay=2.0, retries=1)) == Fetch(delay=0.0, timeout=5.0, retries=1)
