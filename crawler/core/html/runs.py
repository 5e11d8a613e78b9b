"""The run of text since the last block border, of which a block is made at the next."""

from __future__ import annotations

from crawler.core.html.code_lines import CELLS, LINE_TAGS, CodeLines, is_number
from crawler.core.html.lexer import Attributes
from crawler.core.html.tree import DEEPEST, Anchor, Block, Element, Tree
from crawler.core.text.normalise import one_line

HEADINGS = {f"h{level}": level for level in range(1, 7)}
"""The tags of headings with their levels."""

LONGEST_HEADING = 300
"""Characters of a paragraph within a heading that is the heading; a longer one is text behind an open tag."""
_BREAK = "\u2028"
"""What a `<br>` leaves in a run: a space that people do not write."""
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Signs that are not seen, with which editors fill a paragraph that is to stay empty."""
_TIES = (": ", "| ", "– ")
"""How the rest of a heading begins behind its kicker."""


class Run:
    """The run of text since the last block border."""

    __slots__ = ("anchors", "code", "home", "link_chars", "parts", "tree")

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.parts: list[str] = []
        self.anchors: list[Anchor] = []
        self.link_chars = 0
        self.home = 0
        self.code: CodeLines | None = None

    def add(self, text: str, home: int, anchor: Anchor | None) -> None:
        """Add a text that stands in the block-level element `home`."""
        if not text.isspace():
            self.tree.texts.append(text)
        elif not self.parts and self.code is None:
            return
        if not self.parts:
            self.home = home if self.code is None else self.code.element
        self.parts.append(text)
        if anchor is not None:
            self.link_chars += len(text.strip())
            anchor.text += text

    def add_break(self, home: int, anchor: Anchor | None) -> None:
        """Add a `<br>`; a second one begins a new paragraph, but in a heading or a link."""
        if self.code is not None:
            self.add("\n", home, anchor)
        elif anchor is None and self.parts and self.tree.elements[home].tag not in HEADINGS and self._ends_in_break():
            self.end()
        else:
            self.add(_BREAK, home, anchor)

    def begin_element(self, name: str, names: str, index: int, depth: int) -> None:
        """Take the beginning of a block-level element: a border of blocks or, in code, of lines."""
        code = self.code
        if code is not None and name in LINE_TAGS:
            if name not in CELLS:
                self.parts.append("\n")
            if name == "button":
                code.muted = len(self.parts)
            return
        self.end()
        if name == "pre" and depth < DEEPEST:
            self.code, self.home = CodeLines(index, depth, names), index

    def note_opening(self, code: CodeLines, *, has_text: bool) -> None:
        """Note where an element in code begins: what it holds alone may be the number of a line."""
        code.opened = len(self.parts) if has_text else -1

    def end_element(self, name: str, depth: int, *, is_block: bool) -> None:
        """Take the end of an element: a border of blocks or, in code, of lines."""
        if self.code is not None:
            self._end_in_code(name, depth, is_block=is_block)
        elif is_block:
            self.end()

    def _end_in_code(self, name: str, depth: int, *, is_block: bool) -> None:
        """Take the end of an element in code, as `begin_element` its beginning."""
        code = self.code
        assert code is not None
        self._note_number(code)
        if not is_block:
            return
        if code.depth == depth:
            self.end()
        elif name == "/button" and code.muted >= 0:
            del self.parts[code.muted :]  # "Copy"
            code.numbers = [place for place in code.numbers if place < code.muted]
            code.muted = -1
        elif name[1:] not in CELLS:
            self.parts.append("\n")

    def _note_number(self, code: CodeLines) -> None:
        if code.opened == len(self.parts) - 1 >= 0 and is_number(self.parts[-1]):
            code.numbers.append(code.opened)
        code.opened = -1

    def _ends_in_break(self) -> bool:
        """Whether nothing but space stands since the last `<br>`."""
        for part in reversed(self.parts):
            if part == _BREAK:
                return True
            if not part.isspace():
                return False
        return False

    def part_kicker(self, home: int, anchor: Anchor | None) -> None:
        """Add the space between a kicker and its headline, inline elements of one heading that a style sheet parts."""
        if self.parts and self.tree.elements[home].tag in HEADINGS:
            self.add(" ", home, anchor)

    def link(self, element: Element, outer: Anchor | None) -> Anchor | None:
        """Return the anchor that an `<a>` begins or, where it leads nowhere, the one around it."""
        href = element.attrs.get("href")
        if not href:
            return outer
        anchor = Anchor("", href, element.index)
        self.anchors.append(anchor)
        return anchor

    def end(self) -> None:
        """Make a block of the run, if there is one, at a block border."""
        if not self.parts and not self.anchors:
            return
        text = one_line("".join(self.parts)) if self.code is None else self.code.text_of(self.parts)
        if text.strip(_UNSEEN):
            element = self.tree.elements[self.home]
            for anchor in self.anchors:
                anchor.text = one_line(anchor.text)
            heading = HEADINGS.get(element.tag, 0) or _aria_level(element.attrs)
            if element.tag == "p" and element.parent >= 0 and len(text) <= LONGEST_HEADING:
                heading = HEADINGS.get(self.tree.elements[element.parent].tag, 0)  # a paragraph within a heading
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
        self.code = None


def _aria_level(attrs: Attributes) -> int:
    """Return the level of an element that is a heading by its role, 0 for any other."""
    if attrs.get("role") != "heading":
        return 0
    level = attrs.get("aria-level")
    return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2
