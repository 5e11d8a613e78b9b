"""What each value of newsfold.toml must be: checks that return the value or say what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from crawler.config.intervals import parse_interval
from crawler.config.model import SCOPES, Scope, Severity
from crawler.config.schedules import parse_cron, parse_every, parse_quiet, parse_timezone
from crawler.config.targets import check_targets
from crawler.logs import without_logins

Check = Callable[[Any], Any]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_MAIL = re.compile(r"[^\s@()<>,;]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_HOST_PORT = re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5})")


def parse_url(text: str) -> str:
    """Return `text` as an http(s) URL, with `https://` where no scheme stands; ValueError says why it is none."""
    url = text.strip()
    has_scheme = _SCHEME.match(url) is not None
    if not has_scheme:
        url = f"https://{url}"
    shown = without_logins(url) if has_scheme else without_logins(url).removeprefix("https://")
    fault = None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError(f'"{shown}" is not a URL; write it like "https://example.com/news"') from None
    if parts.scheme not in ("http", "https"):
        fault = f"{parts.scheme} is not a scheme that can be fetched; use http or https"
    elif not host or any(character.isspace() or not character.isprintable() for character in url):
        fault = 'it is not a URL; write it like "https://example.com/news"'
    elif port == 0:
        fault = "port 0 cannot be asked"
    elif "@" in parts.netloc:
        fault = "a user name or password does not belong into the URL of a source"
    if fault:
        raise ValueError(f'"{shown}": {fault}')
    return url


def parse_host_port(text: str) -> str:
    """Return `text` if it names one host and one port, as in `127.0.0.1:8000` or `[::1]:8000`; else ValueError."""
    match = _HOST_PORT.fullmatch(text.strip())
    if not match or not 0 < int(match[1]) < 65536:
        raise ValueError(f'"{text}" is not HOST:PORT; write it like "127.0.0.1:8000"')
    return text.strip().lower()


def text_value(value: Any) -> str:
    """Return a text without the space around it; control characters are refused."""
    if not isinstance(value, str):
        raise TypeError(f"must be a text in quotes, not {_shown(value)}")
    if not value.strip():
        raise ValueError("must not be empty")
    if not value.isprintable():
        raise ValueError("holds a control character")
    return value.strip()


def _contact(value: Any) -> str:
    """Return a mail address or a URL, as it can stand in a header."""
    text = text_value(value)
    is_url = text.startswith(("https://", "http://")) and parse_url(text) == text
    if not text.isascii() or not (is_url or _MAIL.fullmatch(text)) or "(" in text or ")" in text:
        raise ValueError(f'"{text}" is neither a mail address nor a URL; write it like "https://example.com/crawler"')
    return text


def _number(least: float, most: float, whole: bool = True) -> Check:
    def check(value: Any) -> Any:
        kinds = (int,) if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds):
            raise TypeError(f"must be a {'whole ' if whole else ''}number, not {_shown(value)}")
        if not least <= value <= most:
            raise ValueError(f"must be between {least} and {most}, not {value}")
        return value if whole else float(value)

    return check


def _private(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f'must be a list like ["127.0.0.1:8000"], not {_shown(value)}')
    places, faults = [], []
    for entry in value:
        try:
            places.append(parse_host_port(text_value(entry)))
        except (TypeError, ValueError) as error:
            faults.append(str(error))
    if faults:
        raise ValueError("; ".join(faults))
    return tuple(places)


def _interval(value: Any) -> timedelta:
    if not isinstance(value, str):
        raise TypeError(f'must be an interval like "15m", "1h" or "1d", not {_shown(value)}')
    return parse_interval(value)


def _every(value: Any) -> timedelta | str:
    if not isinstance(value, str):
        raise TypeError(f'must be an interval like "15m", "1h" or "1d", or "adaptive", not {_shown(value)}')
    return parse_every(value)


def parse_scope(text: str) -> Scope:
    """Return the scope that people asked for; ValueError says which there are."""
    if text not in SCOPES:
        raise ValueError(f'"{text}" is no scope; it is {", ".join(SCOPES[:-1])} or {SCOPES[-1]}')
    return Scope(text)


def _severity(value: Any) -> Severity:
    if value not in list(Severity):
        raise ValueError(
            f"{_shown(value)} is no severity; it is {', '.join(list(Severity)[:-1])} or {Severity.FAILURE}"
        )
    return Severity(value)


def _shown(value: Any) -> str:
    """Write a value the way TOML does, near enough to be found again."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return f'"{value}"' if isinstance(value, str) else str(value)


FETCH: dict[str, Check] = {
    "allow_private": _private,
    "max_bytes": _number(1024, 1024**3),
    "timeout": _number(0.1, 3600, whole=False),
    "parse_timeout": _number(0.1, 600, whole=False),
    "delay": _number(0, 3600, whole=False),
    "concurrency": _number(1, 64),
    "retries": _number(0, 20),
    "user_agent": text_value,
    "contact": _contact,
    "foreign_pages": _number(0, 10_000_000),
    "workers": _number(1, 64),
}
ALARMS: dict[str, Check] = {
    "targets": check_targets,
    "severity": _severity,
    "per_hour": _number(1, 3600),
}
SOURCE: dict[str, Check] = {
    "name": text_value,
    "url": lambda value: parse_url(text_value(value)),
    "every": _every,
    "cron": lambda value: parse_cron(text_value(value)),
    "timezone": lambda value: parse_timezone(text_value(value)),
    "fastest": _interval,
    "slowest": _interval,
    "jitter": _interval,
    "quiet": lambda value: parse_quiet(text_value(value)),
    "limit": _number(1, 10_000_000),
    "scope": lambda value: parse_scope(text_value(value)),
}
