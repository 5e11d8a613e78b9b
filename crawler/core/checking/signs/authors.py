"""Authors that are no names."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.core.checking.values import Finding, Observation, ObservedSite, Sign, example
from crawler.core.text.normalise import fold

ODD = Sign(
    "author-odd",
    "an author is no name: it holds digits, an address or a sentence, or is the title",
    "explain it: a line beside the by-line was taken for it",
)

_LONGEST = 60
"""Characters of a name at most; offices with the name of their town stay below it."""


def look(site: ObservedSite) -> Iterator[Finding]:
    """Yield articles with such authors."""
    found = ((each, next((name for name in each.authors if _is_odd(name, each)), "")) for each in site.articles)
    yield Finding(ODD, len(site.articles), tuple(example(each, name) for each, name in found if name))


def _is_odd(name: str, article: Observation) -> bool:
    if len(name) > _LONGEST or "://" in name or "|" in name or sum(map(str.isdigit, name)) > len(name) / 4:
        return True
    return fold(name) == fold(article.title)
