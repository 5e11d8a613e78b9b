"""Values in words for people: numbers, moments, sizes, addresses."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode, urlsplit

from markupsafe import Markup, escape

_UNITS = ("bytes", "KB", "MB", "GB", "TB")
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")
_STATES = {
    "running": "being crawled",
    "queued": "in the queue",
    "due": "due now",
    "waiting": "on time",
    "backing off": "tried again later",
    "failing": "failing",
    "paused": "paused",
    "no longer configured": "no longer configured",
}


def number(value: int | None) -> str:
    """Write a whole number with a thin space at the thousands, as papers do."""
    return "–" if value is None else f"{value:,}".replace(",", "\u202f")


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """Write a count with its noun: `1 page`, `1 200 pages`, `2 stories`."""
    return f"{number(count)} {noun if count == 1 else nouns or noun + 's'}"


def moment(value: datetime | None) -> Markup:
    """Write a moment of UTC to the minute, as an element that programs can read."""
    if value is None:
        return Markup("–")
    at = value.astimezone(UTC)
    return Markup('<time datetime="{}">{}</time>').format(f"{at:%Y-%m-%dT%H:%MZ}", f"{_date(at)}, {at:%H:%M}")


def day(value: datetime | None) -> Markup:
    """Write the day of a moment in UTC, as an element that programs can read."""
    if value is None:
        return Markup("–")
    at = value.astimezone(UTC)
    return Markup('<time datetime="{}">{}</time>').format(f"{at:%Y-%m-%d}", _date(at))


def _date(at: datetime) -> str:
    return f"{at.day} {at:%b} {at.year}"


def span(value: timedelta | None) -> str:
    """Write how long something took, in one or two units."""
    if value is None:
        return "–"
    seconds = max(0, round(value.total_seconds()))
    if seconds < 60:
        return f"{seconds} s"
    for size, unit, part, below in ((86_400, "d", 3_600, "h"), (3_600, "h", 60, "min")):
        if seconds >= size:
            rest = seconds % size // part
            return f"{seconds // size} {unit}" + (f" {rest} {below}" if rest else "")
    return f"{seconds // 60} min"


def size(value: int | None) -> str:
    """Write a number of bytes."""
    if value is None:
        return "–"
    amount, unit = float(value), 0
    while amount >= 1000 and unit < len(_UNITS) - 1:
        amount, unit = amount / 1000, unit + 1
    return f"{amount:.0f} {_UNITS[unit]}" if unit == 0 or amount >= 100 else f"{amount:.1f} {_UNITS[unit]}"


def short(text: str | None, most: int) -> str:
    """Return a text of at most so many characters, cut at a blank where there is one."""
    text = " ".join((text or "").split())
    if len(text) <= most:
        return text
    cut = text[:most]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut) + "…"


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text."""
    return [each for each in re.split(r"\n\s*\n", text) if each.strip()]


def web_address(url: str | None) -> str | None:
    """Return an address that a link may lead to, None for any other: no script hides in one."""
    return url if url is not None and url.startswith(("https://", "http://")) and url.isprintable() else None


def bare_address(url: str | None, most: int = 80) -> str:
    """Return an address as people read it: without its scheme, and cut."""
    text = re.sub(r"^https?://(www\.)?", "", url or "").removesuffix("/")
    return text if len(text) <= most else text[: most - 1] + "…"


def host(url: str) -> str:
    """Return the host of an address."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def query(values: dict[str, object]) -> str:
    """Return a query of those values that are not None, with its question mark; nothing where there is none."""
    given = {name: str(value) for name, value in values.items() if value is not None}
    return f"?{urlencode(given)}" if given else ""


def state(value: str) -> str:
    """Return the state of a source in words."""
    return _STATES.get(value, value)


def language(tag: str | None) -> Markup:
    """Return the attributes of a text in a language: which it is, and that its direction is its own."""
    if tag is None or _TAG.fullmatch(tag) is None:
        return Markup(' dir="auto"')
    return Markup(' lang="{}" dir="auto"').format(escape(tag))
