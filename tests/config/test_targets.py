"""Whom alarms are told: what is taken, and that no fault shows a secret."""

from __future__ import annotations

from typing import Any

import pytest

from crawler.config.file import parse_config
from crawler.config.model import Alarms, Severity
from crawler.config.targets import check_targets
from crawler.core.errors import ConfigError

SOURCE = '[[source]]\nname = "gazette"\nurl = "https://gazette.example/"\nevery = "15m"\n'


def test_secrets_come_from_the_environment() -> None:
    found = check_targets(["json://me:${PASS_WORD}@hook.example/${PLACE}"], {"PASS_WORD": "x1y2z3", "PLACE": "p"})
    assert found == ("json://me:x1y2z3@hook.example/p",)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("json://hook.example", "must be a list"),
        ([1], "must be a list"),
        (["hook.example/s3cret"], "an address begins with the service"),
        (["jsn://hook.example/s3cret"], 'Apprise knows no service "jsn"'),
        (["json://s3cret:@:"], 'what follows "json://" is not'),
        (["json://hook.example/${NO_SUCH}/s3cret"], "the environment has no variable NO_SUCH"),
        (["json://hook.example"] * 21, "are 21"),
        (["json://hook.example", "jsn://s3cret"], r"\(address 2\)"),
    ],
)
def test_what_is_wrong_is_told_without_secrets(value: Any, sentence: str) -> None:
    with pytest.raises((TypeError, ValueError), match=sentence) as caught:
        check_targets(value, {})
    assert "s3cret" not in str(caught.value)


def test_the_table_of_a_file() -> None:
    config = parse_config(f'[alarms]\ntargets = ["json://hook.example/a"]\nseverity = "info"\nper_hour = 3\n{SOURCE}')
    assert config.alarms == Alarms(targets=("json://hook.example/a",), severity=Severity.INFO, per_hour=3)
    assert "hook.example/a" not in repr(config)
    assert parse_config(SOURCE).alarms == Alarms()


def test_faults_of_the_table_have_their_lines() -> None:
    with pytest.raises(ConfigError) as caught:
        parse_config(f'[alarms]\ntargets = ["nix"]\nseverity = "bad"\nper_hour = 0\nwhom = 1\n{SOURCE}', "n.toml")
    assert [fault.split(":")[1] for fault in caught.value.faults] == ["2", "3", "4", "5"]
    assert 'severity: "bad" is no severity; it is info, warning or failure' in caught.value.faults[1]
    with pytest.raises(ConfigError, match="alarms must be a table"):
        parse_config(f"alarms = 1\n{SOURCE}")
