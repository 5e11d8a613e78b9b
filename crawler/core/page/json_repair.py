"""JSON of a page's scripts, mended where it is broken: in comments, with commas too many, glued or cut off."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

_TRAILING_COMMA = re.compile(r",(\s*[}\]])")  # JSON forbids it, pages write it
_GLUED = re.compile(r"\}\s*\{")  # two objects in one block
# What stands around the JSON for browsers that knew no scripts.
_OPENERS = ("<!--", "<![CDATA[", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/")
_CLOSERS = ("-->", "]]>", "//]]>", "// ]]>", "/*]]>*/", "//-->", "// -->")
_SALVAGED = ("headline", "datePublished", "dateModified", "articleSection", "url")  # of a torn block


def load(block: str) -> Any:
    """Return what a block of JSON-LD says: parsed the strict way, then mended, at last its plain fields alone."""
    for candidate in _mended(block):
        try:
            return json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvage(block)


def _mended(block: str) -> Iterator[str]:
    yield block
    bare = block.strip()
    for opener in _OPENERS:
        bare = bare.removeprefix(opener)
    for closer in sorted(_CLOSERS, key=len, reverse=True):
        bare = bare.removesuffix(closer)
    bare = _TRAILING_COMMA.sub(r"\1", bare).strip().rstrip(";")
    yield bare
    if "&quot;" in bare:
        yield html.unescape(bare)
    end = max(bare.rfind("}"), bare.rfind("]")) + 1
    if 0 < end < len(bare):
        yield bare[:end]
    yield "[" + _GLUED.sub("},{", bare) + "]"


def _salvage(block: str) -> dict[str, Any]:
    """Pick the first plain string of each field that matters out of a block that is no JSON."""
    node: dict[str, Any] = {}
    for name in _SALVAGED:
        match = re.search(rf'"{name}"\s*:\s*"((?:[^"\\\n]|\\.){{1,400}})"', block)
        if match:
            node[name] = html.unescape(match[1].replace('\\"', '"').replace("\\/", "/"))
    kind = re.search(r'"@type"\s*:\s*"(\w*(?:Article|Posting))"', block)
    if kind:
        node["@type"] = kind[1]
        author = re.search(r'"author"\s*:\s*[\[{][^}\]]{0,200}?"name"\s*:\s*"([^"\\]{1,100})"', block)
        if author:
            node["author"] = author[1]
    return node
