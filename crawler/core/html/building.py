"""The elements and blocks of serialised markup, made in one walk: natively where that is there, and else in Python."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.core.accelerator import native
from crawler.core.html.code_lines import CELLS, LINE_TAGS, CodeLines, is_number
from crawler.core.html.lexer import VOID, attributes, tokens, unescape
from crawler.core.html.runs import HEADINGS, LONGEST_HEADING, Run
from crawler.core.html.tree import DEEPEST, Anchor, Block, Element, Tree

_BLOCK_TAGS_WORDS = """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav
    ol option p pre search section select summary table tbody td textarea tfoot th thead tr ul
"""
_BLOCK_TAGS = frozenset(_BLOCK_TAGS_WORDS.split())
_BLOCK, _VOID, _LINE, _CELL, _LEVEL = 1, 2, 4, 8, 16
"""What native code is told of a tag, as bits; the level of a heading stands above them."""


def build(markup: str, tree: Tree) -> None:
    """Add the elements and blocks of the body; of elements deeper than `DEEPEST` only the text is kept."""
    if native is None or not native.build(markup, tree.elements, tree.blocks, tree.texts, tree.links):
        build_in_python(markup, tree)


def build_in_python(markup: str, tree: Tree) -> None:
    """Do the same where there is no native code, and say what it has to do."""
    elements, blocks, texts = tree.elements, tree.blocks, tree.texts
    run = Run(tree)
    # One frame an open element: (the element, is it block-level, the home, the parent and the anchor to go back to).
    stack: list[tuple[Element, bool, int, int, Anchor | None]] = []
    home, parent, anchor = 0, -1, None
    has_just_ended = False
    for name, written, text in tokens(markup):
        sign = name[0]
        is_behind_end, has_just_ended = has_just_ended, sign == "/" and not text
        if _ends(name):
            element, is_block, home, parent, anchor = stack.pop()
            run.end_element(name, len(stack), is_block=is_block)
            element.end, element.last_block, element.last_text = len(elements), len(blocks), len(texts)
        elif name == "br":
            run.add_break(home, anchor)
        elif sign not in "/!?":
            is_block = name in _BLOCK_TAGS
            if is_block:
                run.begin_element(name, written, len(elements), len(stack))
            elif is_behind_end:
                run.part_kicker(home, anchor)
            if run.code is not None:
                run.note_opening(run.code, has_text=bool(text))
            outer_home, outer_anchor = home, anchor
            if len(stack) >= DEEPEST:
                element = elements[parent]
            else:
                index, count, said = len(elements), len(blocks), len(texts)
                attrs = attributes(written)
                element = Element(index, name, parent, len(stack), attrs, index + 1, count, count, said, said, written)
                elements.append(element)
                if name == "a":
                    tree.links.append(element)
                    anchor = run.link(element, anchor)
            if name not in VOID:
                stack.append((element, is_block, outer_home, parent, outer_anchor))
                parent = element.index
                home = parent if is_block else home
        if text:
            run.add(unescape(text), home, anchor)
    run.end()


def _ends(name: str) -> bool:
    """Return whether an element ends; "<br\u00a0>" has an end, too: it is a break to its writer, and none to HTML."""
    return name[0] == "/" and name[1:] not in VOID


def _code_text(names: str, numbers: list[int], parts: Sequence[str]) -> str:
    code = CodeLines(0, 0, names)
    code.numbers = numbers
    return code.text_of(parts)


def _tags() -> dict[str, int]:
    """Return what native code is told of each tag that means something."""
    kinds = ((_BLOCK_TAGS, _BLOCK), (VOID, _VOID), (LINE_TAGS, _LINE), (CELLS, _CELL))
    tags = {tag: level * _LEVEL for tag, level in HEADINGS.items()}
    for names, bit in kinds:
        for tag in names:
            tags[tag] = tags.get(tag, 0) | bit
    return tags


if native is not None:
    native.configure(
        attributes=attributes,
        block=Block,
        anchor=Anchor,
        code_text=_code_text,
        is_number=is_number,
        tags=_tags(),
        deepest=DEEPEST,
        longest_heading=LONGEST_HEADING,
    )
