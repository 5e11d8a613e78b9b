"""`newsfold furniture`: the paragraphs that sites repeat, and those that are content after all."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from newsfold.cli.options import database_option, json_option
from newsfold.cli.searching.narrowing import site_option
from newsfold.cli.terminal.lines import say

if TYPE_CHECKING:
    from storage.records import FurnitureRecord

EXAMPLES = """\b
Examples:
  newsfold furniture list
  newsfold furniture list --site example.com --json | jq -r .sample
  newsfold furniture undo example.com 1a2b3c4d5e6f
"""
_SAMPLE = 300  # characters


@click.group(epilog=EXAMPLES)
def command() -> None:
    """List the paragraphs that sites repeat under different headlines, and take back what is none."""


@command.command(name="list")
@site_option("Only those of one site: its host, or an address of it.")
@database_option
@json_option
def list_all(site: str | None, database: str, as_json: bool) -> None:
    """List the paragraphs that each site was found to repeat, with how many articles they were seen in.

    They are left out of texts that are stored later, and do not count when near copies are judged.
    """
    from newsfold.cli.render import print_json
    from newsfold.cli.store import open_store
    from newsfold.cli.terminal.tables import print_table
    from storage.furniture import list_furniture

    with open_store(database) as store, store.read() as connection:
        found = list_furniture(connection, site)
    if as_json:
        for each in found:
            print_json(asdict(each) | {"key": _written(each.key)})
        return
    if not found:
        say("No site was found to repeat a paragraph" + (" there." if site else " yet."), err=True)
        return
    rows = [(each.site, _written(each.key), str(each.seen), _state(each), each.sample[:_SAMPLE]) for each in found]
    print_table(
        ("site", "key", "articles", "state", "paragraph"), rows, numbers=frozenset({"articles"}), lead="paragraph"
    )


def _set(name: str, undone: bool, explained: str) -> None:
    """Add a command that says whether a paragraph is content."""

    @command.command(name=name, help=explained)
    @click.argument("site", metavar="HOST")
    @click.argument("key", metavar="KEY")
    @database_option
    def set_one(site: str, key: str, database: str) -> None:
        from crawler.archive.maintenance.upkeep import upkeep
        from newsfold.cli.render import plural
        from newsfold.cli.store import open_store
        from storage.furniture import set_undone

        with open_store(database) as store:
            with store.begin() as connection:
                found = set_undone(connection, site, _read(key), undone=undone)
            if found is None:
                raise click.ClickException(f"{site} has no furniture {key}; `newsfold furniture list` lists it")
            judged = upkeep(store, datetime.now(UTC)).total()
        state = "content again" if undone else "furniture"
        say(f"{site} {key} is {state}; {plural(judged, 'article')} judged again")


_set("undo", True, "Say that paragraph KEY of a site is content: it is put back, and never left out again.")
_set("redo", False, "Take back `undo`: the paragraph is furniture once more.")


def _state(each: FurnitureRecord) -> str:
    if not each.undone:
        return "used"
    return "undone" if each.undone_because is None else f"undone: {each.undone_because}"


def _written(key: int) -> str:
    return f"{key:012x}"


def _read(key: str) -> int:
    try:
        found = int(key, 16)
    except ValueError:
        found = -1
    if not 0 <= found < 2**63:
        raise click.UsageError(f"{key!r} is no key; `newsfold furniture list` lists them")
    return found
