"""Sites as a check looks at them, for the tests of its signs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

from crawler.core.checking.check import check
from crawler.core.checking.values import BarePage, Finding, Observation, ObservedSite

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
_WORDS = ("keepers", "counted", "lanterns", "along", "walls", "ledgers", "name", "boats", "before", "last", "winter")
_numbers = count(1)


def paragraphs(town: str, number: int = 3) -> list[str]:
    """Return paragraphs whose words only those of the same town have."""
    return [" ".join(f"{word}{place}{town}" for word in _WORDS).capitalize() + "." for place in range(number)]


def article(town: str, **changed: Any) -> Observation:
    """Return an article on a town, on its own page."""
    url = f"https://harbour.example/{town.lower()}"
    known = {
        "place": str(next(_numbers)),
        "title": f"Lanterns were counted in {town}",
        "text": "\n\n".join(paragraphs(town)),
        "url": url,
        "pages": (url,),
        "is_own_page": True,
        "published_at": NOON.replace(day=1 + len(town) % 28, minute=sum(map(ord, town)) % 60),
        "authors": ("Ilse Maartens",),
    }
    return Observation(**{**known, **changed})


TOWNS = ("Vellmar", "Oberrode", "Kirchau", "Steinbek", "Marbach", "Norrvik", "Dolna", "Ellis", "Brix", "Moll")


def plain(number: int = 10) -> list[Observation]:
    """Return articles that nothing is wrong with."""
    return [article(town) for town in TOWNS[:number]]


def site(articles: Sequence[Observation], bare: Sequence[BarePage] = (), name: str = "harbour.example") -> ObservedSite:
    """Return a site."""
    return ObservedSite(name, tuple(articles), tuple(bare))


def seen(articles: Sequence[Observation], bare: Sequence[BarePage] = (), name: str = "harbour.example") -> set[str]:
    """Return the names of the signs that are seen."""
    return {finding.sign.name for finding in check(site(articles, bare, name))}


def found(sign: str, articles: Sequence[Observation], bare: Sequence[BarePage] = ()) -> Finding:
    """Return what was found of one sign."""
    (finding,) = [each for each in check(site(articles, bare)) if each.sign.name == sign]
    return finding
