"""Links that have a name and no text: those that a site lays over a whole card, or over its picture."""

from __future__ import annotations

from crawler.core.html.dom import Element, Tree
from crawler.core.text.normalise import fold

_LONGEST = 300
"""Characters of a name that are looked at: those of a long headline."""


def labelled_links(tree: Tree) -> dict[str, Element]:
    """Return the links without a text by the name that their markup gives them, folded; of one name the first."""
    found = dict[str, Element]()
    for link in tree.links:
        if "".join(tree.texts[link.first_text : link.last_text]).strip():
            continue
        label = link.attrs.get("aria-label") or link.attrs.get("title")
        if label:
            found.setdefault(fold(label[:_LONGEST]), link)
    return found
