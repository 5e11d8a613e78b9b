"""Which changes of a weight or threshold the frozen corpus notices: `python -m benchmarks.drift` prints a table.

Every number that stands by name in a module of the core is multiplied by 1.5 and by 0.6 (a whole number moves by one
at least, a zero by a half), one after the other, and the pages of `tests/corpus` are read again. A change is noticed
where the answer of a page differs: in its articles, or only in how sure they are and why. `--drop` sets each number to
0 and to a million instead: where nobody notices that either, no page needs it. `--pages DIR…` asks the pages of other
folders about the changes that alter no article of the corpus: folders of HTML and text files, packed or not, or with a
manifest.jsonl.

Not judged: numbers within functions, the comparison of articles (`crawler/core/dedup` has benchmarks of its own), facts
such as the years, and the bounds that hold hostile pages, which no honest page comes near: `numbers.py` names both.
"""

from __future__ import annotations

import argparse
import json
import signal
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from multiprocessing import get_context
from pathlib import Path
from types import FrameType
from typing import Any, TypeAlias

from benchmarks.annotated_pages import body_of, read_lines
from benchmarks.numbers import Number, import_changed, numbers

_SECONDS = 60
"""A change that makes one reading of all pages take longer is noticed by all of them."""
_READINGS = 30
"""Readings after which a process makes room for a new one: each leaves modules and caches behind."""
_TYPES = {".html": "text/html", ".txt": "text/plain", ".xml": "application/xml"}


_SURE = ("confidence", "reasons")
_NOT_TEXT = ("text/html", "application/xml")
_READ_BY = {
    "plain_text": ("text/plain",),
    **dict.fromkeys(("feeds", "feed_entries"), ("application/xml",)),
    **dict.fromkeys(("html", "page", "page_types", "segmentation"), _NOT_TEXT),
}
"""Parts of the core that only some kinds of document pass through: others need not be read again."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document and where it stands."""

    name: str
    url: str
    body: bytes
    content_type: str


Answers: TypeAlias = Mapping[str, tuple[str, str]]
"""Of each page what was found, once without and once with how sure it is and why."""


@dataclass(slots=True)
class Noticed:
    """Pages whose articles a change alters, and those where only the confidence or the reasons differ."""

    articles: set[str] = field(default_factory=set)
    confidence: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        return f"{len(self.articles) or '.':>5} {len(self.confidence) or '.':>5}"


