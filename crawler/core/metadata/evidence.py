"""All that speaks about one segment of a page, read as far as it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from crawler.core.html.dom import Tree
from crawler.core.metadata.marks import Marks, read_marks, title_place
from crawler.core.page.facts import PageFacts
from crawler.core.page.json_ld import ArticleFacts
from crawler.core.page.segment import Segment

_OPENING = 3
"""Paragraphs that tell two articles of one headline apart: the first may be what the site prints above each."""


@dataclass(eq=False)
class Evidence:
    """What is known about one segment.

    `sole` says that it is the page's only article, `head` that the page's head is about it, `stated` is its JSON-LD.
    """

    tree: Tree
    facts: PageFacts
    segment: Segment
    stated: ArticleFacts | None
    sole: bool
    head: bool

    @cached_property
    def marks(self) -> Marks:
        """The marked elements of the segment, and around it where the page is about it alone."""
        return read_marks(self.tree, self.segment, around=self.sole)

    @property
    def title_block(self) -> int:
        """The block that holds the title, else the last one before the text."""
        return title_place(self.segment)

    @property
    def earliest(self) -> int:
        """The first block that may speak of the segment: on a page of several, what stands above it is another's."""
        return 0 if self.sole else self.marks.begin


def gather(tree: Tree, facts: PageFacts, segment: Segment, *, sole: bool) -> Evidence:
    """Return what speaks about a segment; the head is about the page's only article and the one that it names."""
    opening = " ".join(tree.blocks[index].text for index in segment.body[:_OPENING])
    head = sole or facts.describes(segment.title) or facts.is_about(facts.article_for(segment, opening, sole=False))
    return Evidence(tree, facts, segment, facts.article_for(segment, opening, sole=head), sole, head)
