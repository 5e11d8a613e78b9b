from __future__ import annotations

import pytest

from crawler.config.access.headers import Header, layered, parse_header
from crawler.config.file import parse_config
from crawler.core.errors import ConfigError

SECRET = "swordfish-7"


def test_a_variable_of_the_environment_stands_for_a_secret() -> None:
    header = parse_header("Authorization", "Bearer ${KEY}", {"KEY": SECRET})
    assert header.value == f"Bearer {SECRET}"
    assert SECRET not in repr(header)
    assert parse_header("X-Price", "5 $ {a}", {}).value == "5 $ {a}"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("X Key", SECRET, "is no name of a header"),
        ("", SECRET, "is no name of a header"),
        ("X-Key\r\n", SECRET, "is no name of a header"),
        ("Host", SECRET, "the crawler sets it by itself"),
        ("if-none-match", SECRET, "the crawler sets it by itself"),
        ("User-Agent", SECRET, "write it as user_agent"),
        ("X-Key", f"{SECRET}\r\nX-Other: 1", "plain characters"),
        ("X-Key", f"{SECRET}ü", "plain characters"),
        ("X-Key", "", "plain characters"),
        ("X-Key", SECRET * 1000, "plain characters"),
        ("X-Key", 7, "a text in quotes"),
        ("X-Key", "${NO_KEY}", "no variable NO_KEY"),
        ("X-Key", "${EMPTY}", "no variable EMPTY"),
        ("X-Key", "${BROKEN}", "plain characters"),
    ],
)
def test_a_fault_of_a_header_never_shows_its_value(name: str, value: object, said: str) -> None:
    with pytest.raises(ValueError, match=said) as caught:
        parse_header(name, value, {"EMPTY": "", "BROKEN": f"{SECRET}\n{SECRET}"})
    assert SECRET not in str(caught.value)


def test_headers_of_a_file_and_their_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    source = '[[source]]\nname = "a"\nurl = "a.example"\nevery = "1h"\n'
    monkeypatch.setenv("NEWSFOLD_TEST_KEY", SECRET)
    config = parse_config(
        f'[fetch.headers]\nAccept-Language = "de"\n{source}headers = {{"X-Key" = "${{NEWSFOLD_TEST_KEY}}"}}\n'
    )
    assert config.fetch.headers == (Header("Accept-Language", "de"),)
    assert config.sources[0].headers == (Header("X-Key", SECRET),)
    assert SECRET not in repr(config)
    with pytest.raises(ConfigError) as caught:
        parse_config(f'{source}headers = {{"Host" = "x", "X-Key" = "a", "x-key" = "b"}}\n', "n.toml")
    assert caught.value.faults == ("n.toml:5: headers: Host: the crawler sets it by itself; x-key stands there twice",)


def test_a_source_overrides_a_header_for_all() -> None:
    common = (Header("Accept-Language", "de"), Header("X-Key", "a"))
    assert layered(common, (Header("x-key", "b"),)) == (Header("Accept-Language", "de"), Header("x-key", "b"))
