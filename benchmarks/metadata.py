"""Title, date and authors of annotated pages: Newsfold beside trafilatura and htmldate.

    python -m benchmarks.metadata DIR… [--only newsfold] [--show date]

Each DIR is a checkout of adbar/htmldate, adbar/trafilatura or flairNLP/fundus, whose tests hold annotated pages. For
each field the table says how many pages came out right, wrong and without an answer. A title is right when it is equal
after folding, a date when it is the true day (a moment: the day somewhere on Earth), authors when they are the same
set of names. Where Newsfold finds several articles, the one at the page's own address is asked, else the longest; where
it finds none, what it reads of the page as a whole.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from datetime import time as midnight
from pathlib import Path
from typing import Any

from crawler.core.extraction import decide
from crawler.core.html.dom import parse
from crawler.core.links.urls import canonical_url
from crawler.core.metadata.describe import describe, read_facts
from crawler.core.page.segment import Segment
from crawler.core.text.dates import parse_date
from crawler.core.text.decoding import decode
from crawler.core.text.normalise import fold

FIELDS = ("title", "date", "authors")
_PEERS = ("trafilatura", "htmldate")


@dataclass(frozen=True, slots=True)
class Page:
    """An annotated page; a field without truth is None and is not scored."""

    name: str
    url: str
    html: bytes
    truth: dict[str, Any] = field(default_factory=dict)


def main() -> int:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    arguments.add_argument("--only", help="one extractor: newsfold, trafilatura or htmldate")
    arguments.add_argument(
        "--show", choices=FIELDS, help="list the pages on which Newsfold has this field wrong or missing"
    )
    options = arguments.parse_args()
    extractors = _extractors(options.only)
    for folder in options.folders:
        pages = list(_pages(folder))
        print(f"\n{folder.name}: {len(pages)} pages")
        for name, extractor in extractors.items():
            _report(name, extractor, pages, options.show if name == "newsfold" else None)
    return 0


def _report(name: str, extractor: Callable[[Page], dict[str, Any]], pages: list[Page], show: str | None) -> None:
    counts: dict[str, Counter[str]] = {each: Counter() for each in FIELDS}
    seconds = 0.0
    for page in pages:
        started = time.perf_counter()
        answer = extractor(page)
        seconds += time.perf_counter() - started
        for each in FIELDS:
            if page.truth.get(each) and each in answer:
                outcome = _judge(each, answer[each], page.truth[each])
                counts[each][outcome] += 1
                if each == show and outcome != "right":
                    print(
                        f"  {outcome:8} {page.name} {page.url[:90]}\n"
                        f"    true  {page.truth[each]}\n    found {answer[each]}"
                    )
                    print(f"    from  {answer.get('origins', {}).get(each)}")
    print(f"  {name:12} {1000 * seconds / max(1, len(pages)):6.1f} ms a page")
    for each, count in counts.items():
        total = sum(count.values())
        if total:
            print(
                f"    {each:8} "
                + "  ".join(f"{key} {count[key]:4} ({count[key] / total:.3f})" for key in ("right", "wrong", "missing"))
            )


def _judge(name: str, found: Any, truth: Any) -> str:
    if not found:
        return "missing"
    if name == "title":
        return "right" if fold(found) == fold(truth) else "wrong"
    if name == "authors":
        return "right" if _names(found) == _names(truth) else "wrong"
    return "right" if _days(found) & _days(truth) else "wrong"


def _names(values: list[str]) -> set[str]:
    """The names in a list, whose items may be lists themselves (`A, B and C`), folded."""
    return {fold(name) for value in values for name in re.split(r",|;| (?:and|und|et|y|&) ", value) if fold(name)}


def _days(value: object) -> set[str]:
    """The days that a date is: a bare day itself, a moment every day that it is somewhere on Earth."""
    at = parse_date(value) if isinstance(value, str) else value
    if not isinstance(at, datetime):
        return set()
    if at.time() == midnight.min:
        return {at.date().isoformat()}
    return {(at.astimezone(UTC) + timedelta(hours=hours)).date().isoformat() for hours in (-12, 0, 14)}


def _extractors(only: str | None) -> dict[str, Callable[[Page], dict[str, Any]]]:
    chosen: dict[str, Callable[[Page], dict[str, Any]]] = {"newsfold": _newsfold}
    for name in _PEERS:
        if only is None or only == name:
            try:
                module = importlib.import_module(name)
            except ImportError as error:
                print(f"{name} cannot be imported and is left out: {error}", file=sys.stderr)
                continue
            chosen[name] = _trafilatura(module) if name == "trafilatura" else _htmldate(module)
    return {name: call for name, call in chosen.items() if only in (None, name)}


def _newsfold(page: Page) -> dict[str, Any]:
    tree = parse(decode(page.html))
    extraction = decide(tree, page.url).extraction()
    if extraction.articles:
        own = canonical_url(page.url)
        article = max(extraction.articles, key=lambda item: (item.url == own, len(item.text)))
        found: Any = article
        title = article.title
    else:
        segment = Segment(first_block=0, last_block=len(tree.blocks), title=tree.title)
        found = describe(tree, read_facts(tree, page.url), segment, sole=True)
        title = ""
    origins = {origin.field.replace("published_at", "date"): origin.source for origin in found.origins}
    return {"title": title, "date": found.published_at, "authors": found.authors, "origins": origins}


def _trafilatura(module: Any) -> Callable[[Page], dict[str, Any]]:
    def read(page: Page) -> dict[str, Any]:
        found = module.extract_metadata(page.html, default_url=page.url)
        authors = [name.strip() for name in (found.author or "").split(";") if name.strip()] if found else []
        return {"title": found and found.title, "date": found and found.date, "authors": authors}

    return read


def _htmldate(module: Any) -> Callable[[Page], dict[str, Any]]:
    def read(page: Page) -> dict[str, Any]:
        return {"date": module.find_date(page.html, original_date=True, url=page.url)}

    return read


def _pages(folder: Path) -> Iterator[Page]:
    if (folder / "tests/eval_default.json").exists():
        yield from _of_htmldate(folder / "tests")
    elif (folder / "tests/evaldata.json").exists():
        yield from _of_trafilatura(folder / "tests")
    elif (folder / "tests/resources/parser/test_data").exists():
        yield from _of_fundus(folder / "tests/resources/parser/test_data")
    else:
        sys.exit(f"{folder} is no checkout of htmldate, trafilatura or fundus: their tests folder is missing.")


def _of_htmldate(tests: Path) -> Iterator[Page]:
    for listing in ("eval_default.json", "eval_mediacloud_2020.json"):
        for url, row in json.loads((tests / listing).read_text()).items():
            file = _existing(tests, row["file"])
            if file is not None:
                truth = row["date"] if isinstance(row["date"], str) else None
                yield Page(row["file"], url, file.read_bytes(), {"date": truth})


def _of_trafilatura(tests: Path) -> Iterator[Page]:
    for url, row in json.loads((tests / "evaldata.json").read_text()).items():
        file = _existing(tests, row["file"])
        if file is not None:
            author = row.get("author")
            authors = (
                author
                if isinstance(author, list)
                else [name.strip() for name in (author or "").split(";") if name.strip()]
            )
            yield Page(
                row["file"],
                url,
                file.read_bytes(),
                {"title": row.get("title"), "date": row.get("date"), "authors": authors},
            )


def _existing(tests: Path, name: str) -> Path | None:
    return next((path for part in ("cache", "eval", "test_set") if (path := tests / part / name).exists()), None)


def _of_fundus(data: Path) -> Iterator[Page]:
    """Pages and versions of a publisher's annotation stand in the same order."""
    for file in sorted(data.glob("*/*.json")):
        addresses = json.loads((file.parent / "meta.info").read_text())
        versions = json.loads(file.read_text()).values()
        for path, row in zip(sorted(file.parent.glob(f"{file.stem}_2*.html.gz")), versions, strict=True):
            truth = {"title": row.get("title"), "date": row.get("publishing_date"), "authors": row.get("authors")}
            yield Page(path.name, addresses[path.name]["url"], gzip.decompress(path.read_bytes()), truth)


if __name__ == "__main__":
    sys.exit(main())
