"""Sources as file and database have them, side by side."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from crawler.config.addresses import parse_url
from crawler.config.model import Config, Fetch, Source
from newsfold.cli.sources.file import all_sources, read_file
from newsfold.cli.sources.showing import settings_of
from newsfold.cli.store import open_store
from storage.database import masked
from storage.database import parse_url as parse_database
from storage.memory_records import GonePage
from storage.overview import SourceState, list_states
from storage.run_records import SourceRecord
from storage.source_memory import find_gone
from storage.sources import list_sources


def standing_in(database: str) -> tuple[list[SourceState], dict[str, SourceRecord]]:
    """Return how the sources are, and what the database knows of those that are crawled, by name."""
    with open_store(database) as store, store.read() as connection:
        return list_states(connection, datetime.now(UTC)), {one.name: one for one in list_sources(connection)}


def differing(path: Path, database: str, known: dict[str, SourceRecord]) -> list[tuple[str, str]]:
    """Return (source, clause) for what a configuration and its own database say otherwise.

    Nothing where there is no file, or it is one of another database.
    """
    if not path.exists():
        return []
    _, config = read_file(path)
    return list(differences(config, known, path)) if _is_same(config.database, database) else []


def differences(config: Config, known: dict[str, SourceRecord], file: Path) -> Iterator[tuple[str, str]]:
    """Yield (source, clause) for what file and database say otherwise, as long as no daemon has read the file."""
    enabled = {one.name: one for one in config.sources}
    for name, source in enabled.items():
        record = known.get(name)
        if record is None:
            yield name, f"stands in {file} and not in the database yet"
            continue
        pairs = {
            "url": (source.url, record.url),
            "every": (source.every, record.every),
            "schedule": (source.schedule, record.schedule),
            "limit": (source.limit, record.page_limit),
            "scope": (source.scope, record.scope),
        }
        for key, (there, here) in pairs.items():
            if there != here:
                yield name, f"has another {key} in {file} than in the database"
    resting = {one.name for one in config.disabled}
    for name in sorted(known.keys() - enabled.keys()):
        word = "is disabled" if name in resting else "does not stand"
        yield name, f"{word} in {file}, and is still crawled by what the database says"


def gone_of(name: str, database: str) -> tuple[GonePage, ...]:
    """Return the addresses that said to a source again and again that there is nothing."""
    try:
        with open_store(database) as store, store.read() as connection:
            return tuple(page for page in find_gone(connection, name) if page.times > 1)
    except click.ClickException:  # no daemon has run yet
        return ()


def one_of(name: str, path: Path, database: str) -> tuple[dict[str, Any] | None, SourceState | None, list[str]]:
    """Return what the file says of a source, how it is, and what differs; ClickException where neither knows it."""
    sources = all_sources(read_file(path)[1]) if path.exists() else {}
    source = sources.get(name)
    try:
        states, known = standing_in(database)
    except click.ClickException:  # no daemon has run yet
        states, known = [], {}
    state = next((one for one in states if one.name == name), None)
    if source is None and state is None:
        close = difflib.get_close_matches(name, [*sources, *known], n=1)
        hint = f'did you mean "{close[0]}"?' if close else "`newsfold sources list` lists them"
        raise click.ClickException(f'there is no source "{name}"; {hint}')
    differs = [clause for one, clause in differing(path, database, known) if one == name]
    return None if source is None else settings_of(source), state, differs


def source_or_url(name: str, path: Path) -> tuple[Source, Fetch]:
    """Return the source of a configuration that has a name, or a URL as one; and how pages are asked for."""
    config = read_file(path)[1] if path.exists() else Config()
    source = all_sources(config).get(name)
    if source is not None:
        return source, config.fetch
    if "." not in name and ":" not in name:
        close = difflib.get_close_matches(name, all_sources(config), n=1)
        hint = f'did you mean "{close[0]}"?' if close else "give its name, or a URL"
        raise click.ClickException(f'{path}: there is no source "{name}"; {hint}')
    try:
        url = parse_url(name)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    return Source(name=url, url=url), config.fetch


def _is_same(one: str, other: str) -> bool:
    return masked(parse_database(one)) == masked(parse_database(other))
