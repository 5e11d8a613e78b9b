"""Formats to give articles out in: each module of this package is one, by its name.

A format is a function `write(articles: Iterable[StoredArticle], out: TextIO) -> int` that writes all articles, each
as soon as it comes, and returns how many they were.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TextIO, cast

from storage.records import StoredArticle

Write = Callable[[Iterable[StoredArticle], TextIO], int]


def format_names() -> list[str]:
    """Return the names of the formats."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def get_writer(name: str) -> Write:
    """Return the `write` of a format of `format_names`."""
    return cast("Write", import_module(f"{__name__}.{name}").write)
