"""One source shown: what the file says of it, what the database knows, and where both differ; or how a trial went."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import timedelta
from typing import Any

from crawler.config.intervals import format_interval
from crawler.config.model import Source
from crawler.discovery.trial import Trial, Tried
from crawler.logs import printable
from newsfold.cli.render import plural, short_time
from newsfold.cli.terminal.lines import say
from storage.overview import SourceState


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


def print_source(said: dict[str, Any] | None, state: SourceState | None, differing: list[str]) -> None:
    """Show a source."""
    for key, value in (said or {}).items():
        shown = ", ".join(map(str, value)) if isinstance(value, list | tuple) else value
        say(printable(f"{key:14} {shown}"))
    if state is not None:
        say(printable(f"{'state':14} {state.state}"))
        say(f"{'last success':14} {short_time(state.last_success_at)}")
        say(f"{'next run':14} {short_time(state.next_due_at)}")
        for sentence in state.wrong:
            say(printable(f"! {sentence}"))
    for sentence in differing:
        say(printable(f"! {sentence}"))


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
