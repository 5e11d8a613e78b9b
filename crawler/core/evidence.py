"""All that speaks about one segment of a page, read as far as it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from crawler.core.dom import Tree
from crawler.core.markup import Marks, read_marks
from crawler.core.page_facts import PageFacts
from crawler.core.segment import Segment
from crawler.core.structured_data import ArticleFacts


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
    def own(self) -> Marks:
        """The marked elements inside the segment."""
        return read_marks(self.tree, self.segment)

    @cached_property
    def wide(self) -> Marks | None:
        """The marked elements of the whole page where it is about this segment alone, else None."""
        return read_marks(self.tree, self.segment, whole_page=True) if self.sole else None

    @property
    def title_block(self) -> int:
        """The block that holds the title, or the segment's first one."""
        return self.segment.first_block if self.segment.title_block is None else self.segment.title_block

    def parts(self) -> tuple[Marks, ...]:
        """The segment's own marks, then the page's where they may speak of it."""
        return (self.own,) if self.wide is None else (self.own, self.wide)


def gather(tree: Tree, facts: PageFacts, segment: Segment, *, sole: bool) -> Evidence:
    """Return what speaks about a segment. The head is about it where it is the page's only article, or is named there."""
    head = sole or facts.describes(segment.title)
    return Evidence(tree, facts, segment, facts.article_for(segment, sole=head), sole, head)
