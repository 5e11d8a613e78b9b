"""Which lines of a footer name who made the site, or its software, and not who wrote what stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from crawler.core.metadata.evidence import Evidence

_FOOTER = re.compile(r"^footer |(?<![a-z])(?:footer|credits?|copyright)$", re.IGNORECASE)
"""Tags and ids of what ends a page."""


def without_makers(evidence: Evidence, lines: Iterable[int]) -> Iterator[int]:
    """Yield the lines, by their blocks, that do not name the makers."""
    return (index for index in lines if not _names_maker(evidence, index))


def _names_maker(evidence: Evidence, index: int) -> bool:
    """Return whether a line of a footer leads to other sites alone: "A site made⏎by Quay Studio"."""
    block, tree = evidence.tree.blocks[index], evidence.tree
    if not block.anchors or not all(evidence.facts.leads_out(anchor.href) for anchor in block.anchors):
        return False
    return any(_FOOTER.search(f"{each.tag} {each.get('id') or ''}") for each in tree.ancestors(block.element))
