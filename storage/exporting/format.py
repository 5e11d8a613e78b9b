"""What a format of an export is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, Any, Protocol

from storage.records import StoredArticle


class Write(Protocol):
    """Writes all articles, each as soon as it comes, and returns how many they were.

    `out` takes text as UTF-8, or bytes where the format is binary. `title` is what a feed is called.
    """

    def __call__(self, articles: Iterable[StoredArticle], out: IO[Any], title: str = ...) -> int:
        """Write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: `is_feed` says that it is for what is new, so that the newest articles come first, and not all."""

    write: Write
    is_binary: bool = False
    is_feed: bool = False
