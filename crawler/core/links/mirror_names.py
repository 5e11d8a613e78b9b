"""What the names of a mirror's files stand for: `index.html@p=12.html` is a copy of `index.html?p=12`."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

_NOT_ASCII = re.compile(r"%[89A-F][0-9A-F]", re.IGNORECASE)
_SIGN = re.compile(r"%(?:25)?(?:3F|40)|@", re.IGNORECASE)
# wget writes the question mark as it is (%3F in links) or, for Windows, as @, and puts .html behind what lacks it.
_NAME = re.compile(r"(?P<name>[^/?@]*)[?@](?P<query>[\w.\[\]-]+=[^/?]*?)(?:\.x?html?)?", re.IGNORECASE)


@lru_cache(maxsize=16_384)  # the menus of a site stand on each of its pages
def said_address(url: str) -> str:
    """Return the address that a page had before its site was copied into files; any other address as it is."""
    if "?" in url or _SIGN.search(url) is None:
        return url
    folder, slash, name = url.rpartition("/")
    found = _NAME.fullmatch(unquote(unquote(name)))
    return f"{folder}{slash}{found['name']}?{found['query'].replace(' ', '%20')}" if found else url


def escaped_again(url: str) -> str | None:
    """Return the address of a copy whose file is named by the escapes themselves: `%C3%B8` in the name, not ø.

    Such copies link to `%C3%B8`, which leads to a file named ø, and there is none. None where nothing but ASCII is
    escaped, or all is escaped twice already.
    """
    parts = urlsplit(url)
    if _NOT_ASCII.search(parts.path) is None or "%25" in parts.path:
        return None
    return parts._replace(path=parts.path.replace("%", "%25")).geturl()
