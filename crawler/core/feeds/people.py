"""Whom a feed names as authors: RSS writes addresses of mail beside names, or in their place; no name is one."""

from __future__ import annotations

import re

from crawler.core.feeds.titles import plain_title
from crawler.core.text.mail import may_hold_mail, without_mail

_LONGEST = 400
"""Characters of a text that names people; a longer one tells of something else."""
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|<\s*>|&lt;\s*&gt;")
_AROUND = " \t\r\n,;:<>\"“”'|/–—-"
_AT = re.compile(r"[@＠﹫]")


def people_of(text: str) -> tuple[str, ...]:
    """Return the names that an author's text holds, without addresses; none where nothing but an address stands there.

    People are parted by semicolons, and by commas where every part has an address or is a name of several words:
    "Marsh, Ada" is one person.
    """
    return tuple(name for part in _parts(plain_title(_unmasked(text[:_LONGEST]))) if (name := _name(part)))


def _unmasked(text: str) -> str:
    """Return a text without the brackets of an address, which would be taken for those of a tag."""
    return re.sub(r"(?:<|&lt;)([^<>&\s]{1,200}[@＠﹫][^<>&\s]{1,200})(?:>|&gt;)", r" \1 ", text)


def _parts(text: str) -> list[str]:
    parts = []
    for part in text.split(";"):
        pieces = [piece for piece in part.split(",") if piece.strip()]
        is_list = all(may_hold_mail(piece) or len(piece.split()) > 1 for piece in pieces)
        parts += pieces if is_list else [part]
    return parts


def _name(text: str) -> str:
    name = _EMPTY.sub(" ", without_mail(text)).strip(_AROUND)
    if name.startswith("(") and name.endswith(")"):
        name = name[1:-1].strip(_AROUND)
    if _AT.search(name) or not any(map(str.isalpha, name)):
        return ""
    return " ".join(name.split())
