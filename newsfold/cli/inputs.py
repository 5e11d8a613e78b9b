"""The pages that a command line names: files, folders and stdin to documents, of bounded size."""

from __future__ import annotations

import gzip
import io
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from crawler.core.types import Document

_CONTENT_TYPES = {".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml", ".txt": "text/plain"}

_LIKE_A_HOST = re.compile(r"(localhost|([a-z0-9-]+\.)+[a-z]{2,})(:\d+)?(/|$)", re.IGNORECASE)


class InputError(Exception):
    """A file or folder could not be used; its text is one sentence for a person."""


def is_url(name: str) -> bool:
    """Whether an argument is to be fetched."""
    return name.startswith(("http://", "https://"))


def list_files(name: str) -> Iterator[str]:
    """Yield the names of the pages that `name` stands for: itself or, for a folder, every page below it, sorted."""
    path = Path(name)
    pages = sorted(str(file) for file in path.rglob("*") if _page_suffix(file) and file.is_file())
    yield from pages or (name,)


def load_document(name: str, url: str, max_bytes: int) -> Document:
    """Read a file, or stdin for `-`, unpacked where it is gzip; InputError where that is not possible."""
    from crawler.core.types import Document

    try:
        if name == "-":
            body = _read(sys.stdin.buffer, max_bytes, name)
        else:
            with Path(name).open("rb") as file:
                body = _read(file, max_bytes, name)
    except FileNotFoundError:
        fetched = f"; to fetch a page, write https://{name}" if _LIKE_A_HOST.match(name) else ""
        raise InputError(f"{name}: there is no such file{fetched}") from None
    except (EOFError, gzip.BadGzipFile, zlib.error):
        raise InputError(f"{name}: is broken gzip") from None
    except IsADirectoryError:
        first = next((file for file in list_files(name) if file != name), None)
        if first is not None:
            raise InputError(f"{name}: is a folder; name one page, such as {first}") from None
        suffixes = ", ".join(_CONTENT_TYPES)
        raise InputError(f"{name}: no page in this folder; pages end in {suffixes}, or these with .gz") from None
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror or error})") from None
    return Document(url=url, body=body, content_type=_CONTENT_TYPES.get(_page_suffix(Path(name)), ""))


def _read(file: BinaryIO, max_bytes: int, name: str) -> bytes:
    """Read at most `max_bytes`, of the packed and of the unpacked page."""
    body = file.read(max_bytes + 1)
    if body[:2] == b"\x1f\x8b":
        body = gzip.GzipFile(fileobj=io.BytesIO(body)).read(max_bytes + 1)
    if len(body) > max_bytes:
        raise InputError(f"{name}: is over {max_bytes} bytes; a page of that size is not read")
    return body


def _page_suffix(path: Path) -> str:
    """Return the ending that says what a page is, `.gz` left out; empty where it says nothing."""
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return suffixes[-1] if suffixes and suffixes[-1] in _CONTENT_TYPES else ""
