from __future__ import annotations

import pytest

from crawler.config.file import parse_config
from crawler.config.model import SavedSearch
from crawler.core.errors import ConfigError


def test_searches_are_read_by_their_names() -> None:
    config = parse_config(
        '[searches.harbour]\nquery = "harbour -strike"\n[searches.fog-2]\nquery = "fog"\ntell = false\nper_hour = 2\n',
        needs_sources=False,
    )
    assert config.searches == (
        SavedSearch(name="harbour", query="harbour -strike"),
        SavedSearch(name="fog-2", query="fog", tell=False, per_hour=2),
    )


def test_every_fault_is_told_with_its_line() -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(
            '[searches.a]\nquery = "after:May x"\n[searches.b]\nquery = "***"\n[searches.c]\nqery = "x"\n'
            '[searches."d e"]\nquery = "x"\n[searches.f]\nquery = 7\nper_hour = 0\ntell = "no"\n',
            "n.toml",
            needs_sources=False,
        )
    assert list(caught.value.faults) == [
        "n.toml:2: query: after: is left aside, since 'May' is no date; write a date as 2026-05-01, 2026-05 or 2026",
        "n.toml:4: query: asks for nothing; write words, or a filter such as site:gazette.example",
        "n.toml:5: this search has no query",
        'n.toml:6: unknown key "qery"; did you mean "query"?',
        'n.toml:7: a search is named by letters, digits, "-" and "_", not "d e"',
        'n.toml:10: query: must be a text like "harbour -strike lang:en"',
        "n.toml:11: per_hour: must be a whole number between 1 and 3600",
        "n.toml:12: tell: must be true or false",
    ]


@pytest.mark.parametrize("text", ["searches = 1\n", "[searches]\na = 1\n"])
def test_what_is_no_table_of_a_search_is_told(text: str) -> None:
    with pytest.raises(ConfigError, match=r"write \[searches.NAME\] before the query of each"):
        parse_config(text, needs_sources=False)
