"""Whether an edit for speed changes an answer: `python -m benchmarks.answers DIR… > FILE`, before and after it.

Prints a digest of all that is read of each document below the folders, so that `diff` of two files names those that are
read otherwise. What is digested is the whole `Reading` and, of a page without an address, the whole `Extraction`, as
Python writes them. Of another tree: `PYTHONPATH=TREE python -P benchmarks/answers.py DIR…`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
from pathlib import Path

from crawler.core.errors import ReadError
from crawler.core.extraction import extract_page
from crawler.core.reading import read
from crawler.core.types import Document

_ADDRESS = "https://paper.example/2026/03/"
_NO_DOCUMENTS = frozenset((".css", ".js", ".json", ".jsonl", ".py", ".pyc", ".md", ".png", ".jpg", ".gif", ".svg"))


def main() -> None:
    """Print a line for each document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="DIR")
    for folder in parser.parse_args().folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix not in _NO_DOCUMENTS:
                body = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
                told = _told(body, _ADDRESS + path.relative_to(folder).as_posix())
                print(hashlib.sha256(told.encode("utf-8", "backslashreplace")).hexdigest()[:16], path, flush=True)


def _told(body: bytes, url: str) -> str:
    try:
        reading = repr(read(Document(url=url, body=body)))
    except ReadError as error:
        reading = repr(error)
    return f"{reading}\n{extract_page(body)!r}"


if __name__ == "__main__":
    main()
