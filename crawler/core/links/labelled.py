"""Links that have a name and no text: those that a site lays over a whole card, or over its picture."""

from __future__ import annotations

from crawler.core.html.dom import Element, Tree
from crawler.core.text.normalise import fold

_LONGEST = 300
"""Characters of a name that are looked at: those of a long headline."""
_LEADING = 4
"""Words that software sets before the headline in a name: "post link to", "Continue reading"."""


def labelled_links(tree: Tree) -> dict[str, Element]:
    """Return the links without a text by the name that their markup gives them, folded; of one name the first.

    A name also stands without its first words, behind all whole ones.
    """
    found, parts = dict[str, Element](), dict[str, Element]()
    for link in tree.links:
        if "".join(tree.texts[link.first_text : link.last_text]).strip():
            continue
        label = link.attrs.get("aria-label") or link.attrs.get("title")
        if label:
            name = fold(label[:_LONGEST])
            found.setdefault(name, link)
            for _ in range(_LEADING):
                name = name.partition(" ")[2]
                if not name:
                    break
                parts.setdefault(name, link)
    return parts | found
