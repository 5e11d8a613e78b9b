"""The keys that say when a source is crawled."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from crawler.config.file import parse_config
from crawler.config.model import Source
from crawler.core.errors import ConfigError
from storage.run_records import INTERVAL, Schedule

HOUR = timedelta(hours=1)


def source(lines: str) -> Source:
    (found,) = parse_config(f'[[source]]\nname = "gazette"\nurl = "https://gazette.example/"\n{lines}\n').sources
    return found


def test_an_interval_is_all_that_most_sources_need() -> None:
    found = source('every = "1h"')
    assert (found.every, found.schedule) == (HOUR, INTERVAL)


def test_a_cron_with_its_zone_its_jitter_and_quiet_hours() -> None:
    found = source('cron = "30  6 * * mon-fri"\ntimezone = "Europe/Berlin"\njitter = "10m"\nquiet = "22:00 - 06:30"')
    assert found.every is None
    assert found.schedule == Schedule(
        cron="30 6 * * mon-fri", timezone="Europe/Berlin", jitter=HOUR / 6, quiet=(time(22), time(6, 30))
    )


def test_an_adaptive_interval_has_bounds() -> None:
    found = source('every = "adaptive"\nfastest = "1h"\nslowest = "2d"')
    assert (found.every, found.schedule) == (HOUR, Schedule(slowest=48 * HOUR))
    found = source('every = "adaptive"')
    assert (found.every, found.schedule.slowest) == (HOUR / 4, 24 * HOUR)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('every = "1h"\ncron = "0 * * * *"', "5: every and cron exclude each other"),
        ("every = 3", '4: every: must be an interval like "15m", "1h" or "1d", or "adaptive", not 3'),
        ('every = "sometimes"', '4: every: "sometimes" is not an interval'),
        ("cron = 5", "4: cron: must be a text in quotes, not 5"),
        ('cron = "61 * * * *"', '4: cron: "61 * * * *" is no cron expression: bad minute'),
        ('cron = "* * * * * *"', "4: cron: "),
        ('cron = "@daily"', "of five fields"),
        ('cron = "0 0 30 2 *"', "4: cron: "),
        ('cron = "0 0 31 4,6 *"', "4: cron: "),
        ('cron = "0 * * * *"\ntimezone = "Mars/Olympus"', '5: timezone: "Mars/Olympus" is no time zone'),
        ('cron = "0 * * * *"\ntimezone = "../../etc/passwd"', "5: timezone: "),
        ('cron = "0 * * * *"\ntimezone = "Europe"', "5: timezone: "),
        ('every = "1h"\ntimezone = "Europe/Berlin"', "5: timezone goes with cron or quiet only"),
        ('every = "1h"\nfastest = "10m"', '5: fastest goes with every = "adaptive" only'),
        ('cron = "0 * * * *"\nslowest = "10m"', '5: slowest goes with every = "adaptive" only'),
        ('every = "adaptive"\nfastest = "2h"\nslowest = "1h"', "6: the slowest pace is faster than the fastest"),
        ('every = "adaptive"\nfastest = "2d"', "5: the slowest pace is faster than the fastest"),
        ('every = "adaptive"\nslowest = "4s"', "5: slowest: "),
        ('every = "1h"\njitter = 3', "5: jitter: must be an interval"),
        ('every = "1h"\nquiet = "night"', '5: quiet: "night" are no hours'),
        ('every = "1h"\nquiet = "22:00-25:00"', "5: quiet: "),
        ('every = "1h"\nquiet = "06:00-06:00"', "leaves no time to crawl"),
        ('every = "1h"\nquiet = ["22:00-06:00"]', "5: quiet: must be a text"),
        ('jitter = "1m"', "1: this source has no every"),
    ],
)
def test_a_fault_is_told_with_its_line(lines: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        source(lines)
    (fault,) = caught.value.faults
    assert said in fault
