"""What is built of markup, natively or in Python, in values that can be compared."""

from __future__ import annotations

from collections.abc import Callable

from crawler.core.html.tree import Tree


def built(build: Callable[[str, Tree], None], markup: str) -> object:
    """Return all that is built of markup, sound or not, or what is raised."""
    tree = Tree([], [], [])
    try:
        build(markup, tree)
    except IndexError as error:  # of markup that no parser has written
        return repr(error)
    elements = [
        (each.index, each.tag, each.parent, each.depth, each.attrs, each.end, each.first_block, each.last_block,
         each.first_text, each.last_text, each.written)
        for each in tree.elements
    ]  # fmt: skip
    return elements, tree.blocks, tree.texts, [each.index for each in tree.links]
