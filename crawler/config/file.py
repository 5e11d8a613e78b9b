"""newsfold.toml to a frozen Config: every fault of the file is told at once, each with its line."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from crawler.config.access.headers import faults_of_logins, with_logins
from crawler.config.checks import (
    ALARMS,
    FETCH,
    LOG,
    METRICS,
    PAGE,
    SOURCE,
    Check,
    database_url,
    faults_of_reach,
    text_value,
)
from crawler.config.model import Alarms, Config, Fetch, Log, Metrics, Page, SavedSearch, Source
from crawler.config.retention import RETENTION, retention_of, with_keep
from crawler.config.schedules import faults_of_schedule, with_schedule
from crawler.config.searches import SEARCH, SEARCH_NAME, search_of
from crawler.config.toml_lines import Path as Place
from crawler.config.toml_lines import key_lines
from crawler.core.errors import ConfigError
from crawler.logs import printable, without_logins
from storage.records import Keep

MAX_BYTES = 1024 * 1024
"""Bytes of a configuration file: thousands of sources have room in it."""

_LONG = re.compile(r'"([^"]{100})[^"]{20,}"')
"""A value that would make a page of a sentence."""

TOP: dict[str, Check] = {"database": database_url, "archive": text_value}
"""The keys that stand above all tables."""

_TABLES: dict[str, tuple[dict[str, Check], Callable[[dict[str, Any]], Any]]] = {
    "alarms": (ALARMS, lambda values: Alarms(**values)),
    "fetch": (FETCH, lambda values: Fetch(**values)),
    "log": (LOG, lambda values: Log(**values)),
    "metrics": (METRICS, lambda values: Metrics(**values)),
    "page": (PAGE, lambda values: Page(**values)),
    "retention": (RETENTION, retention_of),
}
"""The tables that stand once, with what makes a value of each."""


def load_config(path: Path, *, needs_sources: bool = True) -> Config:
    """Read a configuration file; ConfigError names every fault as `FILE:LINE: sentence`.

    One without a source is at fault if it `needs_sources`.
    """
    return parse_config(read_config(path), str(path), needs_sources=needs_sources)


def read_config(path: Path) -> str:
    """Return the text of a configuration file; ConfigError says why it is none."""
    try:
        with path.open("rb") as file:
            body = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise ConfigError((f"{path}: there is no such file; write one or name another with --config",)) from None
    except OSError as error:
        raise ConfigError((f"{path}: cannot be read ({error.strerror})",)) from None
    if len(body) > MAX_BYTES:
        raise ConfigError((f"{path}: is over {MAX_BYTES} bytes; that is no configuration file",))
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body[: error.start].count(b"\n") + 1
        raise ConfigError((f"{path}:{line}: is not UTF-8; save the file as UTF-8",)) from None


def parse_config(text: str, name: str = "newsfold.toml", *, needs_sources: bool = True) -> Config:
    """Return the configuration that a TOML text holds; `name` stands before each fault."""
    text = text.replace("\r\n", "\n")
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError((_syntax_fault(error, text, name),)) from None
    except RecursionError:
        raise ConfigError((f"{name}: is nested too deep",)) from None
    reader = _Reader(key_lines(text), name, needs_sources=needs_sources)
    config = reader.config(content)
    if reader.faults:
        raise ConfigError(tuple(sentence for _, sentence in sorted(reader.faults, key=lambda fault: fault[0])))
    return config


def _syntax_fault(error: tomllib.TOMLDecodeError, text: str, name: str) -> str:
    message = str(error)
    match = re.search(r"\(at line (\d+), column (\d+)\)", message)
    if not match:
        return f"{name}:{text.rstrip().count(chr(10)) + 1}: {message}"
    return f"{name}:{match[1]}: {message[: match.start()].strip()} (column {match[2]})"


class _Reader:
    """Reads the tables and gathers (line, sentence) of each fault on the way."""

    def __init__(self, lines: dict[Place, int], name: str, *, needs_sources: bool) -> None:
        self.faults: list[tuple[int, str]] = []
        self._lines = lines
        self._name = name
        self._needs_sources = needs_sources

    def config(self, content: dict[str, Any]) -> Config:
        self._unknown(content, (*TOP, *_TABLES, "searches", "source"), ())
        found = self._values({key: content[key] for key in TOP if key in content}, TOP, ())
        if self._needs_sources and content.get("source", []) == []:
            self._fault((), "there is no source; add one: [[source]] with name, url and every")
        tables = {name: made(self._table(content, name, checks)) for name, (checks, made) in _TABLES.items()}
        sources = self._sources(content.get("source", []), tables["retention"].keep)
        return Config(
            sources=tuple(one for one in sources if one.enabled),
            disabled=tuple(one for one in sources if not one.enabled),
            searches=self._searches(content.get("searches", {})),
            **found,
            **tables,
        )

    def _table(self, content: dict[str, Any], name: str, checks: dict[str, Check]) -> dict[str, Any]:
        """Return the values of a table that the file may leave out."""
        table = content.get(name, {})
        if not isinstance(table, dict):
            self._fault((name,), f"{name} must be a table: write [{name}] on a line of its own")
            return {}
        self._unknown(table, checks, (name,))
        return self._values(table, checks, (name,))

    def _searches(self, tables: Any) -> tuple[SavedSearch, ...]:
        if not isinstance(tables, dict) or not all(isinstance(table, dict) for table in tables.values()):
            self._fault(("searches",), "searches must be tables: write [searches.NAME] before the query of each")
            return ()
        found = []
        for name, table in tables.items():
            place: Place = ("searches", name)
            self._unknown(table, SEARCH, place)
            values = self._values(table, SEARCH, place)
            if not SEARCH_NAME.fullmatch(name):
                self._fault(place, f'a search is named by letters, digits, "-" and "_", not "{name}"')
            elif "query" not in table:
                self._fault(place, "this search has no query")
            elif "query" in values:
                found.append(search_of(name, values))
        return tuple(found)

    def _sources(self, tables: Any, keep: Keep) -> tuple[Source, ...]:
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self._fault(("source",), "source must be a list of tables: write [[source]] before each")
            return ()
        sources: list[Source] = []
        first_lines: dict[str, int] = {}
        for index, table in enumerate(tables):
            place: Place = ("source", index)
            self._unknown(table, SOURCE, place)
            values = self._values(table, SOURCE, place)
            for key, sentence in (
                *faults_of_schedule(table, values),
                *faults_of_reach(values),
                *faults_of_logins(values),
            ):
                self._fault((*place, key), sentence)
            needed = ("name", "url") if "cron" in table else ("name", "url", "every")
            missing = [key for key in needed if key not in table]
            if missing:
                self._fault(place, f"this source has no {' and no '.join(missing)}")
            name = values.get("name")
            if name in first_lines:
                self._fault((*place, "name"), f'name "{name}" is taken by the source of line {first_lines[name]}')
            elif name is not None:
                first_lines[name] = self._line((*place, "name"))
            if {"name", "url"} <= values.keys() and values.keys() & {"every", "cron"}:
                sources.append(Source(**with_schedule(with_keep(with_logins(values), keep))))
        return tuple(sources)

    def _values(self, table: dict[str, Any], checks: dict[str, Check], place: Place) -> dict[str, Any]:
        values = {}
        for key, check in checks.items():
            if key in table:
                try:
                    values[key] = check(table[key])
                except (TypeError, ValueError) as error:
                    self._fault((*place, key), f"{key}: {error}")
        return values

    def _unknown(self, table: dict[str, Any], known: Iterable[str], place: Place) -> None:
        names = list(known)
        for key in table:
            if key not in names:
                close = difflib.get_close_matches(key.lower(), names, n=1)
                hint = f'did you mean "{close[0]}"?' if close else f"known here: {', '.join(names)}"
                if not close and key in FETCH:
                    hint = "it belongs into [fetch]"
                self._fault((*place, key), f'unknown key "{key}"; {hint}')

    def _fault(self, place: Place, sentence: str) -> None:
        line = self._line(place)
        sentence = printable(_LONG.sub(r'"\1…"', without_logins(sentence)))
        self.faults.append((line, f"{self._name}:{line}: {sentence}" if line else f"{self._name}: {sentence}"))

    def _line(self, place: Place) -> int:
        """Return the line of a place, or of the nearest one around it; 0 for the file."""
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 0)
