"""Folders of saved pages, and single ones: HTML files, mirrors of HTTrack and wget, MHTML."""

from __future__ import annotations

import email
import email.policy
import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from pathlib import Path, PurePosixPath

from crawler.core.links.urls import canonical_url
from crawler.saved.mirrors import address_of, note_of
from crawler.saved.values import Damage, Folder, LeftOut, Saved, SavedPage, Unit, Wanted
from storage.records import LoadMark

HTML = (".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp")
MHTML = (".mhtml", ".mht")
_MOST_MHTML = 8
"""Times the size of a page that an MHTML file may have: it holds the pictures, too."""
_OWN_FILES = ("hts-cache", "hts-log.txt")  # HTTrack's, beside the mirror


def is_page(path: Path) -> bool:
    """Whether a file is called as saved pages are; wget calls some by their parameters: `index.html?p=12`."""
    name = path.name.lower()
    suffix = PurePosixPath(name.partition("?")[0].partition("@")[0]).suffix
    return (suffix in (*HTML, *MHTML) or name.endswith(HTML)) and not any(own in path.parts for own in _OWN_FILES)


def pages_of(folder: Folder, files: Sequence[Path]) -> Unit:
    """Return the pages among the files of a folder as one; `files` are sorted."""
    names = "\n".join(str(file) for file in files)

    def read(start: LoadMark, wanted: Wanted, max_bytes: int) -> Iterator[Saved]:
        for number, file in enumerate(files[start.records :], start.records + 1):
            yield _read(file, folder, LoadMark(position=number, records=number), wanted, max_bytes)

    return Unit(
        name=str(folder.path),
        key=f"{folder.path.resolve()}\n{folder.url or ''}",
        head=hashlib.blake2b(names.encode("utf-8", "surrogatepass"), digest_size=16).digest(),
        size=len(files),
        open=read,
    )


def _read(file: Path, folder: Folder, mark: LoadMark, wanted: Wanted, max_bytes: int) -> Saved:
    url: str | None
    is_mhtml = file.suffix.lower() in MHTML
    most = max_bytes * (_MOST_MHTML if is_mhtml else 1)
    try:
        with file.open("rb") as opened:
            body = opened.read(most + 1)
        modified = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError as error:
        return _damage(mark, "unreadable-file", file, f"cannot be read ({error.strerror})")
    if len(body) > most:
        return _damage(mark, "too-large", file, f"is over {most:,} bytes; a page of that size is not read")
    if is_mhtml:
        found = _html_of(body)
        if found is None:
            return _damage(mark, "broken-mhtml", file, "is no MHTML file with a page and its address")
        url, body, content_type, dated = found
    else:
        noted = note_of(body)
        base = folder.path if folder.path.is_dir() else folder.path.parent
        below = PurePosixPath(file.relative_to(base).as_posix())
        if folder.url is not None and file == folder.path:
            url, dated = canonical_url(folder.url), None
        elif noted is not None and folder.url is None:
            url, dated = noted
        else:
            url, dated = address_of(below, folder.url, body), noted[1] if noted else None
        content_type = "text/html"
    saved_at = dated or modified
    if url is None:
        return LeftOut(mark=mark, reason="no-address", url=str(file))
    refusal = wanted.refuses(url, saved_at)
    if refusal is not None:
        return LeftOut(mark=mark, reason=refusal, url=url)
    return SavedPage(mark=mark, url=url, body=body, content_type=content_type, saved_at=saved_at)


def _html_of(body: bytes) -> tuple[str, bytes, str, datetime | None] | None:
    """Return the page of an MHTML file: address, body, content type and date; None where there is none."""
    message = email.message_from_bytes(body, policy=email.policy.compat32)
    parts: list[Message] = list(message.walk()) if message.is_multipart() else [message]
    page = next((part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    if page is None:
        return None
    said = message.get("Snapshot-Content-Location") or page.get("Content-Location") or message.get("Content-Location")
    url = canonical_url(str(said or ""))
    content = page.get_payload(decode=True)
    if url is None or not isinstance(content, bytes):
        return None
    charset = page.get_content_charset()
    kind = page.get_content_type() + (f"; charset={charset}" if charset else "")
    return url, content, kind, _date(message)


def _date(message: Message | EmailMessage) -> datetime | None:
    try:
        found = parsedate_to_datetime(str(message.get("Date")))
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _damage(mark: LoadMark, kind: str, file: Path, detail: str) -> Damage:
    return Damage(mark=mark, kind=kind, url=str(file), message=f"{file}: {detail}")
