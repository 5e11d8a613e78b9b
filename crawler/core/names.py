"""What a page calls itself and its articles outside their text: in its head and its JSON-LD."""

from __future__ import annotations

import re

from crawler.core.dom import Tree
from crawler.core.page_facts import PageFacts
from crawler.core.text import fold

_MARKS = (" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ")
_LONGEST = 400
_ERROR = re.compile(
    r"\b40[34]\b|\bnot found\b|nicht gefunden|introuvable|no encontrad[ao]|não encontrad[ao]|non trovat[ao]"
    r"|nie znaleziono|не найдена|bulunamadı|access denied|forbidden|لم يتم العثور|یافت نشد|नहीं मिला"
    r"|見つかりません|找不到|未找到",
    re.I,
)


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


def is_error(title: str) -> bool:
    """Return whether a page's title is that of an error page, in one of a dozen languages."""
    return len(title) <= 80 and _ERROR.search(title) is not None