def main() -> None:
    """Print what is noticed of each number, and the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drop", action="store_true", help="set to 0 and to a million instead of x 1.5 and x 0.6")
    parser.add_argument("--pages", nargs="+", type=Path, metavar="DIR", default=[], help="ask these, too")
    parser.add_argument("--each", type=int, default=1, metavar="N", help="of those only each Nth page")
    parser.add_argument("--only", default="", metavar="TEXT", help="only numbers whose label holds the text")
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    known = [number for number in numbers() if options.only in number.label]
    changes = {"0": 0, "10^6": 10**6} if options.drop else {"x1.5": 1.5, "x0.6": 0.6}
    tries = [
        (number, number.instead(change) if options.drop else number.times(change))
        for change in changes.values()
        for number in known
    ]
    found = _noticed(tries, list(_corpus()), options.processes)
    others = [page for folder in options.pages for page in list(_folder(folder))[:: options.each]]
    if others:
        silent = [(number, value) for number, value in tries if not found[number, value].articles]
        found |= _noticed(silent, others, options.processes)
    _print(known, dict(zip(changes, _columns(tries, found, len(known)), strict=True)))


def _columns(tries: list[tuple[Number, float]], found: Mapping[Any, Noticed], count: int) -> Iterator[list[Noticed]]:
    for first in range(0, len(tries), count):
        yield [found[each] for each in tries[first : first + count]]


def _corpus() -> Iterator[Page]:
    from tests.corpus.answers import pages, stated

    for path in pages():
        yield Page(path.name, stated(path)["url"], path.read_bytes(), _TYPES[path.suffix])


def _folder(folder: Path) -> Iterator[Page]:
    manifest = folder / "manifest.jsonl"
    entries = read_lines(manifest) if manifest.exists() else []
    urls = {folder / entry["file"]: entry.get("url") for entry in entries}
    for path in sorted(urls or folder.rglob("*")):
        kind = _TYPES.get(path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix)
        if kind is not None:
            yield Page(f"{path}", urls.get(path) or f"https://paper.example/2026/03/{path.name}", body_of(path), kind)


def _noticed(tries: Sequence[tuple[Number, float]], pages: list[Page], processes: int) -> dict[Any, Noticed]:
    """Return of each change what the pages notice."""
    before = _read(pages, None)
    with get_context("fork").Pool(processes, maxtasksperchild=_READINGS) as pool:
        answers = pool.imap(partial(_read, pages), tries, chunksize=1)
        return {
            each: _compare({page.name: before[page.name] for page in _asked(pages, each[0])}, after)
            for each, after in zip(tries, answers, strict=True)
        }


def _asked(pages: list[Page], number: Number) -> list[Page]:
    kinds = _READ_BY.get(number.part)
    return [page for page in pages if kinds is None or page.content_type in kinds]


def _compare(before: Answers, after: Answers) -> Noticed:
    noticed = Noticed()
    for name, (articles, whole) in before.items():
        if name not in after or after[name][0] != articles:
            noticed.articles.add(name)
        elif after[name][1] != whole:
            noticed.confidence.add(name)
    return noticed


def _read(pages: list[Page], change: tuple[Number, float] | None) -> Answers:
    """Return the answers of all pages under a change; without those on which the product fails or takes too long."""
    answers = {}
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(_SECONDS + len(pages) // 2)
    try:
        corpus = import_changed("tests.corpus.answers", *(change or ()))
        for page in pages if change is None else _asked(pages, change[0]):
            answers[page.name] = _digests(corpus.answer(page.body, page.url, page.content_type))
    except Exception:  # noqa: BLE001 - whatever a change breaks, it is noticed
        return answers
    finally:
        signal.alarm(0)
    return answers


def _too_long(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


def _digests(answer: dict[str, Any]) -> tuple[str, str]:
    unsure = [{name: value for name, value in article.items() if name not in _SURE} for article in answer["articles"]]
    pair = ({**answer, "articles": unsure}, answer)
    return tuple(blake2b(json.dumps(each).encode(), digest_size=12).hexdigest() for each in pair)  # type: ignore[return-value]


def _print(known: list[Number], columns: Mapping[str, list[Noticed]]) -> None:
    print(f"{'':60} {'':>8}", *(f"{name:>11}" for name in columns))
    print(f"{'pages that notice: articles, only confidence':60} {'value':>8}", *["artic  conf"] * len(columns))
    for row, number in enumerate(known):
        print(f"{number.label:60} {number.value:>8g}", *(column[row] for column in columns.values()))
    _print_shares(known, columns)


def _print_shares(known: list[Number], columns: Mapping[str, list[Noticed]]) -> None:
    for kind, is_weight in (("weights", True), ("thresholds", False)):
        rows = [row for row, number in enumerate(known) if number.is_weight is is_weight]
        print(f"\n{len(rows)} {kind}")
        for name, several in [*((name, [column]) for name, column in columns.items()), ("any", [*columns.values()])]:
            articles = sum(any(column[row].articles for column in several) for row in rows)
            answers = sum(any(column[row].articles or column[row].confidence for column in several) for row in rows)
            print(f"  {name:5} articles differ for {_share(articles, rows)}, any answer for {_share(answers, rows)}")


def _share(count: int, rows: Sequence[int]) -> str:
    return f"{count} ({count / len(rows):.0%})" if rows else "0"


if __name__ == "__main__":
    main()
