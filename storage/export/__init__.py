"""Formats to give articles out in: each module of this package is one, by its name.

A format has a `FORMAT`, whose `write(articles, out, title)` writes all articles, each as soon as it comes, and returns
how many they were. What formats share stands in `storage/exporting/`.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import cast

from storage.exporting.format import Format, Write


def format_names() -> list[str]:
    """Return the names of the formats."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def get_format(name: str) -> Format:
    """Return a format of `format_names`; raises MissingLibrary where it needs a library that is not installed."""
    return cast("Format", import_module(f"{__name__}.{name}").FORMAT)


def get_writer(name: str) -> Write:
    """Return the `write` of a format of `format_names`."""
    return get_format(name).write
