"""What the pages of a site say differently of one article: its own page, lists and earlier readings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from crawler.core.checking.values import Finding, Observation, ObservedSite, Sign, Version, example
from crawler.core.text.normalise import fold, tokens

_BOTH = "explain both: one of them was read wrong"
TITLES = Sign("titles-disagree", "another page gives the article another title", _BOTH)
TEXTS = Sign("texts-disagree", "another page, or an earlier reading, has another text of the article", _BOTH)
DATES = Sign("dates-disagree", "another page dates the article differently", _BOTH)
AUTHORS = Sign("authors-disagree", "another page names other authors", _BOTH)

_DAY = timedelta(hours=36)
"""How far two dates of one article may lie apart: a day without a time, and zones that are not named."""
_RUN = 4
"""Tokens in a row that two texts are compared by: enough to tell a sentence, few enough to survive an edit."""
_SAME = 0.85
"""Share of the shorter text's runs that the other has at least, where both were read at once: but for a line or two."""
_EDITED = 0.5
"""The same for an earlier reading: an edit leaves half of a text; another text shares next to nothing."""

_BEGIN = 30
"""Characters of both texts that are shown."""


def look(site: ObservedSite) -> Iterator[Finding]:
    """Yield where the versions of an article disagree."""
    several = [article for article in site.articles if article.versions]
    for sign, differs in ((TITLES, _title), (TEXTS, _text), (DATES, _date), (AUTHORS, _author)):
        notes = (next(filter(None, (differs(one, other) for other in one.versions)), "") for one in several)
        examples = tuple(example(one, note) for one, note in zip(several, notes, strict=True) if note)
        yield Finding(sign, len(several), examples)


def _title(one: Observation, other: Version) -> str:
    """Return how titles differ; one that is part of the other was only cut or has a kicker."""
    here, there = fold(one.title), fold(other.title)
    if not other.is_at_once or here in there or there in here:
        return ""
    return f"“{one.title}”; at {other.place}: “{other.title}”"


def _text(one: Observation, other: Version) -> str:
    here, there = _runs(one.text), _runs(other.text)
    share = len(here & there) / max(1, min(len(here), len(there)))
    if share >= (_SAME if other.is_at_once else _EDITED):
        return ""
    return f"{share:.0%} the same: “{one.text[:_BEGIN]}…”; at {other.place}: “{other.text[:_BEGIN]}…”"


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = tokens(text)
    return frozenset(tuple(words[i : i + _RUN]) for i in range(max(1, len(words) - _RUN + 1)))


def _date(one: Observation, other: Version) -> str:
    if one.published_at is None or other.published_at is None or abs(one.published_at - other.published_at) <= _DAY:
        return ""
    return f"{one.published_at:%Y-%m-%d}; at {other.place}: {other.published_at:%Y-%m-%d}"


def _author(one: Observation, other: Version) -> str:
    if not one.authors or not other.authors:
        return ""
    here, there = ({fold(name) for name in names} for names in (one.authors, other.authors))
    if here & there:
        return ""
    return f"{', '.join(one.authors)}; at {other.place}: {', '.join(other.authors)}"
