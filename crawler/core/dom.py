"""HTML to a flat tree: elements and text blocks in document order, built in one walk.

Everything that the rest of the core asks of a page is a range over two lists. An element knows where its subtree
ends (`end`) and which blocks stand in it (`first_block` to `last_block`, half open), so that the text of a subtree,
its links or its headings are slices, never another walk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BLOCK_TAGS_WORDS = """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav
    ol option p pre search section select summary table tbody td textarea tfoot th thead tr ul
"""
_BLOCK_TAGS = frozenset(_BLOCK_TAGS_WORDS.split())
_SKIPPED_TAGS_WORDS = """
    script style svg noscript template iframe object embed canvas audio video math -comment map
"""
_SKIPPED_TAGS = frozenset(_SKIPPED_TAGS_WORDS.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_DEEPEST = 200
"""Levels of nesting that are kept; pages that people made have a third of it."""
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Element:
    """An element of the body; `parent` is an index, -1 for the root, `end` is one past its last descendant."""

    index: int
    tag: str
    parent: int
    depth: int
    attrs: dict[str, str | None]
    end: int = 0
    first_block: int = 0
    last_block: int = 0
    node: LexborNode | None = None  # gives the text of an inline element, which no block range does


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


@dataclass(slots=True)
class Tree:
    """A parsed page: its elements and blocks in document order, and what its head says."""

    elements: list[Element]
    blocks: list[Block]
    title: str = ""
    language: str | None = None
    base: str | None = None
    metas: list[tuple[str, str]] = field(default_factory=list)  # (name or property or http-equiv, lower case; content)
    head_links: list[dict[str, str | None]] = field(default_factory=list)  # attributes of each <link>
    json_ld: list[str] = field(default_factory=list)

    def ancestors(self, index: int) -> list[Element]:
        """Return the elements that hold element `index`, innermost first, itself included."""
        found = []
        while index >= 0:
            element = self.elements[index]
            found.append(element)
            index = element.parent
        return found


class _Builder:
    """Collects elements and blocks during the walk."""

    def __init__(self) -> None:
        self.tree = Tree([], [])
        self._parts: list[str] = []
        self._anchors: list[Anchor] = []
        self._link_chars = 0
        self._home = 0

    def text(self, value: str, home: int, anchor: Anchor | None) -> None:
        if not self._parts:
            if value.isspace():
                return
            self._home = home
        self._parts.append(value)
        if anchor is not None:
            self._link_chars += len(value.strip())
            anchor.text += value

    def anchor(self, anchor: Anchor) -> None:
        self._anchors.append(anchor)

    def flush(self) -> None:
        """End the current run of text at a block border."""
        if not self._parts:
            self._anchors.clear()
            return
        # Splitting is a third of the cost of a regex, and cuts at the same characters.
        text = " ".join("".join(self._parts).split())
        if text:
            element = self.tree.elements[self._home]
            for anchor in self._anchors:
                anchor.text = " ".join(anchor.text.split())
            block = Block(len(self.tree.blocks), self._home, element.tag, text)
            block.heading = _HEADINGS.get(element.tag, 0) or _aria_level(element.attrs)
            block.link_chars = min(self._link_chars, len(text))
            block.anchors = self._anchors
            self.tree.blocks.append(block)
            self._anchors = []
        else:
            self._anchors.clear()
        self._parts = []
        self._link_chars = 0


def _aria_level(attrs: dict[str, str | None]) -> int:
    """Return the level of an element that is a heading by its role, 0 for any other."""
    if attrs.get("role") != "heading":
        return 0
    level = attrs.get("aria-level")
    return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2


def parse(html: str | bytes) -> Tree:
    """Return the tree of an HTML document; bytes must be UTF-8. Any input gives a tree, if need be an empty one."""
    document = LexborHTMLParser(html)
    builder = _Builder()
    root = document.root
    if root is None:
        return builder.tree
    _read_head(document, builder.tree)
    body = document.body
    if body is not None:
        _walk(body, builder)
    return builder.tree


def _read_head(document: LexborHTMLParser, tree: Tree) -> None:
    """Read what the head says; JSON-LD counts wherever it stands."""
    root = document.root
    assert root is not None
    tree.language = root.attributes.get("lang")
    head = document.head
    if head is not None:
        title = head.css_first("title")
        tree.title = _SPACE.sub(" ", title.text()).strip() if title is not None else ""
    for node in document.css("meta[content]"):
        attrs = node.attributes
        name = attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or attrs.get("http-equiv")
        if name:
            tree.metas.append((name.strip().lower(), attrs.get("content") or ""))
    for node in document.css("link[href]"):
        tree.head_links.append(node.attributes)
    base = document.css_first("base[href]")
    if base is not None:
        tree.base = base.attributes.get("href")
    for node in document.css('script[type^="application/ld+json" i]'):
        tree.json_ld.append(node.text())


def _walk(body: LexborNode, builder: _Builder) -> None:
    """Walk the body without recursion; of elements deeper than `_DEEPEST` only the text is kept."""
    elements, blocks = builder.tree.elements, builder.tree.blocks
    # One frame an open element: (node, index or -1, is it block-level, the home and the anchor to go back to).
    stack: list[tuple[LexborNode, int, bool, int, Anchor | None]] = []
    home, parent, anchor = 0, -1, None
    node: LexborNode | None = body
    while node is not None:
        tag = node.tag
        if tag == "-text":
            value = node.text_content
            if value:
                builder.text(value, home, anchor)
        elif tag == "br":
            builder.text("\n", home, None)
        elif tag is not None and tag not in _SKIPPED_TAGS:
            is_block = tag in _BLOCK_TAGS
            if is_block:
                builder.flush()
            index = -1
            outer_home, outer_anchor, outer_parent = home, anchor, parent
            if len(stack) < _DEEPEST:
                index = len(elements)
                attrs = node.attributes
                count = len(blocks)
                elements.append(Element(index, tag, parent, len(stack), attrs, index + 1, count, count, node))
                parent = index
                if is_block:
                    home = index
                if tag == "a" and attrs.get("href"):
                    anchor = Anchor("", attrs["href"] or "", index)
                    builder.anchor(anchor)
            child = node.child
            if child is not None:
                stack.append((node, index, is_block, outer_home, outer_anchor))
                node = child
                continue
            if is_block:
                builder.flush()
            home, anchor, parent = outer_home, outer_anchor, outer_parent
        following = node.next
        while following is None and stack:
            node, index, is_block, home, anchor = stack.pop()
            if is_block:
                builder.flush()
            if index >= 0:
                element = elements[index]
                element.end = len(elements)
                element.last_block = len(blocks)
                parent = element.parent
            following = node.next if stack else None
        node = following
