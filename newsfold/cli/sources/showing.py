"""One source shown: what the file says of it, what the database knows, and where both differ; or how a trial went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import timedelta
from typing import Any

from crawler.config.intervals import format_interval
from crawler.config.model import Source
from crawler.discovery.trial import Trial, Tried
from crawler.logs import printable
from crawler.session.learned import next_look
from newsfold.cli.render import plural, short_time
from newsfold.cli.terminal.lines import say
from storage.memory_records import GonePage
from storage.overview import SourceState

_SHOWN_GONE = 5


def settings_of(source: Source) -> dict[str, Any]:
    """Return what a source of the file says that is not the same for all; of headers the names alone."""
    plain = Source(name=source.name, url=source.url)
    said: dict[str, Any] = {"name": source.name, "url": source.url}
    for field in fields(Source):
        value = getattr(source, field.name)
        if value != getattr(plain, field.name):
            said[field.name] = [one.name for one in value] if field.name == "headers" else _plain(value)
    return said


def _plain(value: Any) -> Any:
    if isinstance(value, timedelta):
        return format_interval(value)
    return value if isinstance(value, str | int | float | bool | tuple) else str(value)


def print_source(
    said: dict[str, Any] | None, state: SourceState | None, gone: Sequence[GonePage], differing: list[str]
) -> None:
    """Show a source; `gone` are the addresses that answered it that there is nothing."""
    for key, value in (said or {}).items():
        shown = ", ".join(map(str, value)) if isinstance(value, list | tuple) else value
        say(printable(f"{key:14} {shown}"))
    if state is not None:
        say(printable(f"{'state':14} {state.state}"))
        say(f"{'last success':14} {short_time(state.last_success_at)}")
        say(f"{'next run':14} {short_time(state.next_due_at)}")
        for sentence in state.wrong:
            say(printable(f"! {sentence}"))
    for page in gone[:_SHOWN_GONE]:
        say(printable(f"{'gone':14} {page.url} ({_since(page)})"))
    if len(gone) > _SHOWN_GONE:
        say(f"{'':14} and {len(gone) - _SHOWN_GONE:,} more")
    for sentence in differing:
        say(printable(f"! {sentence}"))


def gone_json(gone: Sequence[GonePage]) -> list[dict[str, Any]]:
    """Return the addresses where nothing is for a program, each with when it is asked for again at the earliest."""
    return [asdict(page) | {"next_look": next_look(page)} for page in gone]


def _since(page: GonePage) -> str:
    """Return since when an address is gone, and when it is asked for again."""
    said = f"404 or 410 {plural(page.times, 'time')} in a row since {short_time(page.since)}"
    return f"{said}; asked for again after {short_time(next_look(page))}"


def print_trial(trial: Trial) -> None:
    """Show how a source does."""
    left_out = f", of which its patterns leave out {trial.left_out:,}" if trial.left_out else ""
    say(f"This is a {trial.kind}; it leads to {plural(trial.leads, 'article')}{left_out}.")
    for page in trial.pages:
        say(f"\n{printable(page.url)}")
        if page.fault or not page.articles:
            say(printable(f"  {page.fault or page.nothing_because or 'no article'}"))
        for title, words, published_at in page.articles:
            say(printable(f"  {title[:100]}  ({plural(words, 'word')}, {short_time(published_at)})"))


def trial_json(trial: Trial) -> dict[str, Any]:
    """Return how a source does for a program."""
    return {**asdict(trial), "pages": [_page_json(page) for page in trial.pages]}


def _page_json(page: Tried) -> dict[str, Any]:
    articles = [{"title": title, "words": words, "published_at": at} for title, words, at in page.articles]
    return {**asdict(page), "articles": articles}
