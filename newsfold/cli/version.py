"""One text of a stored article, by the name that a person gives it: `12`, or `12.1` for its first earlier text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

import click

from newsfold.cli.store import stored_article
from storage.database import Database

_NAME = re.compile(r"([1-9]\d{0,18})(?:\.([1-9]\d{0,8}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text of an article; `seen_at` is when it was first seen, or the article where it is its first text."""

    name: str
    title: str
    text: str
    site: str
    url: str | None
    seen_at: datetime


def find_version(store: Database, name: str) -> Version:
    """Return a text by its name; raises UsageError or ClickException."""
    found = _NAME.fullmatch(name)
    if found is None or int(found[1]) >= 2**63:
        raise click.UsageError(f"{name!r} is no article: give its number, or NUMBER.N for its Nth earlier text")
    article = stored_article(store, int(found[1]))
    chosen = None
    if found[2]:
        chosen = next((each for each in article.revisions if each.number == int(found[2])), None)
        if chosen is None:
            raise click.ClickException(f"article {article.id} has no earlier text {found[2]}; see `newsfold show`")
    return Version(
        name=name,
        title=chosen.title if chosen else article.title,
        text=chosen.text if chosen else article.text,
        site=article.site,
        url=article.url,
        seen_at=chosen.seen_at if chosen else article.first_seen_at,
    )
