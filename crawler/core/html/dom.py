"""HTML to a flat tree, built in one walk; `tree` says what it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

from crawler.core.html.building import build
from crawler.core.html.lexer import shown
from crawler.core.html.tree import Anchor, Block, Element, Tree
from crawler.core.text.normalise import one_line

__all__ = ["Anchor", "Block", "Element", "Tree", "parse", "script_data"]

_DATA = re.compile(r"application/json|_STATE__|__[A-Z]{3,40}__|__next_f")
"""Signs of a page that keeps what it is made of in its scripts."""
_SIGN = re.compile(r"[#¶§∞⚓🔗]\ufe0f?|permalink|permanent link|link to this heading|anchor", re.IGNORECASE)
"""What generators of pages set into each heading as a link to itself."""
_DATA_SCRIPT = re.compile(r"\s*(?:[{\[]|(?:window|self|globalThis)\s*[.\[])")
_LONGEST_DATA = 2_000_000
"""Characters of such a script; the data of a whole front page stay below."""


def parse(html: str | bytes) -> Tree:
    """Return the tree of an HTML document; bytes must be UTF-8. Any input gives a tree, if need be an empty one."""
    document = LexborHTMLParser(html)
    tree = Tree([], [], [], markup=html)
    if document.root is not None:
        _read_head(document, tree)
        build(shown(document), tree)
        _drop_heading_signs(tree.blocks)
    return tree


def _drop_heading_signs(blocks: Iterable[Block]) -> None:
    """Take from headings the signs of links to themselves, as "How it came ¶": no reader takes them for text."""
    headings = (block for block in blocks if block.heading and block.anchors)
    for block in headings:
        for anchor in [each for each in block.anchors if each.href.startswith("#") and _SIGN.fullmatch(each.text)]:
            sign = anchor.text
            rest = block.text.removesuffix(sign) if block.text.endswith(sign) else block.text.removeprefix(sign)
            if rest.strip() and rest != block.text:
                block.text, block.link_chars = rest.strip(), block.link_chars - len(sign)
                block.anchors.remove(anchor)


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
