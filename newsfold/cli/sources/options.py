"""The options that the commands below `newsfold sources` share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from crawler.config.checks import SOURCE
from newsfold.cli.options import checked, config_option

named_config_option = config_option("The configuration that the sources stand in.")
yes_option = click.option("--yes", is_flag=True, help="Do not ask.")
dry_run_option = click.option("--dry-run", is_flag=True, help="Only show what would be written.")


def every_option(help_text: str, **settings: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return the option for an interval, which is checked and kept as it was written."""
    return click.option("--every", metavar="TIME", callback=_check_every, help=help_text, **settings)


def _check_every(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    checked(SOURCE["every"])(ctx, param, value)
    return value
