"""What a page calls itself and its articles outside their text: in its head and its JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crawler.core.page.json_ld import Statements
from crawler.core.text.normalise import fold

_MARKS = (" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ")
"""What stands between a headline and the name of the site; the spaces tell it from a hyphen within a word."""
LONGEST = 400
"""Characters of a document's title that are looked at."""


def names_of(title: str, metas: Mapping[str, Sequence[str]], statements: Statements) -> frozenset[str]:
    """Return the folded headlines that a page gives outside its text; `title` is the document's own."""
    names = {fold(content) for name in ("og:title", "twitter:title") for content in metas.get(name, ())}
    names.update(fold(article.headline) for article in statements.articles if article.headline)
    title = title[:LONGEST]
    names.add(fold(title))
    for mark in _MARKS:
        head, found, tail = title.partition(mark)
        if found:
            names.add(fold(head))
            names.add(fold(title.rpartition(mark)[0]))
            if len(tail) > len(head):
                names.add(fold(tail))
    names.discard("")
    return frozenset(names)


def without_site(title: str) -> str:
    """Return a document's title without the site's name where that can be told: the longer part."""
    title = title[:LONGEST]
    for mark in _MARKS:
        head, found, tail = title.rpartition(mark)
        if found:
            return max(head, tail, key=len)
    return title
