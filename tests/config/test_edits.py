from __future__ import annotations

import pytest

from crawler.config.edits import names_in, with_enabled, with_sources, without_source
from crawler.config.file import parse_config
from crawler.core.errors import ConfigError

TEXT = """# ours
database = "sqlite:///x.db"

# the first
[[source]]
name = "gazette"  # of the town
url = "https://gazette.example/"
every = "1h"

[fetch]  # between two sources
delay = 1

# the second
[[source]]
  name = 'quay'
  url = "https://quay.example/"
  every = "1h"
  [source.headers]
  X-Key = "1"
"""
FILE = "newsfold.toml"
VALE: dict[str, str | int] = {
    "name": 'the "vale"',
    "url": "https://vale.example/feed",
    "every": "15m",
    "kind": "feed",
    "depth": 1,
}


def test_a_source_more_stands_at_the_end_and_all_else_stays() -> None:
    after = with_sources(TEXT, [VALE], FILE)
    assert after.startswith(TEXT)
    assert [(one.name, one.depth) for one in parse_config(after).sources][-1] == ('the "vale"', 1)
    assert names_in(after) == {"gazette", "quay", 'the "vale"'}
    assert with_sources("", [VALE], FILE).startswith("[[source]]\n")


def test_a_text_with_faults_is_never_made() -> None:
    with pytest.raises(ConfigError, match="is taken by the source of line"):
        with_sources(TEXT, [VALE | {"name": "quay"}], FILE)
    with pytest.raises(ConfigError, match="is not a URL"):
        with_sources(TEXT, [VALE | {"url": "https://"}], FILE)
    with pytest.raises(ConfigError):
        with_sources('source = [{name = "a", url = "https://a.example/", every = "1h"}]\n', [VALE], FILE)


@pytest.mark.parametrize("name", ["gazette", "quay"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_source_that_rests_and_is_crawled_again(name: str, line_end: str) -> None:
    text = TEXT.replace("\n", line_end)
    resting = with_enabled(text, name, enabled=False, file=FILE)
    assert [one.name for one in parse_config(resting).disabled] == [name]
    assert resting.replace(f"enabled = false{line_end}", "") == text
    again = with_enabled(resting, name, enabled=True, file=FILE)
    assert parse_config(again) == parse_config(text)
    assert with_enabled(text, name, enabled=True, file=FILE) == text


def test_a_source_less_goes_with_the_comment_above_it() -> None:
    assert without_source(TEXT, "gazette", FILE) == TEXT[: TEXT.index("# the first")] + TEXT[TEXT.index("[fetch]") :]
    assert without_source(TEXT, "quay", FILE) == TEXT[: TEXT.index("# the second")]


@pytest.mark.parametrize("space", ["\u2028", "\x85"])
def test_a_line_ends_where_toml_says(space: str) -> None:
    text = TEXT.replace("# the first", f"# the{space}first")
    assert without_source(text, "quay", FILE) == text[: text.index("# the second")]


def test_what_cannot_be_edited_is_told_with_its_line() -> None:
    inline = '\nsource = [{name = "a", url = "https://a.example/", every = "1h"}]\n'
    with pytest.raises(ConfigError, match=r"newsfold\.toml:2: the source \"a\" is written in a way that is not edited"):
        with_enabled(inline, "a", enabled=False, file=FILE)
    with pytest.raises(ConfigError, match="change it there"):
        without_source(inline, "a", FILE)
    split = TEXT.replace("  [source.headers]", "[log]\n[source.headers]")
    with pytest.raises(ConfigError, match="change it there"):
        without_source(split, "quay", FILE)


def test_the_only_source_is_not_taken_out_and_an_unknown_one_is_told() -> None:
    with pytest.raises(ConfigError, match="there is no source; add one"):
        without_source(with_sources("", [VALE], FILE), 'the "vale"', FILE)
    with pytest.raises(ConfigError, match='there is no source "elsewhere"'):
        with_enabled(TEXT, "elsewhere", enabled=True, file=FILE)
