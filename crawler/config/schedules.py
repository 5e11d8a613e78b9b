"""When a source is crawled, from the keys of its table: an interval, a cron or a pace, and what puts it off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

from crawler.config.intervals import parse_interval
from storage.run_records import Schedule

ADAPTIVE = "adaptive"
"""The interval that follows how much is new."""

FASTEST = timedelta(minutes=15)
SLOWEST = timedelta(days=1)
"""The bounds of a pace where the file names none: an eager reader's, and how far a feed mostly reaches back."""

_FIELDS = 5
"""Minute, hour, day, month, weekday; a sixth would be seconds, and so often no site is to be asked."""

_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def parse_every(text: str) -> timedelta | str:
    """Return the interval that `text` names, or `ADAPTIVE`; raises ValueError."""
    return ADAPTIVE if text.strip() == ADAPTIVE else parse_interval(text)


def parse_cron(text: str) -> str:
    """Return a cron expression of five fields that comes at all; ValueError says what is wrong with it."""
    shown = f'"{text}" is no cron expression'
    if len(text.split()) != _FIELDS:
        raise ValueError(f'{shown} of five fields; write it like "30 6 * * mon-fri"')
    try:
        next(CronSim(text, _SOME_DAY))
    except CronSimError as error:
        raise ValueError(f"{shown}: {str(error).lower()}") from None
    except StopIteration:
        raise ValueError(f'"{text}" never comes') from None
    return " ".join(text.split())


def parse_timezone(text: str) -> str:
    """Return the name of a time zone that is known here; raises ValueError."""
    try:
        ZoneInfo(text)
    except (
        ValueError,
        OSError,
        KeyError,
    ):  # what it raises for a name that is none depends on the files of the machine
        raise ValueError(f'"{text}" is no time zone that is known here; write it like "Europe/Berlin"') from None
    return text


def parse_quiet(text: str) -> tuple[time, time]:
    """Return the times of day from which and to which it is quiet; raises ValueError."""
    begin, _, end = text.partition("-")
    try:
        times = _time(begin), _time(end)
    except ValueError:
        raise ValueError(f'"{text}" are no hours; write them like "22:00-06:30"') from None
    if times[0] == times[1]:
        raise ValueError(f'"{text}" leaves no time to crawl, or takes none away')
    return times


def _time(text: str) -> time:
    return datetime.strptime(text.strip(), "%H:%M").time()  # noqa: DTZ007  a time of day of whatever zone


def faults_of_schedule(table: dict[str, Any], values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (key, sentence) for what does not go together; `table` holds what was written, `values` what was right."""
    if "every" in table and "cron" in table:
        yield "cron", "every and cron exclude each other; leave one out"
    is_adaptive = values.get("every") == ADAPTIVE
    is_wrong = "every" in table and "every" not in values
    for key in ("fastest", "slowest"):
        if key in table and not is_adaptive and not is_wrong:
            yield key, f'{key} goes with every = "adaptive" only'
    if is_adaptive and values.get("fastest", FASTEST) > values.get("slowest", SLOWEST):
        yield ("slowest" if "slowest" in table else "fastest"), "the slowest pace is faster than the fastest"
    if "timezone" in table and not table.keys() & {"cron", "quiet"}:
        yield "timezone", "timezone goes with cron or quiet only"


def with_schedule(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values of a source with those of its schedule gathered in one, its shortest interval as `every`."""
    rest = {key: value for key, value in values.items() if key not in SCHEDULE}
    every, slowest = values.get("every"), None
    if every == ADAPTIVE:
        every, slowest = values.get("fastest", FASTEST), values.get("slowest", SLOWEST)
    given = {key: values[key] for key in ("cron", "timezone", "jitter", "quiet") if key in values}
    return rest | {"every": every, "schedule": Schedule(slowest=slowest, **given)}


SCHEDULE = ("every", "cron", "timezone", "fastest", "slowest", "jitter", "quiet")
"""The keys of a source that say when."""
