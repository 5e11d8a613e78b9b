"""A page in, its articles out."""

from __future__ import annotations

from crawler.core.documents.sniffing import kind_of_file
from crawler.core.extraction import extract as _extract
from crawler.core.types import Article


def extract(document: str | bytes, url: str | None = None, *, plain_text: bool | None = None) -> tuple[Article, ...]:
    """Return the articles of an HTML or plain-text page in page order; none for a listing, an error page or a picture.

    `url` is where the page was found: relative links resolve against it. `plain_text` says whether the page is text
    and no HTML; None asks the page itself. Any text gives an answer; another type raises TypeError.
    """
    if not isinstance(document, str | bytes):
        raise TypeError(f"extract() wants a page as str or bytes, not {_name(document)}; of a file, its read_bytes()")
    if url is not None and not isinstance(url, str):
        raise TypeError(f"extract() wants the address of the page, url, as str or None, not {_name(url)}")
    if plain_text is not None and not isinstance(plain_text, bool):
        raise TypeError(f"extract() wants plain_text as True, False or None, not {_name(plain_text)}")
    if isinstance(document, bytes) and kind_of_file(document):
        return ()
    return _extract(document, url, plain_text=plain_text)


def _name(value: object) -> str:
    return "None" if value is None else type(value).__name__
