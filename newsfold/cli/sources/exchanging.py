"""Lists of feeds from and for other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from crawler.config.addresses import parse_url
from crawler.config.edits import Table
from crawler.config.model import Source, SourceKind
from crawler.core.links.urls import canonical_url
from crawler.discovery.naming import name_of, unique_name
from crawler.discovery.opml import MAX_BYTES, Outline, read_opml, written_opml
from crawler.logs import printable
from newsfold.cli.files.written import written_to
from newsfold.cli.render import plural


def read_list(path: Path) -> tuple[Outline, ...]:
    """Return the feeds of an OPML file; raises ClickException, which says what is wrong with it."""
    try:
        with path.open("rb") as file:
            found = read_opml(file.read(MAX_BYTES + 1))
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise click.ClickException(f"{path}: {error}") from None
    if not found:
        raise click.ClickException(f"{path}: names no feed; each is an outline with an xmlUrl")
    return found


def tables_of_list(
    feeds: Iterable[Outline], known: dict[str, Source], every: str
) -> tuple[tuple[Table, ...], list[str], list[str]]:
    """Return the new feeds of a list as tables, the names of those that are sources already, and what is no address."""
    names = set(known)
    urls = {canonical_url(source.url): name for name, source in known.items()}
    tables: list[Table] = []
    twice, faults = [], []
    for feed in feeds:
        try:
            url = parse_url(feed.url)
        except ValueError as error:
            faults.append(f"{feed.name}: {error}")
            continue
        if canonical_url(url) in urls:
            twice.append(urls[canonical_url(url)])
            continue
        folders, _, title = feed.name.rpartition("/")
        name = feed.name if title != "feed" else "/".join(part for part in (folders, name_of(url)) if part)
        name = unique_name(name, names)
        names.add(name)
        urls[canonical_url(url)] = name
        tables.append({"name": name, "url": url, "every": every, "kind": SourceKind.FEED.value})
    return tuple(tables), twice, faults


def tell_import(tables: Sequence[Table], twice: Sequence[str], faults: Sequence[str], *, written: bool) -> None:
    """Say what came of a list; raises ClickException where nothing of it can be used."""
    if not written:
        for table in tables:
            click.echo(printable(f"{table['name']}  {table['url']}"))
    for fault in faults:
        click.echo(printable(f"left out: {fault}"), err=True)
    if twice:
        click.echo(f"{plural(len(twice), 'feed')} left out that are sources already.", err=True)
    if faults and not tables and not twice:
        raise click.ClickException("no feed of the list has an address that can be fetched")


def give_out(sources: Iterable[Source], output: Path | None) -> None:
    """Write sources as OPML to a file or the standard output."""
    feeds: list[Outline] = []
    pages: list[Outline] = []
    for source in sources:
        (feeds if source.kind is SourceKind.FEED else pages).append(Outline(source.name, source.url))
    text = written_opml(feeds, pages)
    if output is None or output == Path("-"):
        click.echo(text, nl=False)
        return
    with written_to(output) as out:
        out.write(text)
    click.echo(f"wrote {plural(len(feeds), 'feed')} and {plural(len(pages), 'link')} to {output}", err=True)
