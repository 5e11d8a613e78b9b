"""A look at a site shown, and what is proposed as tables of the configuration."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from typing import Any

import click

from crawler.config.edits import Table, with_sources
from crawler.config.file import parse_config
from crawler.config.model import Config
from crawler.config.twins import twins_among
from crawler.core.types import Kind
from crawler.discovery.naming import name_of, unique_name
from crawler.discovery.places import front_of
from crawler.discovery.ways import SiteLook, Way
from crawler.logs import printable
from newsfold.cli.render import paragraphs, plural
from newsfold.cli.terminal.lines import say
from newsfold.cli.terminal.tables import print_table

_WHOLE = 0.5
"""Share of a way's articles that stand there as whole texts, from which on it is one of whole texts."""


def tables_of(look: SiteLook, taken: Collection[str], name: str | None, every: str | None) -> tuple[Table, ...]:
    """Return what is proposed as tables; `name` and `every` are those of the first, the others are told by them."""
    tables: list[Table] = []
    names = set(taken)
    first = name or unique_name(name_of(front_of(look.url) if look.note else look.url), names)
    for index, choice in enumerate(look.choices):
        own = first if not index else unique_name(f"{first}-all", names)
        names.add(own)
        table: Table = {"name": own, "url": choice.way.url, "every": every if every and not index else choice.every}
        kind: Table = {} if choice.way.kind is Kind.PAGE else {"kind": choice.way.kind.value}
        depth: Table = {} if choice.depth is None else {"depth": choice.depth}
        tables.append({**table, **kind, **depth})
    return tuple(tables)


def without_twins(tables: Sequence[Table], config: Config) -> tuple[tuple[Table, ...], dict[str, str]]:
    """Return the tables that are not a source of the configuration, and the address of each other with its source."""
    new = parse_config(with_sources("", tables, "the proposal"), "the proposal").sources if tables else ()
    known = {one.name: there for one, there in twins_among((*config.sources, *config.disabled, *new))}
    kept = tuple(table for table in tables if table["name"] not in known)
    return kept, {one.url: known[one.name].name for one in new if one.name in known}


def print_look(look: SiteLook, tables: tuple[Table, ...]) -> None:
    """Show what each way would give, and what is proposed."""
    if look.note:
        say(printable(look.note))
    say(f"Looked at {printable(look.url)} with {plural(look.requests, 'request')}.\n")
    live = [way for way in look.ways if way.fault is None]
    rows = [(*_cells(way), way.url) for way in live]
    headers = ("way", "found by", "articles", "newest", "texts", "of the page's", "address")
    print_table(headers, rows, numbers=frozenset({"articles"}))
    for way in live:
        if way.samples:
            say(f"\n{printable(way.url)}")
            for sample in way.samples:
                say(printable(f"  {sample[:110]}"))
    faults = [way for way in look.ways if way.fault is not None]
    if faults:
        click.echo("")
    for way in faults:
        say(printable(f"{way.url}: {way.fault}"))
    if tables:
        purposes = " and ".join(f"one for {choice.purpose}" for choice in look.choices)
        say(f"\nProposed, {purposes}:\n" if len(look.choices) > 1 else "\nProposed:\n")
        say(paragraphs(with_sources("", tables, "the proposal")))


def look_json(look: SiteLook, tables: tuple[Table, ...], *, written: bool) -> dict[str, Any]:
    """Return a look at a site for a program."""
    ways = [{key: value for key, value in asdict(way).items() if key != "fault" or value} for way in look.ways]
    head = {"url": look.url, "note": look.note, "requests": look.requests}
    return {**head, "ways": ways, "proposed": [dict(table) for table in tables], "written": written}


def _cells(way: Way) -> Iterator[object]:
    yield way.kind.value
    yield way.found_by
    yield f"~{way.count:,}" if way.is_estimate else way.count
    yield way.newest
    yield "-" if way.kind is Kind.SITEMAP else "whole" if way.whole >= max(1, way.count * _WHOLE) else "teasers"
    yield f"{way.covers} of {way.of}" if way.of else "-"
