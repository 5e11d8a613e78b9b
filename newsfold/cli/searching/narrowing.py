"""The options by which commands narrow the articles that they look at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from storage.records import ArticleFilter


def _site(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from crawler.core.links.named_sites import named_site

    return named_site(value)


def _beginning(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime | None:
    if value is None:
        return None
    from crawler.core.search.periods import beginning_of

    try:
        return beginning_of(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None


def _language(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    return None if value is None else value.strip().lower()


def site_option(explained: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option --site, whose value may be a host, with www. or without, or an address."""
    return click.option("--site", metavar="HOST", callback=_site, help=explained)


_OPTIONS = (
    site_option("Only those that a site publishes, as it has them: its host, or an address of it."),
    click.option("--source", metavar="NAME", help="Only those that this source found first."),
    click.option("--author", metavar="NAME", help="Only those by somebody, by a name or a part of it."),
    click.option("--lang", "language", metavar="CODE", callback=_language, help="Only those in a language, as de."),
    click.option(
        "--after", "published_from", metavar="DATE", callback=_beginning, help="Only those published since DATE."
    ),
    click.option(
        "--before", "published_before", metavar="DATE", callback=_beginning, help="Only those published before DATE."
    ),
)


def filter_for(search: str | None, **options: Any) -> ArticleFilter:
    """Return what a query and the options narrow to; raises ClickException where one of them cannot be read."""
    from crawler.archive.search.searching import narrowed

    try:
        return narrowed(search, **options)
    except ValueError as error:
        raise click.UsageError(f"{error}; `newsfold search --help` tells how to ask") from None


def narrowing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that narrow, to be given to `filter_for`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
