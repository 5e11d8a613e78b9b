"""The configuration's file as the commands edit it: read whole, changed, and replaced at once or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from crawler.config.edits import Table, with_enabled, with_sources
from crawler.config.file import parse_config, read_config
from crawler.config.model import Config, Fetch, Source
from crawler.logs import printable
from newsfold.cli.files.written import written_to
from newsfold.cli.render import plural


def read_file(path: Path, *, may_be_missing: bool = False) -> tuple[str, Config]:
    """Return the text of a configuration and what it says; a file that is missing is empty. Raises ConfigError."""
    text = "" if may_be_missing and not path.exists() else read_config(path)
    return text, parse_config(text, str(path), needs_sources=False)


def write_file(path: Path, before: str, after: str) -> None:
    """Replace the text of a configuration, unless somebody else did so meanwhile."""
    now = read_config(path) if path.exists() else ""
    if now != before:
        raise click.ClickException(f"{path}: was changed meanwhile, and is left as it is; do it again")
    with written_to(path) as out:
        out.write(after)


def all_sources(config: Config) -> dict[str, Source]:
    """Return the sources of a configuration by name, those too that rest."""
    return {one.name: one for one in (*config.sources, *config.disabled)}


def write_sources(path: Path, before: str, tables: Sequence[Table], *, ask: bool) -> None:
    """Add sources to a configuration; raises ConfigError where it would have faults, Abort where the answer is no."""
    after = with_sources(before, tables, str(path))
    if ask:
        click.confirm(f"Write this to {path}?", abort=True, err=True)
    write_file(path, before, after)
    click.echo(f"{plural(len(tables), 'source')} written to {path}; a daemon takes it up by itself.", err=True)


def set_enabled(path: Path, name: str, *, enabled: bool) -> None:
    """Have a source of a configuration crawled, or let it rest, and say so; raises ConfigError."""
    text, _ = read_file(path)
    after = with_enabled(text, name, enabled=enabled, file=str(path))
    if after != text:
        write_file(path, text, after)
    word = "enabled" if enabled else "disabled"
    click.echo(printable(f"{name} is {word}." if after != text else f"{name} was {word} already."))


def with_private(fetch: Fetch, allowed: tuple[str, ...]) -> Fetch:
    """Return how pages are asked for, with more private addresses that may be."""
    return replace(fetch, allow_private=(*fetch.allow_private, *allowed))
