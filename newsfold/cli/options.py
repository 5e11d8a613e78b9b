"""The options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from crawler.config.access.headers import Header, parse_headers
from crawler.config.addresses import parse_url
from crawler.config.checks import FETCH, SOURCE, Check
from crawler.config.model import DEFAULT_DATABASE, FOREIGN_PAGES, SCOPES, SCROLLS, LogFormat, SourceKind


class Whole(click.IntRange):
    """A whole number within bounds; what is none, or lies outside, is told in words."""

    name = "whole number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number, or fail with what is wanted."""
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            self.fail(f'"{value}" is not a whole number {self._bounds()}', param, ctx)

    def _bounds(self) -> str:
        if self.max is None or self.max >= 2**31 - 1:
            return f"from {self.min} on"
        return f"from {self.min} to {self.max}"


WHOLE = Whole(min=1, max=2**63 - 1)
"""A number of an article, or how many: as large as a database knows numbers."""
EXIT_BUSY = 75
"""EX_TEMPFAIL of sysexits.h: nothing is wrong, later it may go."""
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


def checked(check: Check) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Return a callback that checks a value, where there is one, as the configuration does."""

    def callback(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
        try:
            return None if value is None else check(list(value) if isinstance(value, tuple) else value)
        except ValueError as error:
            raise click.BadParameter(str(error), ctx, param) from None

    return callback


def config_option(help_text: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option that names the configuration; `help_text` says what for."""
    return click.option(
        "--config",
        metavar="FILE",
        type=click.Path(path_type=Path),
        default=Path("newsfold.toml"),
        show_default=True,
        help=help_text,
    )


def _headers(given: list[str]) -> tuple[Header, ...]:
    if not all(":" in header for header in given):
        raise ValueError('write each like "X-Api-Key: ${API_KEY}"')
    return parse_headers([(name.strip(), text) for name, _, text in (header.partition(":") for header in given)])


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
    callback=checked(FETCH["allow_private"]),
    help="Let this loopback or private address be fetched; all others are refused. Repeatable.",
)
render_pages_option = click.option(
    "--render",
    is_flag=True,
    help="Let a browser run the scripts of what is fetched; needs newsfold[browser].",
)
verbose_option = click.option("-v", "--verbose", is_flag=True, help="Log what happens, on stderr.")
log_format_option = click.option(
    "--log-format",
    type=click.Choice([known.value for known in LogFormat]),
    help="How log lines are written: for people, or as a JSON object each.",
)
_SOURCE_OPTIONS = (
    click.option("--limit", metavar="N", type=Whole(min=1), help="Fetch at most N pages of each URL."),
    click.option(
        "--scope",
        type=click.Choice([known.value for known in SCOPES]),
        callback=checked(SOURCE["scope"]),
        help="How far to go from each URL: the page alone, the section (its folder, further pages and listed "
        "articles), or the whole site. Without it the first page decides.",
    ),
    click.option(
        "--kind",
        type=click.Choice([known.value for known in SourceKind]),
        callback=checked(SOURCE["kind"]),
        help="What each URL has to lead to; where it does not, nothing is taken.",
    ),
    click.option(
        "--include",
        metavar="PATTERN",
        multiple=True,
        callback=checked(SOURCE["include"]),
        help='Follow only addresses like this: "/news/**", "/**.html", "other.example/**". Repeatable.',
    ),
    click.option(
        "--exclude",
        metavar="PATTERN",
        multiple=True,
        callback=checked(SOURCE["exclude"]),
        help="Follow no address like this. Repeatable.",
    ),
    click.option(
        "--depth",
        metavar="N",
        type=int,
        callback=checked(SOURCE["depth"]),
        help="Go at most N links away from each URL; with 0 it alone is fetched, of a feed its entries' texts.",
    ),
    click.option(
        "--foreign-pages",
        metavar="N",
        type=Whole(min=0),
        default=FOREIGN_PAGES,
        show_default=True,
        help="Fetch at most N pages of hosts of other publishers, to which the entries of a feed may lead.",
    ),
    click.option(
        "--recheck",
        is_flag=True,
        help="Ask for every known article again; without it the more seldom, the longer it has stayed as it is.",
    ),
    click.option(
        "--render",
        is_flag=True,
        help="Let a browser run the scripts of the pages and scroll them to their end; needs newsfold[browser].",
    ),
    click.option(
        "--scrolls",
        metavar="N",
        type=int,
        default=SCROLLS,
        show_default=True,
        callback=checked(SOURCE["scrolls"]),
        help="With --render: scroll to the end of a page at most N times.",
    ),
    click.option(
        "--consent",
        metavar="BUTTON",
        callback=checked(SOURCE["consent"]),
        help="With --render: click this where it is seen, a CSS selector or what stands on the button.",
    ),
    click.option(
        "--delay",
        metavar="SECONDS",
        type=float,
        callback=checked(SOURCE["delay"]),
        help="Least seconds between two requests.",
    ),
    click.option(
        "--user-agent",
        metavar="TEXT",
        callback=checked(SOURCE["user_agent"]),
        help="What to call the crawler at these publishers.",
    ),
    click.option(
        "--header",
        "headers",
        metavar="'NAME: VALUE'",
        multiple=True,
        callback=checked(_headers),
        help="Send this to the publisher of each URL, and to nobody else; ${NAME} stands for a variable of the "
        "environment, so that a secret shows nowhere. Repeatable.",
    ),
)


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say what is special of a source, each by the name of a field of `Source`."""
    for option in reversed(_SOURCE_OPTIONS):
        command = option(command)
    return command
