"""How long the full extraction of a page takes beside its parse: `python -m benchmarks.speed DIR`.

DIR holds pages as `*.html` or `*.html.gz`, at any depth; the pages of scrapinghub/article-extraction-benchmark are the
ones that others name their speed on. Times are of the CPU, since other programs may run, and the two take turns page by
page. Goal: a ratio of 0.35 or more.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections.abc import Callable
from pathlib import Path

import lxml.html

from crawler.core import extract
from crawler.core.text.decoding import decode

_WARM = 10  # pages that are read once before the clock runs


def main() -> None:
    """Print the time of both and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    folder = parser.parse_args().folder
    bodies = [_body(path) for path in sorted(folder.rglob("*.html*"))]
    if not bodies:
        raise SystemExit(f"{folder} holds no page; name a folder with *.html or *.html.gz.")
    for body in bodies[:_WARM]:
        extract(body)
    parsing, extraction = 0.0, 0.0
    for body in bodies:
        text = decode(body).encode()
        parsing += _seconds(lambda text=text: lxml.html.fromstring(text, parser=lxml.html.HTMLParser(encoding="utf-8")))  # type: ignore[misc]
        extraction += _seconds(lambda body=body: extract(body, plain_text=False))  # type: ignore[misc]
    size = sum(map(len, bodies)) / len(bodies) / 1024
    print(f"{len(bodies)} pages of {size:.0f} KB: extraction {1000 * extraction / len(bodies):.2f} ms a page,")
    print(f"lxml parse {1000 * parsing / len(bodies):.2f} ms; ratio {parsing / extraction:.3f} (goal 0.35)")


def _body(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
