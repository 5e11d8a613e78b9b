"""Bodies of single articles: `python -m benchmarks.single_articles CHECKOUT` prints the figures of its own evaluate.py.

CHECKOUT is one of scrapinghub/article-extraction-benchmark. Newsfold stands in the table beside the extractors whose
answers come with it. Of several articles on a page the one at the page's own address counts, else the longest.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from pathlib import Path
from typing import Any

from benchmarks.programs import load_program
from crawler.core import extract
from crawler.core.links.urls import canonical_url

_FIGURES = ("f1", "precision", "recall", "accuracy")


def main() -> None:
    """Score Newsfold and all answers of a checkout."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="CHECKOUT")
    parser.add_argument("--list", action="store_true", help="name the pages by how much Newsfold misses, worst last")
    options = parser.parse_args()
    evaluate = load_program(
        options.folder / "evaluate.py", "name a checkout of scrapinghub/article-extraction-benchmark"
    )
    truth = evaluate.load_json(options.folder / "ground-truth.json")
    own = {page: {"articleBody": _body(options.folder, page, row["url"])} for page, row in truth.items()}
    rows = {path.stem: evaluate.load_prediction(path)[0] for path in sorted((options.folder / "output").glob("*.json"))}
    random.seed(0)
    scores = {name: evaluate.evaluate(truth, row, 2) for name, row in {**rows, "newsfold": own}.items()}
    print(f"{'':22}", *(f"{figure:>10}" for figure in _FIGURES))
    for name, score in sorted(scores.items(), key=lambda item: -item[1]["f1"]):
        print(f"{name:22}", *(f"{score[figure]:>10.4f}" for figure in _FIGURES))
    if options.list:
        _print_pages(truth, scores["newsfold"]["tp_fp_fns"])


def _body(folder: Path, page: str, url: str) -> str:
    articles = extract(gzip.decompress((folder / "html" / f"{page}.html.gz").read_bytes()), url, plain_text=False)
    own = canonical_url(url)
    best = max(articles, key=lambda article: (article.url == own, len(article.text)), default=None)
    return best.text if best else ""


def _print_pages(truth: dict[str, Any], scores: list[tuple[float, float, float]]) -> None:
    pages = sorted(zip(scores, truth.items(), strict=True), key=lambda each: each[0][1] + each[0][2])
    for (_, added, missed), (page, row) in pages:
        print(json.dumps({"added": round(added, 3), "missed": round(missed, 3), "page": page, "url": row["url"]}))


if __name__ == "__main__":
    main()
