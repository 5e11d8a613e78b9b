"""The HTML inside of a JSON answer, as scripts fetch it to append the next stories to a page."""

from __future__ import annotations

import json
import re
from collections import deque

from crawler.core.text.decoding import clean

_MARKUP = re.compile(r"<(?:article|section|h[1-4])[\s>]", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:article|section|h[1-4]|p|div)>", re.IGNORECASE)


def markup_in(text: str) -> str:
    """Return the strings of a JSON text that are HTML with headings or articles, joined in its order; else ""."""
    try:
        pending = deque([json.loads(text)])
    except (ValueError, RecursionError):
        return ""
    found = []
    while pending:
        node = pending.popleft()
        if isinstance(node, str):
            if _MARKUP.search(node) and _CLOSING.search(node):
                found.append(node)
        elif isinstance(node, dict | list):
            pending.extendleft(reversed(list(node.values()) if isinstance(node, dict) else node))
    return clean("\n".join(found))
