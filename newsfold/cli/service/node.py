"""What the commands share that run a node: a daemon or a worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from crawler.config.checks import METRICS
from crawler.config.intervals import parse_interval
from newsfold.cli.options import checked, log_format_option, verbose_option

_OPTIONS = (
    click.option(
        "--db",
        "database",
        metavar="URL",
        envvar="NEWSFOLD_DB",
        show_envvar=True,
        help="The database, in place of the one that the file names.",
    ),
    click.option(
        "--listen",
        metavar="HOST:PORT",
        callback=checked(METRICS["listen"]),
        help="Serve /metrics, /healthz and /readyz there, in place of where the file says; without both nowhere.",
    ),
    click.option(
        "--wait",
        metavar="TIME",
        callback=checked(parse_interval),
        help="How long to wait for a database that is away at the start, as in 60s; later it is always waited for.",
    ),
    log_format_option,
    verbose_option,
)


def node_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of a node: `database`, `listen`, `wait`, `log_format` and `verbose`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def in_place(database: str | None, listen: str | None, log_format: str | None) -> dict[str, Any]:
    """Return what the command line says in place of the configuration."""
    from crawler.config.model import Log, LogFormat, Metrics

    given: dict[str, Any] = {}
    if database is not None:
        given["database"] = database
    if listen is not None:
        given["metrics"] = Metrics(listen=listen)
    if log_format is not None:
        given["log"] = Log(format=LogFormat(log_format))
    return given
