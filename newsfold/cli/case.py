"""A page and what is read of it as a golden case: a folder that is a test as soon as it lies in `tests/cases`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from crawler.core.errors import ReadError
from crawler.core.reading import read
from crawler.core.types import Document
from newsfold.cli.article_json import article_json
from newsfold.cli.inputs import InputError

_LEFT_OUT = frozenset(("position", "confidence", "reasons", "origins"))


def save_case(folder: Path, document: Document) -> None:
    """Write `page.html` or `page.txt` and `expected.json` into a folder of their own; raises InputError."""
    if folder.exists() and any(folder.iterdir()):
        raise InputError(f"{folder}: is not empty; a case is a folder of its own")
    folder.mkdir(parents=True, exist_ok=True)
    is_plain = document.content_type.startswith("text/plain")
    (folder / f"page.{'txt' if is_plain else 'html'}").write_bytes(document.body)
    expected = json.dumps(_expected(document), ensure_ascii=False, indent=1)
    (folder / "expected.json").write_text(f"{expected}\n", "utf-8")


def _expected(document: Document) -> dict[str, Any]:
    expected: dict[str, Any] = {"url": document.url, "content_type": document.content_type}
    try:
        reading = read(document)
    except ReadError as error:
        return expected | {"articles": [], "nothing_because": error.reason}
    articles = [article_json(candidate.article) for candidate in reading.candidates]
    expected["articles"] = [
        {name: value for name, value in article.items() if name not in _LEFT_OUT} for article in articles
    ]
    return expected | ({"nothing_because": reading.nothing_because} if reading.nothing_because else {})
