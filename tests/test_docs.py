"""Every command and every option stands in the documentation, and nothing else does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from crawler.config.checks import FETCH, SOURCE
from crawler.config.file import parse_config
from newsfold.__main__ import cli

DOCS = Path(__file__).parents[1] / "docs"
COMMANDS = (DOCS / "commands.md").read_text(encoding="utf-8")
CONFIGURATION = (DOCS / "configuration.md").read_text(encoding="utf-8")


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", command.commands[inner]) for inner in command.commands)


def section_of(name: str) -> str:
    heading = next(line for line in COMMANDS.splitlines() if line.startswith("## ") and f"newsfold {name}" in line)
    return COMMANDS.split(heading, 1)[1].split("\n## ")[0]


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_a_command_has_help_and_a_section(name: str, command: click.Command) -> None:
    assert command.help
    section = section_of(name)
    for parameter in command.params:
        if isinstance(parameter, click.Option) and "db" not in name:
            assert all(f"`{flag}" in section for flag in parameter.opts), parameter.opts


def test_no_section_without_a_command() -> None:
    documented = set(re.findall(r"newsfold ([a-z]+)", " ".join(re.findall(r"^## .*", COMMANDS, re.MULTILINE))))
    assert documented == set(cli.list_commands(click.Context(cli)))


def test_every_key_of_the_configuration_is_documented() -> None:
    documented = set(re.findall(r"^\| `(\w+)` \|", CONFIGURATION, re.MULTILINE))
    assert documented == {"database", *FETCH, *SOURCE}


def test_the_example_configuration_is_valid() -> None:
    example = CONFIGURATION.split("```toml\n")[1].split("```")[0]
    assert [source.name for source in parse_config(example).sources] == ["gazette", "harbour-feed"]
