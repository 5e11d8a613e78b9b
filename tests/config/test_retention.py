"""How long articles are kept, as the file says it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crawler.config.file import parse_config
from crawler.config.model import Retention
from crawler.core.errors import ConfigError
from storage.records import KEEP_ALL, Keep
from tests.config.test_file import SOURCE_TABLE

DAY = timedelta(days=1)


def test_nothing_is_removed_unless_it_is_said() -> None:
    config = parse_config(SOURCE_TABLE)
    assert config.retention == Retention(keep=KEEP_ALL, tombstones=None, runs=90 * DAY)
    assert config.sources[0].keep == KEEP_ALL


def test_a_source_has_what_it_says_and_else_the_default() -> None:
    text = '[retention]\nkeep = "90d"\nkeep_articles = 500\ntombstones = "2y"\nruns = "forever"\n' + SOURCE_TABLE
    config = parse_config(text + 'keep = "forever"\nkeep_bytes = "2GB"\n')
    assert config.retention == Retention(keep=Keep(age=90 * DAY, articles=500), tombstones=730 * DAY, runs=None)
    assert config.sources[0].keep == Keep(articles=500, bytes=2 * 10**9)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("keep = 90", 'n.toml:5: keep: must be days, weeks or years like "90d", "12w" or "2y", or "forever"'),
        ('keep = "0d"', 'n.toml:5: keep: must be between 1d and 36500d, or "forever", not 0d'),
        ('keep = "3h"', 'n.toml:5: keep: must be days, weeks or years like "90d", "12w" or "2y", or "forever"'),
        ("keep_articles = 0", "n.toml:5: keep_articles: must be between 1 and 1000000000000000, not 0"),
        ("keep_articles = true", 'n.toml:5: keep_articles: must be a whole number, or "forever"'),
        ('keep_bytes = "2 potatoes"', 'n.toml:5: keep_bytes: must be a size like "500MB" or "2GB", or "forever"'),
        ('keep_bytes = "0B"', "n.toml:5: keep_bytes: must be between 1B and 1000000000000000B, not 0B"),
        ('keeps = "9d"', 'n.toml:5: unknown key "keeps"; did you mean "keep"?'),
        ('[retention]\ntombstone = "9d"', 'n.toml:6: unknown key "tombstone"; did you mean "tombstones"?'),
    ],
)
def test_each_fault_is_told_with_its_line(line: str, fault: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(SOURCE_TABLE + line + "\n", "n.toml")
    assert caught.value.faults == (fault,)
