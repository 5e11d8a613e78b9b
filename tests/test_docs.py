"""Every command, option, package and path stands in the documentation, and nothing else does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from crawler.config.checks import ALARMS, FETCH, LOG, METRICS, PAGE, SOURCE
from crawler.config.file import TOP, parse_config
from crawler.config.retention import RETENTION
from crawler.config.searches import SEARCH
from newsfold.__main__ import cli

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
ARCHITECTURE = (DOCS / "architecture.md").read_text(encoding="utf-8")
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
    assert documented == {*TOP, *ALARMS, *FETCH, *LOG, *METRICS, *PAGE, *RETENTION, *SEARCH, *SOURCE}


def test_the_example_configuration_is_valid() -> None:
    example = CONFIGURATION.split("```toml\n")[1].split("```")[0]
    assert [source.name for source in parse_config(example).sources] == ["gazette", "harbour-feed", "quay-archive"]


def test_every_package_stands_on_the_map() -> None:
    folders = [
        file.parent for root in ("crawler", "storage", "newsfold") for file in (ROOT / root).rglob("__init__.py")
    ]
    lone = [*(ROOT / "crawler").glob("[a-z]*.py"), *(ROOT / "crawler" / "core").glob("[a-z]*.py")]
    names = [*(f"{folder.relative_to(ROOT)}/" for folder in folders), *(str(file.relative_to(ROOT)) for file in lone)]
    names += [file.stem for file in (ROOT / "storage").glob("[a-z]*.py")]
    assert [name for name in names if f"`{name}`" not in ARCHITECTURE] == []


@pytest.mark.parametrize("document", [*ROOT.glob("*.md"), *DOCS.rglob("*.md")], ids=lambda path: path.name)
def test_every_path_in_a_document_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    paths = re.findall(r"`((?:benchmarks|crawler|docs|migrations|newsfold|storage|tests)/[a-z0-9_./-]+)`", text)
    modules = [name.replace(".", "/") + ".py" for name in re.findall(r"python -m\s+(benchmarks\.\w+)", text)]
    assert [path for path in (*paths, *modules) if not (ROOT / path).exists()] == []
