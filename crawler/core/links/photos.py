"""Which addresses may be those of photos, and not of signs, portraits or stand-ins."""

from __future__ import annotations

import re
from urllib.parse import unquote

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_PHOTO = re.compile(
    r"logo|avatar|gravatar|spacer|emoji|placeholder|1x1"
    r"|(?<![a-z])(?:icon|badge|button|banner|sprite|blank|transparent|loading|loader)s?(?![a-z])"
    r"|(?<![a-z])(?:pixel|clear|dot|trans|gr[ae]y)\.(?:gif|png)",
    re.IGNORECASE,
)


def is_photo(address: str, names: str = "") -> bool:
    """Return whether an address, with the class of its image, may be that of a photo and not of a sign or stand-in."""
    path = address.partition("://")[2].partition("/")[2] if "://" in address else address
    said = f"{unquote(path)} {names}"
    return not (address.startswith(("data:", "about:", "blob:")) or "gravatar" in address) and not _NO_PHOTO.search(
        _CAMEL.sub("-", said)
    )
