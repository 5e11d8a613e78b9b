"""What goes between a page in the browser and whoever fetches for it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of a page: a script, a style sheet, or what a script asks for."""

    url: str
    method: str
    headers: Headers
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: a whole body without content codings."""

    url: str
    status: int
    headers: Headers
    body: bytes


FetchPart = Callable[[Asked], Awaitable[Answer | None]]
"""Fetches what a page asks for by the rules of the crawl; None where they forbid it, or where it cannot be had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """How pages are rendered: scrolled `scrolls` times at most, `max_bytes` the largest page.

    `consent` is the button that is clicked where it is seen: a CSS selector, or what stands on it.
    """

    scrolls: int
    max_bytes: int
    consent: str | None = None
