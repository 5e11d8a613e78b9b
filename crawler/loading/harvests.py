"""What a saved page gave, as it is stored."""

from __future__ import annotations

from dataclasses import replace

from crawler.archive.harvest import Harvest
from crawler.core.archiving.limits import within_limits
from crawler.core.types import Reading
from crawler.saved.values import SavedPage
from storage.records import PageFetch


def harvest_of(page: SavedPage, fetched: PageFetch, found: Reading, source: str, run_id: int | None = None) -> Harvest:
    """Return what a page gave; of one that the store knows a later form of, its texts are earlier ones."""
    links = tuple((link.url, link.relation) for link in found.links)
    return Harvest(
        source=source,
        run_id=run_id,
        page=replace(fetched, links=links, record=page.place),
        candidates=tuple(within_limits(found.candidates, 0)),
        is_own_page=found.is_own_page and not fetched.is_late,
        claims=found.claims,
        feeds=found.feeds,
    )
