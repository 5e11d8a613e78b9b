"""Addresses of mail and names of accounts, as they stand beside the names of people."""

from __future__ import annotations

import re

_PART = r"[^\s@＠﹫<>()\[\],;:\"“”]{1,100}"
_SIGN = r"[@＠﹫]"
_MAIL = re.compile(
    rf"mailto:\S+|(?:\"[^\"@]{{1,60}}\"|{_PART}){_SIGN}(?:{_PART}|\[[\d.:a-f]{{2,50}}\])(?:\?subject=\S+)?"
    rf"|{_PART}\s?[\[(](?:at|@|ät)[\])]\s?{_PART}(?:\s?[\[(](?:dot|\.|punkt)[\])]\s?{_PART})*"
    rf"|(?<!\S){_SIGN}\w[\w.@-]*|\(\s?{_SIGN}[\w.@-]+\s?\)",
    re.IGNORECASE,
)
"""An address by RFC 822, whatever its top-level domain; `name [at] host [dot] com`; an account as `@name`."""
_NAME_BEHIND = re.compile(rf"(?:{_MAIL.pattern})\s*\((?!(?:dot|\.|punkt)\))(?P<name>[^()@＠]{{2,70}})\)", re.IGNORECASE)
_HINT = re.compile(r"[@＠﹫]|mailto:|[\[(](?:at|ät)[\])]", re.IGNORECASE)


def may_hold_mail(text: str) -> bool:
    """Return whether a text may hold an address; cheap, for the many that hold none."""
    return _HINT.search(text) is not None


def without_mail(text: str) -> str:
    """Return a text with a blank in the place of each address and account; RSS's `mail (Name)` gives the name."""
    return text if not may_hold_mail(text) else _MAIL.sub(" ", _NAME_BEHIND.sub(r" \g<name> ", text))
