from __future__ import annotations

from dataclasses import fields

from crawler.config.checks import FETCH, SOURCE
from crawler.config.model import Fetch, Source
from crawler.config.schedules import SCHEDULE


def test_every_field_of_a_table_can_be_set() -> None:
    assert set(FETCH) == {field.name for field in fields(Fetch)}
    assert {*SOURCE} - {*SCHEDULE} == {field.name for field in fields(Source)} - {"every", "schedule"}
    assert set(SCHEDULE) <= SOURCE.keys()
