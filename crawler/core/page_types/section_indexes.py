"""Which text only heads a section: a page at a folder's address that names, with a word or two, the pages below it.

Sites made of folders (notes, travel logs, manuals) have such a page for each. Often it is dated, since their software
dates every file by its last change, so a date makes it no article; the name of an author does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.core.html.dom import Block
from crawler.core.links.addresses import absolute, is_front
from crawler.core.metadata.describe import describe
from crawler.core.page.headings import link_of
from crawler.core.page.outline import Outline
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Refusal, Segment, Sifted

_PAGES = 4
"""Pages below its own that an index names at least, as rows make a list; a story may have three parts."""
_NOTE = 600
"""Prose beside their names at most, as of a note on a list: what the section is about."""
_INDEX = re.compile(r"/(?:index\.\w+)?$")
_NAME = re.compile(r"[^\W\d_]{2}|[^\W\d_a-zA-Z]")
"""What the name of a page holds and the number of a part does not: letters."""


def without_section_indexes(outline: Outline, found: Sequence[Segment]) -> Sifted:
    """Refuse all segments of a page that is the index of a section."""
    found = tuple(found)
    if found and _is_index(outline, found):
        return Sifted((), tuple(Refusal(segment, Rule.SECTION_INDEX) for segment in found))
    return Sifted(found)


def _is_index(outline: Outline, found: Sequence[Segment]) -> bool:
    facts = outline.facts
    if not facts.url or is_front(facts.url) or facts.statements.articles or facts.meta("article:published_time"):
        return False
    if any(segment.title_block is not None and link_of(outline, segment.title_block) for segment in found):
        return False  # posts with pages of their own
    named, rest = _named(outline, found, _INDEX.sub("", urlsplit(facts.url).path) + "/")
    if len(named) < _PAGES or rest > _NOTE:
        return False
    sole = len(found) == 1
    return not any(describe(outline.tree, facts, segment, sole=sole).authors for segment in found)


def _named(outline: Outline, found: Sequence[Segment], folder: str) -> tuple[set[str], int]:
    """Return the pages below a folder that are named between the segments, and the prose that names none."""
    named, rest = set[str](), 0
    body = {index for segment in found for index in segment.body}
    for block in outline.tree.blocks[found[0].first_block : found[-1].last_block]:
        if outline.is_boilerplate(block.index):
            continue
        below = _pages_below(outline, block, folder)
        named |= below
        if not below and block.index in body:
            rest += outline.prose[block.index]
    return named, rest


def _pages_below(outline: Outline, block: Block, folder: str) -> set[str]:
    """Return the addresses below a folder to which a line leads by name, if the line is hardly more than that."""
    pages = set[str]()
    named = 0
    for anchor in block.anchors:
        address = absolute(outline.facts.base, anchor.href)
        if address is None or not _NAME.search(anchor.text) or not outline.facts.leads_to_another_page(anchor.href):
            continue
        path = urlsplit(address).path
        if path.startswith(folder) and len(path) > len(folder):
            pages.add(path)
            named += len(anchor.text)
    return pages if named * 3 >= len(block.text) else set()
