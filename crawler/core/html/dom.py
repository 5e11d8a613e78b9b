"""HTML to a flat tree, built in one walk; `tree` says what it is made of."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from crawler.core.html.lexer import VOID, attributes, tokens, unescape
from crawler.core.html.runs import Run
from crawler.core.html.tree import DEEPEST, Anchor, Block, Element, Tree
from crawler.core.text.normalise import one_line

__all__ = ["Anchor", "Block", "Element", "Tree", "parse", "script_data"]

_BLOCK_TAGS_WORDS = """
    address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav
    ol option p pre search section select summary table tbody td textarea tfoot th thead tr ul
"""
_DATA = re.compile(r"application/json|_STATE__|__[A-Z]{3,40}__|__next_f")
"""Signs of a page that keeps what it is made of in its scripts."""
_DATA_SCRIPT = re.compile(r"\s*(?:[{\[]|(?:window|self|globalThis)\s*[.\[])")
_LONGEST_DATA = 2_000_000
"""Characters of such a script; the data of a whole front page stay below."""
_BLOCK_TAGS = frozenset(_BLOCK_TAGS_WORDS.split())


def parse(html: str | bytes) -> Tree:
    """Return the tree of an HTML document; bytes must be UTF-8. Any input gives a tree, if need be an empty one."""
    document = LexborHTMLParser(html)
    tree = Tree([], [], [], markup=html)
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


def script_data(tree: Tree) -> list[str]:
    """Return the scripts of a page that hold what it is made of, or set it; parses it again, since few are asked."""
    html = tree.markup if isinstance(tree.markup, str) else tree.markup.decode("utf-8", "replace")
    if _DATA.search(html) is None:
        return []
    scripts = LexborHTMLParser(tree.markup).css('script[type="application/json" i], script:not([type]):not([src])')
    texts = (node.text() for node in scripts)
    return [text for text in texts if len(text) <= _LONGEST_DATA and _DATA_SCRIPT.match(text)]


def _build(document: LexborHTMLParser, tree: Tree) -> None:
    """Add the elements and blocks of the body; of elements deeper than `DEEPEST` only the text is kept."""
    elements, blocks, texts = tree.elements, tree.blocks, tree.texts
    run = Run(tree)
    # One frame an open element: (the element, is it block-level, the home, the parent and the anchor to go back to).
    stack: list[tuple[Element, bool, int, int, Anchor | None]] = []
    home, parent, anchor = 0, -1, None
    has_just_ended = False
    for name, written, text in tokens(document):
        is_behind_end, has_just_ended = has_just_ended, False  # an end, with no text before what comes now
        sign = name[0]
        if sign == "/":
            has_just_ended = not text
            element, is_block, home, parent, anchor = stack.pop()
            if is_block or run.code is not None:
                run.end_element(name, len(stack), is_block=is_block)
            element.end, element.last_block, element.last_text = len(elements), len(blocks), len(texts)
        elif name == "br":
            run.add_break(home, anchor)
        elif sign not in "!?":
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
