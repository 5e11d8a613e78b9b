"""What is logged, and how: on stderr, a line or a JSON object each, without control characters and without logins."""

from __future__ import annotations

import json
import logging
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial

from crawler.log_context import about

_JOINERS = "\u200c\u200d"  # letters of many scripts are spelled with them

_LONGEST = 1_000
"""Characters behind the `//` of a URL among which its login is looked for."""
_OPENING = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]{0,20})?:?(?://|\\\\)|https?:/", re.IGNORECASE)
_AUTHORITY = re.compile(r"[^\s/?#\\\"<>]{0,1000}")
# A host may be followed by a port, and then by the colon or full stop of a sentence; what else follows is a password.
_PORT = re.compile(r"\d{0,5}[:.,;)]?(?=[\s/?#\"'<>]|$)")
_WITHOUT_SCHEME = re.compile(r"(?<![^\s\"'(])(?!mailto:)[^\s:/@\"'(\\]{1,200}:(?![/\\\s])[^\s@\"']{1,1000}@(?=[^\s@])")
_SECRET = re.compile(r"(?<=[?&])([a-z_]{0,40}(?:password|secret)=)[^&\s\"']*", re.IGNORECASE)


def log_to_stderr(*, verbose: bool = False, ours: int = logging.ERROR, as_json: bool = False) -> None:
    """Log our own messages from the level `ours` up, those of libraries from ERROR up.

    `verbose` is everything of our own, a line a page, and those of libraries from INFO up, but for what lists settings.

    What Python warns of is logged like what libraries do.
    """
    global _chosen
    _chosen = partial(log_to_stderr, verbose=verbose, ours=ours, as_json=as_json)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_JsonLines() if as_json else _Lines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO if verbose else logging.ERROR)
    for name in ("crawler", "newsfold", "scheduler", "storage"):
        logging.getLogger(name).setLevel(logging.DEBUG if verbose else ours)
    if not verbose:
        logging.getLogger(_WAITS).setLevel(min(ours, logging.WARNING))
    for name in _WORDY:
        logging.getLogger(name).setLevel(logging.WARNING if verbose else logging.NOTSET)
    logging.captureWarnings(True)


_WORDY = ("alembic.runtime.plugins", "scrapy.addons", "scrapy.crawler", "scrapy.middleware")
"""Libraries that list their settings and parts at each start."""

_WAITS = "storage.dialects"
"""What tells that a program waits for another one: whoever looks on is to know."""

_chosen: Callable[[], None] = partial(log_to_stderr)


def chosen_log() -> Callable[[], None]:
    """Return what makes another process log as this one does."""
    return _chosen


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
    """A line for people; where it does not say so itself it begins with its source and run."""

    def __init__(self) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(message)s", "%Y-%m-%d %H:%M:%S")
        self.converter = time.gmtime

    def formatMessage(self, record: logging.LogRecord) -> str:
        known = about()
        if known.source is not None and not record.message.startswith(known.source):
            run = "" if known.run is None else f" (run {known.run})"
            record.message = f"{known.source}{run}: {record.message}"
        return printable(without_logins(super().formatMessage(record)))

    def format(self, record: logging.LogRecord) -> str:
        # What an error says may hold line breaks: no page writes a line that looks like one of ours.
        first, *trace = super().format(record).splitlines()
        return "\n".join((first, *(f"  | {printable(without_logins(line))}" for line in trace)))


class _JsonLines(logging.Formatter):
    """An object for programs, of one line whatever it holds."""

    def format(self, record: logging.LogRecord) -> str:
        known = about()
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "source": known.source,
            "run": known.run,
            "url": _url_of(record) or known.url,
            "error": self.formatException(record.exc_info) if record.exc_info else None,
        }
        shown = {key: without_logins(said) if isinstance(said, str) else said for key, said in entry.items()}
        line = json.dumps({key: said for key, said in shown.items() if said is not None}, ensure_ascii=False)
        return line if line.isprintable() else "".join(map(_escaped, line))


def _url_of(record: logging.LogRecord) -> str | None:
    """Return the page that a line is about: as it says itself, or by the request that Scrapy names."""
    request = record.args.get("request") if isinstance(record.args, Mapping) else None
    url = getattr(record, "url", None) or getattr(request, "url", None)
    return url if isinstance(url, str) else None


def _escaped(char: str) -> str:
    return char if char.isprintable() or char in _JOINERS else json.dumps(char)[1:-1]
