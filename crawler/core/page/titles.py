"""What a page calls itself and its articles outside their text: in its head and its JSON-LD."""

from __future__ import annotations

from crawler.core.html.dom import Tree
from crawler.core.page.facts import PageFacts
from crawler.core.text.normalise import fold

_MARKS = (" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ")
_LONGEST = 400


def of_page(tree: Tree, facts: PageFacts) -> frozenset[str]:
    """Return the folded headlines that the page gives outside its text."""
    names = {fold(content) for name in ("og:title", "twitter:title") for content in facts.metas.get(name, ())}
    names.update(fold(article.headline) for article in facts.statements.articles if article.headline)
    title = tree.title[:_LONGEST]
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


def title_of(tree: Tree, facts: PageFacts) -> str:
    """Return the page's own title, without the site's name where that can be told."""
    stated = facts.meta("og:title", "twitter:title")
    if stated:
        return stated[:_LONGEST]
    title = tree.title[:_LONGEST]
    for mark in _MARKS:
        head, found, tail = title.rpartition(mark)
        if found:
            return max(head, tail, key=len)
    return title
