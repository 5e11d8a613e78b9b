"""Segmentation against truth: `python -m benchmarks.segmentation PAGES_DIR` prints a table of figures and the speed.

PAGES_DIR holds `manifest.jsonl` (page, file, url, format, family), `truth.jsonl` (page, family, articles) and
`score.py`, whose docstring explains each figure. The speed is a ratio to `lxml.html.fromstring` over the same pages.
"""

from __future__ import annotations

import argparse
import gc
import time
from pathlib import Path
from typing import Any

import lxml.html

from benchmarks.annotated_pages import body_of, read_lines
from benchmarks.programs import load_program
from crawler.core.extraction import extract_page
from crawler.core.text.decoding import decode

_NAMES = """
    pages articles predicted count_acc F90 body_matched body_all title_all page_perfect leak rel_R rel_P
"""
_COLUMNS = tuple(_NAMES.split())


def main() -> None:
    """Score all pages of a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="PAGES_DIR")
    parser.add_argument("--list", action="store_true", help="name the pages that are not perfect")
    options = parser.parse_args()
    folder = options.folder
    scorer = load_program(folder / "score.py", "name a folder that holds score.py, manifest.jsonl and truth.jsonl")
    pages = read_lines(folder / "manifest.jsonl")
    truth = read_lines(folder / "truth.jsonl")
    predicted, seconds, parsing = [], 0.0, 0.0
    for page in pages:
        body = body_of(folder / page["file"])
        began = time.perf_counter()
        extraction = extract_page(body, page["url"] or None, plain_text=page["format"] == "text")
        took = time.perf_counter() - began
        if page["format"] != "text":
            seconds += took
            parsing += _parse_seconds(body)
        articles = [
            {"title": article.title, "text": article.text, "related": [link.text for link in article.related]}
            for article in extraction.articles
        ]
        predicted.append({"page": page["page"], "articles": articles})
    total, families, scores = scorer.score(truth, predicted)
    print_table(total, families)
    if options.list:
        _print_pages(scores)
    if seconds:
        print(f"\nHTML: {seconds:.2f} s, {parsing / seconds:.3f} of the speed of an lxml parse ({parsing:.2f} s)")


def _parse_seconds(body: bytes) -> float:
    text = decode(body)
    gc.collect()
    began = time.perf_counter()
    lxml.html.fromstring(text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    return time.perf_counter() - began


def print_table(total: dict[str, Any], families: dict[str, dict[str, Any]]) -> None:
    """Print the figures of all pages and of each family."""
    print(f"{'family':16}", *(f"{column[:9]:>9}" for column in _COLUMNS))
    for name, row in [("all", total), *sorted(families.items())]:
        print(f"{name.replace('~', 'all '):16}", *(f"{_cell(row[column]):>9}" for column in _COLUMNS))


def _print_pages(scores: list[dict[str, Any]]) -> None:
    """Name the pages that are not perfect: articles found of those there are, bodies of 0.9 or more, titles."""
    for score in scores:
        if not score["perfect"]:
            print(
                f"    {score['page']} ({score['family']}): {score['n_pred']} of {score['n_true']} articles,"
                f" {score['hit90']} bodies, {score['title_ok']} titles"
            )


def _cell(value: float | None) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.3f}"


if __name__ == "__main__":
    main()
