"""JSON Lines: one article a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from storage.exporting.fields import values_of
from storage.exporting.format import Format
from storage.exporting.json_values import json_of
from storage.records import StoredArticle


def write(articles: Iterable[StoredArticle], out: IO[Any], title: str = "") -> int:
    """Write the articles, one JSON object a line, and return how many they were."""
    count = 0
    for article in articles:
        out.write(json_of(values_of(article)) + "\n")
        count += 1
    return count


FORMAT = Format(write=write)
