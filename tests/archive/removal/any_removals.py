"""Any pages of some sources, and what is done to an archive of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from crawler.archive.harvest import Harvest
from storage.records import Keep, PageFetch
from tests.core.archiving.made_pages import NOON, Page, page

SOURCES = ("harbour", "bay", "quay")
PLACES = 4

Step = tuple[str, object]


def harvest_of(shown: Page, place: int, source: str) -> Harvest:
    """Return a page at one of a few addresses of its host, as a crawl of a source hands it over."""
    candidates = tuple(one.on(place).candidate for one in shown)
    fetch = PageFetch(url=f"https://{shown[0].host}/pages/{place}", fetched_at=NOON, status=200, kind="page")
    return Harvest(source=source, page=fetch, candidates=candidates, is_own_page=shown[0].own)


def _undated(shown: Page) -> Page:
    return tuple(replace(one, published_at=None) for one in shown)


keep = st.builds(
    Keep,
    age=st.sampled_from([None, timedelta(hours=2)]),
    articles=st.sampled_from([None, 0, 1, 3]),
    bytes=st.sampled_from([None, 0, 1000]),
)
stored = st.tuples(
    st.just("store"), st.builds(harvest_of, page().map(_undated), st.integers(0, PLACES), st.sampled_from(SOURCES))
)
pruned = st.tuples(st.just("prune"), st.dictionaries(st.sampled_from(SOURCES), keep))
deleted = st.tuples(st.just("delete"), st.integers(0, 5))
STEPS = st.lists(st.one_of(stored, stored, stored, pruned, deleted), min_size=2, max_size=9)
