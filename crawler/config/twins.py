"""Sources that are written twice under two names."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.config.model import Source
from crawler.core.links.urls import canonical_url


def twins(sources: Sequence[Source]) -> tuple[str, ...]:
    """Return a sentence for each source that is one before it: the same address, however it is written, and reach."""
    first: dict[tuple[str, str | None], Source] = {}
    told = []
    for source in sources:
        known = first.setdefault((canonical_url(source.url) or source.url, source.scope), source)
        if known is not source:
            told.append(f"{source.name} is the same source as {known.name}: {source.url} and {known.url}")
    return tuple(told)
