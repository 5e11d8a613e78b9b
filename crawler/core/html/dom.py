"""HTML to a flat tree: elements and text blocks in document order, built in one walk.

Everything that the rest of the core asks of a page is a range over two lists. An element knows where its subtree
ends (`end`) and which blocks stand in it (`first_block` to `last_block`, half open), so that the text of a subtree,
its links or its headings are slices, never another walk.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType

from selectolax.lexbor import LexborHTMLParser

from crawler.core.html.lexer import VOID, Attributes, attributes, tokens, unescape
from crawler.core.text.normalise import one_line

_BLOCK_TAGS_WORDS = """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav
    ol option p pre search section select summary table tbody td textarea tfoot th thead tr ul
"""
_BLOCK_TAGS = frozenset(_BLOCK_TAGS_WORDS.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LONGEST_HEADING = 300
"""Characters of a paragraph within a heading that is the heading; a longer one is text behind an open tag."""
_DEEPEST = 200
"""Levels of nesting that are kept; pages that people made have a third of it."""
_BREAK = "\u2028"
"""What a `<br>` leaves in a run: a space that people do not write."""
_TIES = (": ", "| ", "– ")
_NONE: Attributes = MappingProxyType({})


@dataclass(slots=True)
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
    texts: list[str]  # the pieces that the blocks were made of, with all their spaces
    title: str = ""
    language: str | None = None
    base: str | None = None
    metas: list[tuple[str, str]] = field(default_factory=list)  # (name or property or http-equiv, lower case; content)
    head_links: list[Attributes] = field(default_factory=list)  # attributes of each <link>
    json_ld: list[str] = field(default_factory=list)

    def ancestors(self, index: int) -> list[Element]:
        """Return the elements that hold element `index`, innermost first, itself included."""
        found = []
        while index >= 0:
            element = self.elements[index]
            found.append(element)
            index = element.parent
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


class _Run:
    """The run of text since the last block border."""

    __slots__ = ("anchors", "home", "link_chars", "parts", "tree")

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.parts: list[str] = []
        self.anchors: list[Anchor] = []
        self.link_chars = 0
        self.home = 0

    def add(self, text: str, home: int, anchor: Anchor | None) -> None:
        """Add a text that stands in the block-level element `home`."""
        if not text.isspace():
            self.tree.texts.append(text)
        elif not self.parts:
            return
        if not self.parts:
            self.home = home
        self.parts.append(text)
        if anchor is not None:
            self.link_chars += len(text.strip())
            anchor.text += text

    def end(self) -> None:
        """Make a block of the run, at a block border."""
        text = one_line("".join(self.parts))
        if text:
            element = self.tree.elements[self.home]
            for anchor in self.anchors:
                anchor.text = one_line(anchor.text)
            heading = _HEADINGS.get(element.tag, 0) or _aria_level(element.attrs)
            if element.tag == "p" and element.parent >= 0 and len(text) <= _LONGEST_HEADING:
                heading = _HEADINGS.get(self.tree.elements[element.parent].tag, 0)  # a paragraph within a heading
            blocks = self.tree.blocks
            chars = min(self.link_chars, len(text))
            if heading and text.startswith(_TIES) and blocks and blocks[-1].index >= element.first_block:
                # The heading goes on behind its kicker, which stands in a box of its own.
                kicker = blocks.pop()
                text = kicker.text + text
                chars += kicker.link_chars
                self.anchors[:0] = kicker.anchors
            blocks.append(Block(len(blocks), self.home, element.tag, text, heading, chars, self.anchors[:]))
            self.link_chars = 0
        self.parts.clear()
        self.anchors.clear()


def _aria_level(attrs: Attributes) -> int:
    """Return the level of an element that is a heading by its role, 0 for any other."""
    if attrs.get("role") != "heading":
        return 0
    level = attrs.get("aria-level")
    return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2


def parse(html: str | bytes) -> Tree:
    """Return the tree of an HTML document; bytes must be UTF-8. Any input gives a tree, if need be an empty one."""
    document = LexborHTMLParser(html)
    tree = Tree([], [], [])
    if document.root is not None:
        _read_head(document, tree)
        _build(document, tree)
    return tree


def _read_head(document: LexborHTMLParser, tree: Tree) -> None:
    """Read what the head says; JSON-LD counts wherever it stands."""
    root = document.root
    assert root is not None
    tree.language = root.attributes.get("lang")
    head = document.head
    if head is not None:
        title = head.css_first("title")
        tree.title = one_line(title.text()) if title is not None else ""
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


def _ends_in_break(parts: list[str]) -> bool:
    """Return whether nothing but space stands since the last `<br>`: with another one a new paragraph begins."""
    for part in reversed(parts):
        if part == _BREAK:
            return True
        if not part.isspace():
            return False
    return False


def _build(document: LexborHTMLParser, tree: Tree) -> None:
    """Add the elements and blocks of the body; of elements deeper than `_DEEPEST` only the text is kept."""
    elements, blocks, texts = tree.elements, tree.blocks, tree.texts
    run = _Run(tree)
    parts, anchors = run.parts, run.anchors
    # One frame an open element: (the element, is it block-level, the home and the anchor to go back to).
    stack: list[tuple[Element | None, bool, int, Anchor | None]] = []
    home, parent, anchor = 0, -1, None
    element: Element | None
    has_just_ended = False
    for name, written, text in tokens(document):
        if name[0] == "/":
            element, is_block, home, anchor = stack.pop()
            if is_block and (parts or anchors):
                run.end()
            if element is not None:
                element.end, element.last_block, element.last_text = len(elements), len(blocks), len(texts)
                parent = element.parent
        elif name == "br":
            if parts and anchor is None and elements[home].tag not in _HEADINGS and _ends_in_break(parts):
                run.end()
            else:
                run.add(_BREAK, home, anchor)
        elif name[0] not in "!?":
            is_block = name in _BLOCK_TAGS
            if is_block and (parts or anchors):
                run.end()
            elif has_just_ended and parts and elements[home].tag in _HEADINGS:
                run.add(" ", home, anchor)  # a kicker and its headline, which a style sheet parts
            outer_home, outer_anchor, element = home, anchor, None
            if len(stack) < _DEEPEST:
                index, count, said = len(elements), len(blocks), len(texts)
                attrs = attributes(written) if written else _NONE
                element = Element(index, name, parent, len(stack), attrs, index + 1, count, count, said, said, written)
                elements.append(element)
                if name == "a" and (href := attrs.get("href")):
                    anchor = Anchor("", href, index)
                    anchors.append(anchor)
            if name not in VOID:
                stack.append((element, is_block, outer_home, outer_anchor))
                if element is not None:
                    parent = element.index
                    home = parent if is_block else home
        has_just_ended = not text and name[0] == "/"
        if text:
            run.add(unescape(text), home, anchor)
    run.end()
