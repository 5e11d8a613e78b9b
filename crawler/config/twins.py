"""Sources that are written twice under two names."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from urllib.parse import urlsplit

from crawler.config.model import Source
from crawler.core.links.urls import canonical_url, site_of


def twins(sources: Sequence[Source]) -> tuple[str, ...]:
    """Return a sentence for each source that is one before it."""
    return tuple(
        f"{source.name} is the same source as {known.name}: {source.url} and {known.url}"
        for source, known in twins_among(sources)
    )


def twins_among(sources: Sequence[Source]) -> Iterator[tuple[Source, Source]]:
    """Yield (source, one before it) where both have the same address, however it is written, and reach."""
    first: dict[Hashable, Source] = {}
    for source in sources:
        reach = (source.scope, source.kind, source.include, source.exclude, source.depth)
        known = first.setdefault((_page_of(source.url), reach), source)
        if known is not source:
            yield source, known


def _page_of(url: str) -> Hashable:
    """Return what an address leads to, whatever its scheme, the `www.` before it and the slash behind it."""
    parts = urlsplit(canonical_url(url) or url)
    port = None if parts.port in (80, 443) else parts.port
    return site_of(url), port, parts.path.rstrip("/"), parts.query
