"""One document that a command line names: read from a file or the standard input, or fetched."""

from __future__ import annotations

from crawler.config.model import Fetch
from crawler.core.types import Document
from newsfold.cli.inputs import is_url, load_document


def get_document(name: str, url: str | None, fetch: Fetch, *, render: bool = False) -> Document:
    """Return what stands at `name`; `url` is the address of a saved page. Raises InputError and FetchError.

    With `render` a page that is fetched is one as a browser has it.
    """
    return _fetched(name, fetch, render=render) if is_url(name) else load_document(name, url or "", fetch.max_bytes)


def _fetched(url: str, fetch: Fetch, *, render: bool) -> Document:
    """Return a page by the rules of a crawl."""
    from crawler.crawl.single_page import fetch_document
    from crawler.session.workers import Workers
    from newsfold.cli.reading_pool import run_to_end

    workers = Workers(timeout=fetch.parse_timeout)
    try:
        return run_to_end(fetch_document(url, fetch, workers, render=render))
    finally:
        workers.close()
