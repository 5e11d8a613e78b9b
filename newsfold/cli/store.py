"""The way to a store that is there already: commands that only read never make one."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from storage.articles import get_article
from storage.database import Database, masked, parse_url
from storage.errors import NotFound, SchemaTooOld
from storage.records import HIGHEST, StoredArticle


def open_store(url: str) -> Database:
    """Return a database that is there and has the tables of this version; raises ClickException or StorageError."""
    database = find_store(url)
    try:
        database.check()
    except SchemaTooOld as error:
        is_new = database.revision() is None
        database.close()
        advice = "run `newsfold crawl URL` first" if is_new else "run `newsfold db upgrade`"
        raise SchemaTooOld(error.url, error.reason, advice) from None
    except BaseException:
        database.close()
        raise
    return database


def stored_article(store: Database, number: int) -> StoredArticle:
    """Return a whole article; raises ClickException where there is none of that number."""
    with store.read() as connection:
        try:
            return get_article(connection, min(number, HIGHEST))
        except NotFound:
            raise click.ClickException(f"no article has the number {number}; `newsfold articles` lists them") from None


def find_store(url: str) -> Database:
    """Return a database whatever the version of its tables; raises ClickException where a file is missing."""
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").exists():
        raise _missing(str(parsed.database))
    return Database(url)


def option_of(url: str) -> str:
    """Return the option that names a database to the next command; one with a password is not written out again."""
    return "--db URL" if "***" in masked(parse_url(url)) else f"--db {shlex.quote(url)}"


def _missing(name: str) -> click.ClickException:
    return click.ClickException(f"there is no database at {name}; run `newsfold crawl URL` first")
