"""The article that a page keeps in the data of its scripts (`__NEXT_DATA__` and the like) and does not show."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from crawler.core.html.dom import parse
from crawler.core.html.hardening import harden
from crawler.core.page.prose import LEAST_LONE, weight
from crawler.core.page_types.script_data import script_values

_MOST_NODES = 50_000
"""Values that are looked at on one page; the data of a long article has some thousands."""

_MOST_TEXTS = 200
"""Whole texts in the data of one page; a page about one article has few others."""

_MOST_PARTS = 2_000
"""Blocks of one text."""

_TITLES = ("headline", "title", "heading", "name")
_BODIES = (
    "articleBody",
    "body",
    "content",
    "bodyHtml",
    "body_html",
    "contentHtml",
    "html",
    "blocks",
    "text",
    "paragraphs",
)
_INNER = (
    "rendered",
    "html",
    "blocks",
    "content",
    "children",
    "paragraphs",
    "body",
    "elements",
    "nodes",
    "text",
    "value",
)
"""Keys under which editors' formats keep what a block holds, the outermost first."""
_DATES = ("datePublished", "publishedAt", "published_at", "publishDate", "publicationDate", "firstPublished", "date")
_AUTHORS = ("author", "authors", "byline", "creator")
_TAG = re.compile(r"[a-z][a-z0-9-]{0,30}")
_LONGEST_TITLE = 300
"""Characters; what is longer is no headline."""


def data_article(scripts: Sequence[str], shown: str) -> str | None:
    """Return the only article that the data of a page holds whole, as a block of JSON-LD; None where there is none.

    `shown` is what the page calls itself: of several articles it names the one that the page is about.
    """
    found = {(title, text): node for title, text, node in islice(_whole(scripts, shown), _MOST_TEXTS)}
    if len(found) > 1:
        found = {key: node for key, node in found.items() if key[0] in shown}
    if len(found) != 1:
        return None
    ((title, text), node), *_ = found.items()
    said = {"@type": "NewsArticle", "headline": title, "articleBody": text}
    date = next((node[key] for key in _DATES if isinstance(node.get(key), str)), None)
    names = [name for key in _AUTHORS for name in _names(node.get(key))]
    return json.dumps(said | ({"datePublished": date} if date else {}) | ({"author": names[:10]} if names else {}))


def _whole(scripts: Sequence[str], shown: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield title, text and object of what has a text to read, and a date or the title of the page."""
    for node in _objects(scripts):
        title = _title(node)
        if title is None or not (title in shown or any(node.get(key) for key in _DATES)):
            continue
        text = _text(node)
        if weight(text) >= LEAST_LONE:
            yield title, text, node


def _objects(scripts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield the objects of all scripts, outer before inner, found without recursion."""
    pending = deque(script_values(scripts))
    for _ in range(_MOST_NODES):
        if not pending:
            return
        node = pending.popleft()
        if isinstance(node, dict):
            yield node
        inner = node.values() if isinstance(node, dict) else node
        pending.extend(each for each in inner if isinstance(each, dict | list))


def _title(node: dict[str, Any]) -> str | None:
    for key in _TITLES:
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("rendered")
        if isinstance(value, str) and 0 < len(value.strip()) <= _LONGEST_TITLE:
            return (
                " ".join(block.text for block in parse(value).blocks) if "<" in value or "&" in value else value.strip()
            )
    return None


def _text(node: dict[str, Any]) -> str:
    """Return the longest text that an object has under a key for texts, its paragraphs parted by blank lines."""
    texts = ("\n\n".join(_paragraphs(node[key])) for key in _BODIES if node.get(key))
    return max(texts, key=len, default="")


def _paragraphs(value: Any) -> list[str]:
    """Return the paragraphs of markup, of lines, or of the blocks of an editor's format."""
    for _ in range(5):
        if not isinstance(value, dict):
            break
        value = next((value[key] for key in _INNER if value.get(key)), None)
    if isinstance(value, str):
        return _lines(value)
    if not isinstance(value, list):
        return []
    found: list[str] = []
    for block in value[:_MOST_PARTS]:
        said = block if isinstance(block, str) else "".join(_leaves(block))
        found += _lines(said)
    return found


def _lines(text: str) -> list[str]:
    if "<" in text:
        return [block.text for block in parse(harden(text)).blocks if block.text]
    return [said for line in text.splitlines() if (said := " ".join(line.split()))]


def _leaves(block: Any) -> Iterator[str]:
    """Yield the texts of a block in their order: it is one paragraph, whose parts are links and bold words."""
    pending = deque([block])
    for _ in range(_MOST_PARTS):
        if not pending:
            return
        node = pending.popleft()
        if isinstance(node, str):
            yield node
        elif isinstance(node, list):
            pending.extendleft(reversed(node[2:] if _is_element(node) else node))
        elif isinstance(node, dict):
            inner = next((node[key] for key in _INNER if node.get(key)), None)
            if inner is not None:
                pending.appendleft(inner)


def _is_element(node: list[Any]) -> bool:
    """Whether a list is an element, as Nuxt Content writes it: its tag, its attributes, and what stands in it."""
    return (
        len(node) > 1 and isinstance(node[0], str) and isinstance(node[1], dict) and _TAG.fullmatch(node[0]) is not None
    )


def _names(value: Any) -> Iterator[str]:
    for each in value[:10] if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str) and 0 < len(name) <= 100:
            yield name
