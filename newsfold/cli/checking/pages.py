"""Files and folders of pages to one site that a check looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, urljoin

from crawler.config.model import Fetch
from crawler.core.checking.gathering import gather
from crawler.core.checking.observing import SeenPage, observe
from crawler.core.checking.values import ObservedSite
from crawler.core.links.urls import site_of
from newsfold.cli.bar import bar
from newsfold.cli.inputs import list_files
from newsfold.cli.reading_pool import read_files_by


def observe_pages(names: Sequence[str], url: str | None, tell: Callable[[str], None]) -> ObservedSite:
    """Read the pages that some files and folders hold, and return them as one site.

    `url` is the address of the folder, or of a single file. A page that cannot be read is told of in a sentence.
    """
    files = list(_files(names, url))
    pages: list[tuple[str, SeenPage]] = []
    with bar("reading pages", len(files)) as show:

        def give(name: str, seen: SeenPage | str) -> None:
            if isinstance(seen, str):
                tell(seen)
            else:
                pages.append((name, seen))
            show(len(pages), f"{len(pages):,} of {len(files):,} pages")

        read_files_by(observe, files, Fetch(), give)
    return gather(site_of(url or "") or names[0], pages)


def _files(names: Sequence[str], url: str | None) -> Iterator[tuple[str, str]]:
    """Yield each file with its address: that of its folder with the path below it, or none."""
    for name in names:
        for file in list_files(name):
            below = Path(file).relative_to(name).as_posix() if Path(name).is_dir() and file != name else ""
            yield file, urljoin(_as_folder(url), quote(below)) if url and below else url or ""


def _as_folder(url: str) -> str:
    return url if url.endswith("/") else f"{url}/"
