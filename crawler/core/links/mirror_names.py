"""What the names of a mirror's files stand for: `index.html@p=12.html` is a copy of `index.html?p=12`."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote

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
