"""How many articles pages of known types give: `python -m benchmarks.page_types DIR [--half test]`.

DIR is a checkout of Murrough-Foley/web-content-extraction-benchmark (WCXB): pages of 1,600 domains, each called an
article, a listing, a forum, a product … by hand. An article page holds one article and a listing none; what is right
for the other types is a matter of taste, so they are only counted. F1 is of the words of the main text, as in its own
evaluate.py.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

from crawler.core import extract

_WORD = re.compile(r"\w+")
_ARTICLE = "article"


class _Page(NamedTuple):
    kind: str
    articles: int
    f1: float


def main() -> None:
    """Print a line a type."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--half", choices=("dev", "test"), default="test", help="which half of the pages (test)")
    options = parser.parse_args()
    truths = sorted((options.folder / options.half / "ground-truth").glob("*.json"))
    if not truths:
        raise SystemExit(f"{options.folder} holds no {options.half}/ground-truth/*.json; name a checkout of WCXB.")
    with Pool() as pool:
        pages = pool.map(_read, truths, chunksize=16)
    by_kind = defaultdict(list)
    for page in pages:
        by_kind[page.kind].append(page)
    print(f"{'type':16}{'pages':>8}{'none':>8}{'one':>8}{'several':>9}")
    for kind, found in sorted(by_kind.items()):
        counts = Counter(min(page.articles, 2) for page in found)
        print(f"{kind:16}{len(found):8}{counts[0]:8}{counts[1]:8}{counts[2]:9}")
    articles = by_kind[_ARTICLE]
    print(f"F1 of the words of article pages: {sum(page.f1 for page in articles) / max(1, len(articles)):.4f}")


def _read(path: Path) -> _Page:
    truth = json.loads(path.read_text(encoding="utf-8"))
    markup = gzip.decompress((path.parents[1] / "html" / f"{path.stem}.html.gz").read_bytes())
    found = extract(markup, truth.get("url"))
    wanted = _words(truth["ground_truth"].get("main_content") or "")
    got = sum((_words(article.text) for article in found), Counter())
    common = (wanted & got).total()
    size = wanted.total() + got.total()
    return _Page(truth["_internal"]["page_type"]["primary"], len(found), 2 * common / size if size else 1.0)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


if __name__ == "__main__":
    main()
