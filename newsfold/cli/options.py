"""The options that several commands share."""

from __future__ import annotations

import re

import click

from crawler.config.checks import parse_host_port, parse_url
from crawler.config.model import DEFAULT_DATABASE, LogFormat

WHOLE = click.IntRange(min=1, max=2**63 - 1)
"""A number of an article, or how many: as large as a database knows numbers."""
_FETCHED = re.compile(r"https?://")
"""What names a page of the Internet."""


def check_urls(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return each value as an http(s) URL, or fail with the reason why it is none."""
    try:
        return tuple(parse_url(url) for url in value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None


def check_pages(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of pages, those that are to be fetched as `check_urls` does."""
    return tuple(check_urls(ctx, param, (name,))[0] if _FETCHED.match(name) else name for name in value)


def check_page(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Return the name of a page as `check_pages` does each of several."""
    return check_pages(ctx, param, (value,))[0]


def check_url(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return a value, if there is one, as `check_urls` does each of several."""
    return None if value is None else check_urls(ctx, param, (value,))[0]


def _check_places(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return tuple(parse_host_port(place) for place in value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from None


def check_place(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return a value, if there is one, as HOST:PORT."""
    return None if value is None else _check_places(ctx, param, (value,))[0]


database_option = click.option(
    "--db",
    "database",
    metavar="URL",
    envvar="NEWSFOLD_DB",
    default=DEFAULT_DATABASE,
    show_default=True,
    show_envvar=True,
    help="The database: sqlite:///FILE or postgresql://USER@HOST/NAME.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
allow_private_option = click.option(
    "--allow-private",
    metavar="HOST:PORT",
    multiple=True,
    callback=_check_places,
    help="Let this loopback or private address be fetched; all others are refused. Repeatable.",
)
verbose_option = click.option("-v", "--verbose", is_flag=True, help="Log what happens, on stderr.")
log_format_option = click.option(
    "--log-format",
    type=click.Choice([known.value for known in LogFormat]),
    help="How log lines are written: for people, or as a JSON object each.",
)
