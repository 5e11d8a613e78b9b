"""What the signs of `newsfold check` are worth: `python -m benchmarks.signs SITES_DIR KEPT_DIR [SITE…]`.

SITES_DIR is as for `benchmarks.sites`, KEPT_DIR what that kept of its crawls (`--keep`). A stored article is at fault
where no true one is like it (F1 of 4-token shingles below .8), another one is that, its title is another one's, or its
text is off (F1 below .97). Printed for each sign: the articles that it flags, and how many of them are at fault; then
how many of each fault no sign shows. The truth knows no code, dates or markup: what it calls right may be faulty, too.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.programs import load_program
from crawler.archive.observed import find_sites, observe_site
from crawler.core.checking.check import check
from storage.database import Database

_MATCH, _GOOD = 0.8, 0.97
_LEAST_WORDS = 25  # what is shorter is not scored


def main() -> None:
    """Count what the signs flag of some kept crawls, and what is at fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="SITES_DIR")
    parser.add_argument("kept", type=Path, metavar="KEPT_DIR")
    parser.add_argument("sites", nargs="*", metavar="SITE")
    options = parser.parse_args()
    score = load_program(options.folder / "score.py", "name a folder that holds score.py and manifest.json")
    flagged, faulty, shown, unseen = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for name in options.sites or sorted(file.stem for file in options.kept.glob("*.db")):
        truth = _lines(options.folder / f"{name}.articles.jsonl")
        faults = _faults(score, truth, _lines(options.kept / f"{name}.jsonl"))
        seen = set[int]()
        for sign, number in _flags(options.kept / f"{name}.db"):
            flagged[sign] += 1
            faulty[sign] += bool(faults.get(number))
            seen.add(number)
        for number, kinds in faults.items():
            shown.update(kinds if number in seen else ())
            unseen.update(kinds if number not in seen else ())
    print(f"{'sign':26} {'flagged':>8} {'at fault':>8}")
    for sign, count in sorted(flagged.items()):
        print(f"{sign:26} {count:8} {faulty[sign]:8}")
    print(f"\n{'fault':26} {'shown':>8} {'unseen':>8}")
    for kind in sorted(shown.keys() | unseen.keys()):
        print(f"{kind:26} {shown[kind]:8} {unseen[kind]:8}")


def _flags(database: Path) -> Iterator[tuple[str, int]]:
    """Yield the signs of the sites of a store, each with the number of an article that it flags."""
    with Database(str(database)) as store:
        for site in find_sites(store):
            for finding in check(observe_site(store, site, 2000)):
                places = (example.place for example in finding.examples)
                yield from ((finding.sign.name, int(place)) for place in places if place.isdecimal())


def _faults(score: ModuleType, truth: list[Any], stored: list[Any]) -> dict[int, set[str]]:
    """Return by the number of a stored article what is wrong with it."""
    shingles = [score.shingles(each["text"]) for each in truth]
    where = defaultdict(set)
    for place, bag in enumerate(shingles):
        for gram in bag:
            where[gram].add(place)
    faults: dict[int, set[str]] = {}
    matches: dict[int, list[tuple[float, Any]]] = defaultdict(list)
    for item in stored:
        bag = score.shingles(item["text"])
        votes = Counter(place for gram in bag for place in where.get(gram, ()))
        best, place = max(((score.f1(bag, shingles[i]), i) for i, _ in votes.most_common(5)), default=(0.0, -1))
        if best >= _MATCH:
            matches[place].append((best, item))
        elif all(len(score.tokens(text)) >= _LEAST_WORDS for text in (item["text"], *_text_of(truth, place))):
            faults[item["id"]] = {"spurious"}
    for place, found in matches.items():
        for rank, (f1, item) in enumerate(sorted(found, key=lambda each: -each[0])):
            faults[item["id"]] = set(_kinds(score, truth[place]["title"], item["title"], f1, rank))
    return faults


def _kinds(score: ModuleType, right: str, title: str, f1: float, rank: int) -> Iterator[str]:
    """Yield what is wrong with a stored article that matches a true one; `rank` is its place among such."""
    if rank:
        yield "doubled"
    if right and score.folded(title) != score.folded(right):
        yield "title"
    if f1 < _GOOD:
        yield "text"


def _text_of(truth: list[Any], place: int) -> Iterator[str]:
    if place >= 0:
        yield truth[place]["text"]


def _lines(file: Path) -> list[Any]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


if __name__ == "__main__":
    main()
