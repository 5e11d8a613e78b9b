"""One page read, as `segment` prints it."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.config.model import Fetch
from crawler.core.errors import FetchError, ReadError
from crawler.core.types import Reading
from newsfold.cli.inputs import InputError, load_document


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """What reading one page gave; `fault` says why it failed, `reason` names it in a word where there was a page."""

    name: str
    url: str | None = None
    reading: Reading | None = None
    reason: str | None = None
    fault: str | None = None


def read_here(name: str, url: str | None, fetch: Fetch) -> PageReading:
    """Read one file in this process, which is the quickest for one."""
    from crawler.core.reading import read

    try:
        document = load_document(name, url or "", fetch.max_bytes)
        return PageReading(name=name, url=url, reading=read(document))
    except (InputError, ReadError) as error:
        return failed(name, url, error)


def failed(name: str, url: str | None, error: InputError | FetchError | ReadError) -> PageReading:
    """Return what there is to say of a page that could not be fetched or read."""
    if isinstance(error, InputError):
        return PageReading(name=name, url=url, fault=str(error))
    reason = error.reason if isinstance(error, ReadError) else None
    return PageReading(name=name, url=url, reason=reason, fault=f"{name}: {error.detail or error.reason}")
