"""What each value of newsfold.toml must be: checks that return the value or say what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from crawler.config.access.headers import header_table, parse_auth, parse_cookies
from crawler.config.access.proxies import parse_proxy
from crawler.config.access.secrets import filled
from crawler.config.addresses import parse_host, parse_host_port, parse_url
from crawler.config.intervals import parse_interval
from crawler.config.model import MAX_DEPTH, SCOPES, LogFormat, Scope, Severity, SourceKind
from crawler.config.patterns import MAX_PATTERNS, parse_pattern
from crawler.config.retention import CHECKS as KEEP
from crawler.config.schedules import parse_cron, parse_every, parse_quiet, parse_timezone
from crawler.config.targets import check_targets

Check = Callable[[Any], Any]

MAX_CHARS = 2_048
"""Of a text: an address has room in it."""

_MAIL = re.compile(r"[^\s@()<>,;]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


def text_value(value: Any) -> str:
    """Return a text without the space around it; control characters are refused."""
    if not isinstance(value, str):
        raise TypeError(f"must be a text in quotes, not {_shown(value)}")
    if not value.strip():
        raise ValueError("must not be empty")
    if not value.isprintable():
        raise ValueError("holds a control character")
    if len(value) > MAX_CHARS:
        raise ValueError(f"must have at most {MAX_CHARS:,} characters, not {len(value):,}")
    return value.strip()


def database_url(value: Any) -> str:
    """Return the name of a database of a kind that is known here; nothing is opened."""
    from storage.database import parse_url as parse_database  # the commands that open none do without its library
    from storage.errors import UnsupportedDatabase

    text = text_value(value)
    try:
        parse_database(text)
    except UnsupportedDatabase as error:
        raise ValueError(f"{error.reason}; {error.advice}") from None
    return text


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


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"must be true or false, not {_shown(value)}")
    return value


def _list(parse: Callable[[str], str], example: str, most: int) -> Check:
    def check(value: Any) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise TypeError(f'must be a list like ["{example}"], not {_shown(value)}')
        if len(value) > most:
            raise ValueError(f"must have at most {most} entries, not {len(value):,}")
        entries, faults = [], []
        for entry in value:
            try:
                entries.append(parse(text_value(entry)))
            except (TypeError, ValueError) as error:
                faults.append(str(error))
        if faults:
            raise ValueError("; ".join(faults))
        return tuple(entries)

    return check


def _user_agent(value: Any) -> str:
    text = text_value(value)
    if not text.isascii():
        raise ValueError(f'"{text}" cannot stand in a header; write it in ASCII')
    return text


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


def parse_kind(text: str) -> SourceKind:
    """Return what an address has to lead to; ValueError says which kinds there are."""
    kinds = list(SourceKind)
    if text not in kinds:
        raise ValueError(f'"{text}" is no kind of source; it is {", ".join(kinds[:-1])} or {kinds[-1]}')
    return SourceKind(text)


def faults_of_reach(values: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (key, sentence) for what does not go together in how far a source reaches."""
    kind = values.get("kind")
    if kind in (SourceKind.FEED, SourceKind.SITEMAP) and "scope" in values:
        yield "scope", f'scope does not go with kind = "{kind}", which takes its entries and their pages and no others'
    if "consent" in values and not values.get("render"):
        yield "consent", "consent goes with render = true only"


def parse_log_format(text: str) -> LogFormat:
    """Return how log lines are to be written; ValueError says how they can be."""
    if text not in tuple(LogFormat):
        raise ValueError(f'"{text}" is no format of log lines; it is {" or ".join(LogFormat)}')
    return LogFormat(text)


def _shown(value: Any) -> str:
    """Write a value the way TOML does, near enough to be found again."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    return f'"{value}"' if isinstance(value, str) else str(value)


_PATTERNS = _list(parse_pattern, "/news/**", MAX_PATTERNS)

_OF_BOTH: dict[str, Check] = {
    "delay": _number(0, 3600, whole=False),
    "concurrency": _number(1, 64),
    "timeout": _number(0.1, 3600, whole=False),
    "retries": _number(0, 20),
    "max_bytes": _number(1024, 1024**3),
    "foreign_pages": _number(0, 10_000_000),
    "recheck": _flag,
    "user_agent": _user_agent,
    "headers": header_table,
    "proxy": parse_proxy,
}
FETCH: dict[str, Check] = {
    **_OF_BOTH,
    "allow_private": _list(parse_host_port, "127.0.0.1:8000", 1_000),
    "parse_timeout": _number(0.1, 600, whole=False),
    "browser": text_value,
    "contact": _contact,
    "crawls": _number(1, 256),
    "workers": _number(1, 64),
}
LOG: dict[str, Check] = {"format": lambda value: parse_log_format(text_value(value))}
METRICS: dict[str, Check] = {"listen": lambda value: parse_host_port(text_value(value))}
PAGE: dict[str, Check] = {
    "listen": lambda value: parse_host_port(text_value(value)),
    "hosts": _list(parse_host, "news.example", 100),
    "password": lambda value: filled(text_value(value)),
    "read_only": _flag,
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
    "kind": lambda value: parse_kind(text_value(value)),
    "include": _PATTERNS,
    "exclude": _PATTERNS,
    "depth": _number(0, MAX_DEPTH),
    "enabled": _flag,
    **_OF_BOTH,
    "render": _flag,
    "scrolls": _number(0, 1_000),
    "consent": text_value,
    "cookies": parse_cookies,
    "auth": parse_auth,
    **KEEP,
}
