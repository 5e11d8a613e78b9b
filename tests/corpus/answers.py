"""What the product says of each page of the corpus: `python -m tests.corpus.answers` writes it down anew.

`pages` holds fictional pages of all kinds and languages, many of them close to a threshold on purpose; the mixed ones
are put together by chance and kept for the numbers that decide on them. Beside each page stands its answer, NAME.json:
the address, all articles in the words of `newsfold segment`, why there is none, and how many links of each kind lead
on. `tests/core/test_corpus.py` compares them with what comes out today.

An answer is what comes out, which for a page at a threshold is not always what a person would say.

After a deliberate change run the command and read the diff of the answers: every line of it is a change that users get.
A new page is laid into the folder and gets its answer by the same command; mend its "url" there if the address matters.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from crawler.core.errors import ReadError
from crawler.core.reading import read
from crawler.core.types import Document
from newsfold.cli.article_json import article_json

PAGES = Path(__file__).parent / "pages"
_TYPES = {".html": "text/html", ".txt": "text/plain", ".xml": "application/xml"}
"""The corpus's kinds of file, and the header that each comes with."""
_ADDRESS = "https://paper.example/2026/03/"
"""Where a new page stands unless its answer says otherwise."""


def pages() -> list[Path]:
    """Return the pages in the order of their names."""
    return sorted(path for path in PAGES.iterdir() if path.suffix in _TYPES)


def stated(page: Path) -> dict[str, Any]:
    """Return the answer that is written down for a page; of a new page only its address."""
    path = page.with_suffix(".json")
    answer: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return answer or {"url": _ADDRESS + page.stem}


def answer(body: bytes, url: str, content_type: str) -> dict[str, Any]:
    """Return what the product says of a document today."""
    try:
        reading = read(Document(url=url, body=body, content_type=content_type))
    except ReadError as error:
        return {"url": url, "articles": [], "nothing_because": error.reason, "links": {}}
    links = Counter(link.relation.value for link in reading.links)
    return {
        "url": url,
        "articles": [_shown(article_json(candidate.article)) for candidate in reading.candidates],
        "nothing_because": reading.nothing_because,
        "links": dict(sorted(links.items())),
    }


def found(page: Path) -> dict[str, Any]:
    """Return what the product says of a page of the corpus today."""
    return answer(page.read_bytes(), stated(page)["url"], _TYPES[page.suffix])


def _shown(article: dict[str, Any]) -> dict[str, Any]:
    """Return an article with its text in lines, as a diff shows them, and without what it does not have."""
    article["text"] = article["text"].split("\n\n")
    return {name: value for name, value in article.items() if name != "position" and value not in (None, [], {})}


def main() -> None:
    """Write the answer of every page."""
    for page in pages():
        text = json.dumps(found(page), ensure_ascii=False, indent=1)
        page.with_suffix(".json").write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    main()
