"""What is logged, and how: readable lines in UTC on stderr, without control characters and without logins."""

from __future__ import annotations

import logging
import re
import sys
import time
import unicodedata

_JOINERS = "\u200c\u200d"  # letters of many scripts are spelled with them

_LONGEST = 1_000
"""Characters behind the `//` of a URL among which its login is looked for."""
_OPENING = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]{0,20})?:?(?://|\\\\)|https?:/", re.IGNORECASE)
_AUTHORITY = re.compile(r"[^\s/?#\\\"<>]{0,1000}")
# A host may be followed by a port, and then by the colon or full stop of a sentence; what else follows is a password.
_PORT = re.compile(r"\d{0,5}[:.,;)]?(?=[\s/?#\"'<>]|$)")
_WITHOUT_SCHEME = re.compile(r"(?<![^\s\"'(])(?!mailto:)[^\s:/@\"'(\\]{1,200}:(?![/\\\s])[^\s@\"']{1,1000}@(?=[^\s@])")
_SECRET = re.compile(r"(?<=[?&])([a-z_]{0,40}(?:password|secret)=)[^&\s\"']*", re.IGNORECASE)


def log_to_stderr(*, verbose: bool = False, ours: int = logging.ERROR) -> None:
    """Log our own messages from the level `ours` up, those of libraries from ERROR up; `verbose` all from INFO up."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Lines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO if verbose else logging.ERROR)
    for name in ("crawler", "newsfold", "scheduler", "storage"):
        logging.getLogger(name).setLevel(logging.INFO if verbose else ours)


def printable(text: str) -> str:
    """Return `text` on one line, without what steers a terminal: control characters, marks that turn the direction."""
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char.isprintable() or char in _JOINERS:
        return char
    return "" if unicodedata.category(char) == "Cf" else " "


def without_logins(text: str) -> str:
    """Return a text in which no URL shows a user name or a password: `https://***@example.com/`.

    Of databases the name of the user is kept. A login that breaks the rules of URLs is hidden too, at the price of
    what stands before a later `@`.
    """
    if ":" not in text and "@" not in text:
        return text
    parts, done = [], 0
    for opening in _OPENING.finditer(text):
        begin = opening.end()
        if begin < done:
            continue
        hidden = _login_at(text, begin, (opening["scheme"] or "").startswith("postgres"))
        if hidden is not None:
            parts += [text[done:begin], hidden[0]]
            done = hidden[1]
    parts.append(text[done:])
    return _SECRET.sub(r"\1***", _WITHOUT_SCHEME.sub("***@", "".join(parts)))


def _login_at(text: str, begin: int, is_database: bool) -> tuple[str, int] | None:
    """Return what to write for the login that begins there, and where it ends; None where there is none."""
    authority = _AUTHORITY.match(text, begin)
    assert authority is not None  # it may be empty
    user, colon, _ = authority[0].partition(":")
    is_port = not colon or user.startswith("[") or _PORT.match(text, begin + len(user) + 1) is not None
    if "@" not in authority[0] and is_port:
        return None
    login, at, _ = text[begin : begin + _LONGEST].split(None, 1)[0].rpartition("@")
    if not at:
        return f"{user}:***", authority.end()
    if is_database and ":" not in login.removesuffix(":***"):
        return None
    return "***@", begin + len(login) + 1


class _Lines(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(message)s", "%Y-%m-%d %H:%M:%S")
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        return "\n".join(printable(line) for line in without_logins(super().format(record)).splitlines())
