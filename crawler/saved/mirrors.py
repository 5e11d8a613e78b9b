"""Where a saved page came from: by what the program that saved it wrote into it, else by the names of its folders."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from urllib.parse import quote, urljoin

from crawler.core.links.mirror_names import said_address
from crawler.core.links.publishers import publisher_of_site
from crawler.core.links.urls import canonical_url, same_site

_HEAD = 16_384
"""Bytes at the beginning, or end, of a page in which such notes stand."""
_HTTRACK = re.compile(
    rb"<!-- Mirrored from ([^\s<>]{1,2000}) by HTTrack Website Copier/[^,<>]{0,100}, ([^<>]{1,60}?) -->"
)
_BROWSER = re.compile(rb"<!-- saved from url=\(\d{1,6}\)(https?://[^\s<>]{1,2000}) -->", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    rb"<!--\s{1,9}Page saved with SingleFile\s{1,9}url: (https?://[^\s<>]{1,2000})\s{1,9}saved date: ([^\n<>]{1,100})"
)
_CANONICAL = re.compile(rb"<link\b[^<>]{0,300}\brel=[\"']?canonical\b[^<>]{0,2000}>", re.IGNORECASE)
_HREF = re.compile(rb"\bhref=[\"']?([^\"'\s<>]{1,2000})", re.IGNORECASE)
_INDEX = re.compile(r"(?<=/)index\.x?html?(?=$|\?)", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+(?:[:+]\d{1,5})?", re.IGNORECASE)


def note_of(body: bytes) -> tuple[str, datetime | None] | None:
    """Return the canonical address and the date that a program wrote into a page that it saved, None for no note."""
    head = body[:_HEAD]
    if found := _HTTRACK.search(head) or _HTTRACK.search(body[-_HEAD:]):
        return _noted(b"http://" + found[1], found[2])
    if found := _SINGLE_FILE.search(head):
        return _noted(found[1], found[2])
    if found := _BROWSER.search(head):
        return _noted(found[1], None)
    return None


def address_of(below: PurePosixPath, url: str | None, body: bytes) -> str | None:
    """Return the canonical address of a page by its path below the folder that is a copy of `url`.

    Without `url` the folder is one of mirrors, whose first names are hosts; None where such a name is none.
    """
    if url is None:
        host = below.parts[0]
        if len(below.parts) < 2 or _HOST.fullmatch(host) is None or publisher_of_site(host) == host.rpartition(".")[2]:
            return None
        url, below = f"https://{host.replace('+', ':')}/", below.relative_to(host)
    address = urljoin(url if url.endswith("/") else f"{url}/", quote(below.as_posix(), safe="/%@?=&;+,!~:"))
    address = _INDEX.sub("", said_address(address))
    return _said_by(body, address) or canonical_url(address)


def _said_by(body: bytes, address: str) -> str | None:
    """Return the address that a page gives itself, if the file's differs from it by nothing but an added ending.

    Mirrors call `/story` and `/story/` alike `story.html`.
    """
    link = _CANONICAL.search(body[: 4 * _HEAD])
    href = _HREF.search(link[0]) if link is not None else None
    said = canonical_url(urljoin(address, href[1].decode("utf-8", "replace"))) if href is not None else None
    if said is None or not same_site(said, address):
        return None
    return said if _bare(said) == _bare(canonical_url(address) or "") else None


def _bare(url: str) -> str:
    path = url.partition("://")[2].removeprefix("www.")
    return re.sub(r"(?:\.x?html?|/)$", "", path)


def _noted(url: bytes, written: bytes | None) -> tuple[str, datetime | None] | None:
    address = canonical_url(url.decode("utf-8", "replace"))
    return None if address is None else (address, None if written is None else _moment(written))


def _moment(written: bytes) -> datetime | None:
    """Return the moment of a note: HTTrack's is that of HTTP, SingleFile's that of JavaScript."""
    text = written.decode("latin-1").split("(")[0].strip()
    try:
        found = datetime.strptime(text, "%a %b %d %Y %H:%M:%S GMT%z")
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except ValueError:
            return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
