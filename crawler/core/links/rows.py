"""Short headlines: a link with few words in a row of headlines is one of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from crawler.core.html.dom import Element, Tree
from crawler.core.types import Relation

_FEWEST = 3
"""So many headlines in like places are a list; fewer may be alike by chance."""


def short_headlines(tree: Tree, links: Sequence[tuple[Element, str, Relation | None]]) -> Iterator[str]:
    """Yield the addresses of the short links that stand where headlines stand, alone in a place of their own.

    `links` are those with a text: each with its element, its address and why it is worth following. A short link
    beside a headline is its label or its author, and a place that has more short links than headlines is a menu.
    """
    headlines: Counter[tuple[str, ...]] = Counter()
    others: defaultdict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    taken = set()
    for element, address, relation in links:
        if relation is Relation.ARTICLE:
            headlines[_place(tree, element)] += 1
            taken.add(element.parent)
        elif relation is Relation.PAGE:
            others[_place(tree, element)].append((element.parent, address))
    for place, found in others.items():
        if headlines[place] >= max(_FEWEST, len(found)):
            yield from (address for parent, address in found if parent not in taken)


def _place(tree: Tree, element: Element) -> tuple[str, ...]:
    """Return what a link and the two elements around it look like."""
    inner = tree.elements[element.parent]
    around = (element, inner, tree.elements[inner.parent])
    return tuple(f"{one.tag} {one.get('class') or ''}" for one in around)
