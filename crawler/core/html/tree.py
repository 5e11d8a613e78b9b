"""The flat tree of a page: its elements and text blocks in document order.

Everything that the rest of the core asks of a page is a range over two lists. An element knows where its subtree
ends (`end`) and which blocks stand in it (`first_block` to `last_block`, half open), so that the text of a subtree,
its links or its headings are slices, never another walk.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crawler.core.accelerator import native
from crawler.core.html.lexer import Attributes

DEEPEST = 200
"""Levels of nesting that are kept; pages that people made have a third of it."""


@dataclass(slots=True, eq=False)
class Element:
    """An element of the body; `parent` is an index, -1 for the root, `end` is one past its last descendant."""

    index: int
    tag: str
    parent: int
    depth: int
    attrs: Attributes
    end: int = 0
    first_block: int = 0
    last_block: int = 0
    first_text: int = 0
    last_text: int = 0
    written: str = ""  # the attributes as they are written, by which what they say can be remembered

    def get(self, name: str) -> str | None:
        """Return the value of one of its attributes, None where it has none of that name."""
        return self.attrs.get(name)


if native is not None and not TYPE_CHECKING:
    Element = native.Element  # the same, but smaller, and it reads its attributes when it is asked for them


@dataclass(slots=True)
class Anchor:
    """A link inside a block: its visible text and its raw href."""

    text: str
    href: str
    element: int


@dataclass(slots=True)
class Block:
    """A run of text between two block borders; `element` is the innermost block-level element that holds it.

    `heading` is 1 to 6, or 0. `link_chars` counts the characters of `text` that stand inside links.
    """

    index: int
    element: int
    tag: str
    text: str
    heading: int = 0
    link_chars: int = 0
    anchors: list[Anchor] = field(default_factory=list)

    @property
    def beside_links(self) -> str:
        """What it says without its links."""
        rest = self.text
        for anchor in self.anchors:
            rest = rest.replace(anchor.text, "", 1)
        return rest


@dataclass(slots=True)
class Tree:
    """A parsed page: its elements and blocks in document order, and what its head says."""

    elements: list[Element]
    blocks: list[Block]
    texts: list[str]  # the pieces that the blocks were made of, with all their spaces
    title: str = ""
    language: str | None = None
    base: str | None = None
    metas: list[tuple[str, str]] = field(default_factory=list)  # (name or property or http-equiv, lower case; content)
    head_links: list[Attributes] = field(default_factory=list)  # attributes of each <link>
    json_ld: list[str] = field(default_factory=list)
    links: list[Element] = field(default_factory=list)  # each <a>
    markup: str | bytes = ""  # what was parsed

    def ancestors(self, index: int) -> list[Element]:
        """Return the elements that hold element `index`, innermost first, itself included."""
        found = []
        while index >= 0:
            element = self.elements[index]
            found.append(element)
            index = element.parent
        return found

    def apart(self, block: int, other: int) -> Element | None:
        """Return the largest element that holds one block and not another one; None where the innermost holds both."""
        found = None
        for element in self.ancestors(self.blocks[block].element):
            if element.first_block <= other < element.last_block:
                break
            found = element
        return found

    def text_of(self, element: Element, *, longest: int = 400) -> str:
        """Return the text of an element, inline ones included, in one line of at most `longest` characters."""
        found, length = [], 0
        for index in range(element.first_text, element.last_text):
            found.append(self.texts[index])
            length += len(found[-1])
            if length > longest * 4:
                break
        return " ".join(" ".join(found).split())[:longest]
