"""What a person names, files and folders, to what is read in one go."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from crawler.saved.folders import is_page, pages_of
from crawler.saved.values import Folder, Saved, SavedError, Unit, Wanted
from crawler.saved.warc import has_beginning, iter_warc
from storage.records import LoadMark

_WARC = (".warc", ".warc.gz", ".warc.zst", ".warc.lz4")
_MOST_MEMBERS = 10_000
_MOST_TIMES = 100
"""Times that a member of a WACZ may grow: archives are packed before, and a page seldom shrinks to a twentieth."""
_HEAD = 1_024  # bytes by which a file is told from another one of the same name


def units_of(path: Path, url: str | None) -> Iterator[Unit]:
    """Yield what a file or folder holds, in a fixed order; `url` is the address that a folder is a copy of.

    Raises SavedError where that cannot be told.
    """
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.is_file())
        archives = [file for file in files if _is_archive(file)]
        pages = [file for file in files if is_page(file)]
        if not archives and not pages:
            raise SavedError(f"{path}: holds no WARC or WACZ file and no saved page")
        for file in archives:
            yield from _archives(file)
        if pages:
            yield pages_of(Folder(path, url), pages)
    elif not path.exists():
        raise SavedError(f"{path}: there is no such file or folder")
    elif is_page(path):
        yield pages_of(Folder(path, url), [path])
    else:
        yield from _archives(path)


def _is_archive(file: Path) -> bool:
    return file.name.lower().endswith((*_WARC, ".wacz"))


def _archives(path: Path) -> Iterator[Unit]:
    if zipfile.is_zipfile(path):
        yield from _members(path)
        return
    try:
        with path.open("rb") as file:
            is_warc, head = has_beginning(file), _head(file)
    except OSError as error:
        raise SavedError(f"{path}: cannot be read ({error.strerror})") from None
    if not is_warc:
        raise SavedError(f"{path}: is no WARC, WACZ, MHTML or HTML file")

    def read(start: LoadMark, wanted: Wanted, max_bytes: int) -> Iterator[Saved]:
        with path.open("rb") as file:
            yield from iter_warc(file, path.name, start, wanted, max_bytes)

    yield Unit(name=str(path), key=str(path.resolve()), head=head, size=path.stat().st_size, open=read)


def _members(path: Path) -> Iterator[Unit]:
    """Yield the archives in a WACZ file."""
    try:
        with zipfile.ZipFile(path) as packed:
            members = [each for each in packed.infolist() if each.filename.lower().endswith(_WARC)]
            if not members:
                raise SavedError(f"{path}: is a ZIP file without a WARC in it; a WACZ file has one")
            if len(members) > _MOST_MEMBERS:
                raise SavedError(f"{path}: holds {len(members):,} archives; more than {_MOST_MEMBERS:,} are not read")
            for each in members:
                if each.file_size > _MOST_TIMES * max(each.compress_size, 1):
                    size = f"{each.file_size:,} bytes"
                    raise SavedError(f"{path}: grows to {size} when unpacked, as a bomb does; it is not read")
            heads = []
            for each in members:
                with packed.open(each) as member:
                    heads.append(_head(cast("BinaryIO", member)))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise SavedError(f"{path}: is a broken ZIP file ({error})") from None
    for each, head in zip(members, heads, strict=True):
        yield _member(path, each, head)


def _member(path: Path, info: zipfile.ZipInfo, head: bytes) -> Unit:
    def read(start: LoadMark, wanted: Wanted, max_bytes: int) -> Iterator[Saved]:
        name = f"{path.name}/{info.filename}"
        try:
            with zipfile.ZipFile(path) as packed, packed.open(info) as member:
                yield from iter_warc(cast("BinaryIO", member), name, start, wanted, max_bytes)
        except (zipfile.BadZipFile, EOFError) as error:
            raise SavedError(f"{path}: is a broken ZIP file ({error}); what was read before is stored") from None

    key = f"{path.resolve()}\n{info.filename}"
    return Unit(name=f"{path}/{info.filename}", key=key, head=head, size=info.file_size, open=read)


def _head(file: BinaryIO) -> bytes:
    file.seek(0)
    return hashlib.blake2b(file.read(_HEAD), digest_size=16).digest()
