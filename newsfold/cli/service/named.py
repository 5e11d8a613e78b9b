"""The source that a person names."""

from __future__ import annotations

import difflib

import click
from sqlalchemy import Connection

from storage.run_records import SourceRecord
from storage.sources import find_source, list_sources


def named_source(connection: Connection, name: str) -> SourceRecord:
    """Return a configured source; raises ClickException, which knows names that are alike, where there is none."""
    found = find_source(connection, name)
    if found is not None:
        return found
    known = [source.name for source in list_sources(connection)]
    close = difflib.get_close_matches(name, known, n=1)
    hint = f'did you mean "{close[0]}"?' if close else "`newsfold sources` lists them"
    if not known:
        hint = "a daemon that starts with a configuration writes its sources into the database"
    raise click.ClickException(f'there is no source "{name}"; {hint}')
