"""One crawled page: what the store knows of it and, where it is kept as it came, what it was cut into."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler.core.errors import ReadError
from crawler.core.explain.document import explain
from crawler.core.explain.values import Explanation
from crawler.core.links.urls import canonical_url
from crawler.core.types import Document
from crawler.saved.values import SavedError, SavedPage, Wanted
from crawler.saved.warc import iter_warc
from crawler.session.workers import ReaderPool
from newsfold.web.answers import BadRequest, Missing
from newsfold.web.context import Context
from storage.pages import find_page
from storage.records import LoadMark, PageState, RecordPlace
from storage.shown import ShownOnPage, articles_on_page

_MOST_BYTES = 8 * 1024 * 1024
"""Of a kept page."""
_MOST_PARTS = 400
"""Blocks of a page that are drawn."""
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,250}")
"""A name of an archive file: no way out of its folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """A page; `explanation` is None where it is not kept, or `why_not` says why it cannot be read."""

    state: PageState
    shown: Sequence[ShownOnPage]
    explanation: Explanation | None
    kept_at: datetime | None
    why_not: str
    is_cut: bool = False


def read_state(context: Context, url: str | None) -> tuple[PageState, list[ShownOnPage]]:
    """Return what the store knows of a page, and its articles. Raises BadRequest, Missing, StorageError."""
    if url is None:
        raise BadRequest("Name a page, as in /page?url=https://example.com/news.")
    known = dict.fromkeys(each for each in (url, canonical_url(url)) if each)
    with context.read() as connection:
        for address in known:
            state = find_page(connection, address)
            if state is not None:
                return state, articles_on_page(connection, address)
    raise Missing("The archive has no page of this address; it was never fetched, or it is written in another way.")


def find_document(context: Context, state: PageState, shown: Sequence[ShownOnPage]) -> tuple[SavedPage | None, str]:
    """Return a page as it came, and else why there is none in a sentence."""
    folder = context.settings.archive
    place = next((each.record for each in shown if each.record is not None), None)
    if place is None:
        return None, (
            "Its bytes are not kept, so that it cannot be shown what it was cut into. A crawl with an archive keeps "
            'them (archive = "FOLDER" in newsfold.toml).'
        )
    if folder is None:
        return None, f"Its bytes are kept in {place.file}; start the page with --archive FOLDER to see how it was cut."
    page = _read_record(folder, place)
    if page is None or page.url != state.url:
        return None, f"Its bytes should stand in {place.file}, but cannot be read there."
    return page, ""


async def explain_page(readers: ReaderPool[Explanation], page: SavedPage) -> tuple[Explanation | None, str]:
    """Return what a page is cut into, read in a process that is killed when it takes too long; else why not."""
    try:
        return await readers.read(Document(url=page.url, body=page.body, content_type=page.content_type)), ""
    except ReadError as error:
        return None, f"The page cannot be read: {error.detail or error.reason}."


def readers() -> ReaderPool[Explanation]:
    """Return the process that reads kept pages."""
    return ReaderPool(1, timeout=10.0, reader=explain)


def _read_record(folder: Path, place: RecordPlace) -> SavedPage | None:
    if _FILE.fullmatch(place.file) is None:
        return None
    try:
        with (folder / place.file).open("rb") as file:
            start = LoadMark(position=place.offset)
            found = next(iter_warc(file, place.file, start, Wanted(), _MOST_BYTES), None)
    except (OSError, SavedError):
        return None
    return found if isinstance(found, SavedPage) else None
