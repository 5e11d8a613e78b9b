"""What a site repeats, and where it shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownArticle:
    """An article as the place where a site shows a paragraph; `url` is its own or that of the page it was found on."""

    article_id: int
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A paragraph on trial at its place, by its key, and the last articles that showed it."""

    place: int
    key: int
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFurniture:
    """A paragraph, by its key and with its text, that a site was found to repeat in `seen` articles."""

    site: str
    key: int
    key_version: int
    seen: int
    sample: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FurnitureRecord:
    """A paragraph that a site repeats, in how many articles, and whether it is content after all.

    `undone_because` says why it is, None where a person said so. `applied` says whether what was stored before is
    judged by it.
    """

    site: str
    key: int
    undone: bool
    undone_because: str | None
    applied: bool
    seen: int
    found_at: datetime
    sample: str
