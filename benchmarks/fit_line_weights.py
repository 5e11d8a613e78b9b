"""Fits the weights of lines of plain texts anew: `python -m benchmarks.fit_line_weights WCXB PAGES_DIR [--write]`.

WCXB is a checkout of Murrough-Foley/web-content-extraction-benchmark, PAGES_DIR that of `benchmarks.segmentation`;
`line_pages.py` says what is made of them. Each line that reads as prose or is short is a case: what is seen at it, and
whether it is text of an article, its headline, or neither. Then each line that may be a headline is a case once more,
beside the others of its page. The figures are of sites left out, a quarter at a time. `--write` prints the table as it
stands in the code (`crawler/core/plain_text/likelihood/fitted.py`). How well the weights read newspapers that are in
neither set, `benchmarks.composed_pages` tells. scikit-learn has to be installed.
"""

from __future__ import annotations

import argparse
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from multiprocessing import Pool
from pathlib import Path

from benchmarks.line_pages import TextPage, annotated_pages, composed_pages, layout_pages
from benchmarks.spliced_pages import Told, plain
from crawler.core.plain_text.headlines import LineScorer
from crawler.core.plain_text.likelihood.evidence import Evidence, PageEvidence
from crawler.core.plain_text.likelihood.fitted import Weights
from crawler.core.plain_text.likelihood.opinion import chance_of, places_of
from crawler.core.plain_text.likelihood.peers import Peers
from crawler.core.plain_text.lines import Line, LineKind
from crawler.core.plain_text.split import proven_pieces, settled_lines, whole
from crawler.core.plain_text.starts import proof_of, weighed_runs

FOLDS = 4
STRENGTH, STRENGTH_BESIDE = 0.3, 0.5
"""Inverse strength of the prior that holds weights near nought, of lines by themselves and beside others."""
ANNOTATED = 5.0
"""What a page that is a text by itself counts for, beside one that was made of another."""
_LINE, _LONG = 25, 80
"""Characters of a line that is text where the article has it, and where the article has most of it."""
_STEP, _MOST = 4, 0.7
"""Words that are looked for together, and the share of them that is most of a line."""
_BELOW = 40
"""Lines below a headline in which its text begins."""


@dataclass(frozen=True)
class Case:
    """A page: its lines, what is seen at each, what each is (T text, H headline), its starts by their proofs."""

    site: str
    weight: float
    lines: list[Line]
    seen: list[Evidence]
    is_what: list[str]
    proven: Mapping[int, float]


def main() -> None:
    """Fit the weights and print how well they do, or the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wcxb", type=Path, metavar="WCXB")
    parser.add_argument("folder", type=Path, metavar="PAGES_DIR")
    parser.add_argument("--write", action="store_true", help="print the table as it stands in the code")
    options = parser.parse_args()
    if find_spec("sklearn") is None:
        raise SystemExit("scikit-learn is not installed, which fits the weights: pip install scikit-learn")
    pages = [*composed_pages(options.wcxb), *layout_pages(options.wcxb), *annotated_pages(options.folder, ANNOTATED)]
    with Pool() as pool:
        cases = [case for case in pool.imap(_case, pages, chunksize=8) if case is not None]
    if not cases:
        raise SystemExit(f"{options.wcxb} holds no article pages; name a checkout of WCXB.")
    if options.write:
        _print_tables(*_fit(cases))
    else:
        _print_figures(cases)


def _case(page: TextPage) -> Case | None:
    """Return what is seen on a page and what its lines are; None where a headline is not found on it."""
    lines = settled_lines(page.text)
    starts = [_start(lines, told) for told in page.told]
    if None in starts or not any(line.kind is LineKind.PROSE for line in lines):
        return None
    scorer = LineScorer(lines)
    runs = weighed_runs(lines, scorer)
    evidence = PageEvidence(lines, scorer, runs)
    seen = [evidence.of(i) if line.kind in _KINDS else () for i, line in enumerate(lines)]
    proven = {piece.title: proof_of(piece.run) for piece in whole(lines, proven_pieces(lines, runs))}
    found = [start for start in starts if start is not None]
    return Case(page.site, page.weight, lines, seen, _labelled(lines, page.told, found), proven)


def _start(lines: Sequence[Line], told: Told) -> int | None:
    """Return the headline of an article: of the lines that say it the one with the most of its text below."""
    title, opening = plain(told.title), set(plain(told.text[:800]).split())
    found = [i for i, line in enumerate(lines) if plain(line.text) == title]
    below = {i: {word for line in lines[i + 1 : i + _BELOW] for word in plain(line.text).split()} for i in found}
    return max(found, key=lambda i: (len(opening & below[i]), i), default=None)


def _labelled(lines: Sequence[Line], told: Sequence[Told], starts: Sequence[int]) -> list[str]:
    found = [""] * len(lines)
    placed = sorted(zip(starts, told, strict=True), key=lambda each: each[0])
    for (start, article), end in zip(placed, [*(at for at, _ in placed[1:]), len(lines)], strict=True):
        whole, paragraphs = plain(article.text), {plain(paragraph) for paragraph in article.paragraphs}
        for i in range(start + 1, end):
            found[i] = "T" if _is_text(plain(lines[i].text), whole, paragraphs) else ""
        found[start] = "H"
    return found


def _is_text(line: str, whole: str, paragraphs: set[str]) -> bool:
    if line in paragraphs or (len(line) > _LINE and line in whole):
        return bool(line)
    words = line.split()
    parts = [" ".join(words[i : i + _STEP]) for i in range(0, len(words) - _STEP + 1, _STEP)]
    return len(line) > _LONG and sum(part in whole for part in parts) >= _MOST * len(parts)


_KINDS = (LineKind.PROSE, LineKind.SHORT)
_Row = tuple[Evidence, bool, float]
"""What is seen, whether it is what is looked for, and what the case counts for."""


def _rows(cases: Iterable[Case], kind: LineKind, what: str) -> Iterator[_Row]:
    for case in cases:
        for line, seen, is_what in zip(case.lines, case.seen, case.is_what, strict=True):
            if line.kind is kind:
                yield seen, is_what == what, 1.0


def _fit(cases: Sequence[Case]) -> tuple[Weights, Weights, Weights, Weights]:
    """Return the weights of prose and of short lines as text, of short ones as headlines, and of these beside others.

    The chances that the last are fitted to are of weights that were not fitted to their sites, as they will be in use.
    """
    alone = _fit_alone(cases)
    rows = [row for fold, own in _folds(cases) for row in _beside(own, _fit_alone(fold))]
    return (*alone, _regress(rows, STRENGTH_BESIDE))


def _fit_alone(cases: Sequence[Case]) -> tuple[Weights, Weights, Weights]:
    prose, short, headline = (LineKind.PROSE, "T"), (LineKind.SHORT, "T"), (LineKind.SHORT, "H")
    found = [_regress(list(_rows(cases, kind, what)), STRENGTH) for kind, what in (prose, short, headline)]
    return found[0], found[1], found[2]


def _folds(cases: Sequence[Case]) -> Iterator[tuple[list[Case], list[Case]]]:
    """Yield the pages of most sites, and those of the others."""
    for fold in range(FOLDS):
        others = [case for case in cases if zlib.crc32(case.site.encode()) % FOLDS != fold]
        yield others, [case for case in cases if zlib.crc32(case.site.encode()) % FOLDS == fold]


def _beside(cases: Iterable[Case], alone: tuple[Weights, Weights, Weights]) -> Iterator[_Row]:
    for case in cases:
        prose, short, headline = alone
        of_text = {LineKind.PROSE: prose, LineKind.SHORT: short}
        text, places = places_of(case.lines, case.seen, case.proven, of_text, headline)
        peers = Peers(case.lines, text, places)
        for place in places:
            yield peers.of(place), case.is_what[place.line] == "H", case.weight


def _regress(rows: Sequence[_Row], strength: float) -> Weights:
    """Return the weights that a logistic regression finds."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    names: dict[tuple[str, int], int] = {}
    columns, ends = [], [0]
    for seen, _, _ in rows:
        columns += [names.setdefault((name, int(step)), len(names)) for name, step in seen]
        ends.append(len(columns))
    matrix = csr_matrix(([1.0] * len(columns), columns, ends), shape=(len(rows), len(names)))
    model = LogisticRegression(C=strength, max_iter=500)
    model.fit(matrix, [is_right for _, is_right, _ in rows], sample_weight=[weight for _, _, weight in rows])
    bands = defaultdict[str, dict[int, float]](dict)
    for (name, step), place in names.items():
        bands[name][step] = round(float(model.coef_[0][place]), 2)
    tables = {name: tuple(found.get(i, 0.0) for i in range(max(found) + 1)) for name, found in sorted(bands.items())}
    return Weights(round(float(model.intercept_[0]), 2), tables)


def _print_figures(cases: Sequence[Case]) -> None:
    """Print how many lines and starts are told right on sites left out."""
    told = defaultdict[str, list[tuple[float, bool]]](list)
    for others, own in _folds(cases):
        prose, short, headline, start = _fit(others)
        told["prose that is text"] += [(chance_of(s, prose), r) for s, r, _ in _rows(own, LineKind.PROSE, "T")]
        told["short lines that are text"] += [(chance_of(s, short), r) for s, r, _ in _rows(own, LineKind.SHORT, "T")]
        told["headlines by themselves"] += [(chance_of(s, headline), r) for s, r, _ in _rows(own, LineKind.SHORT, "H")]
        beside = _beside(own, (prose, short, headline))
        told["headlines beside others"] += [(chance_of(seen, start), right) for seen, right, _ in beside]
    starts = sum(what == "H" for case in cases for what in case.is_what)
    print(f"{len(cases)} pages, {len({case.site for case in cases})} sites, {starts} articles; of sites left out:")
    print(f"{'':28}{'cases':>8}{'right':>8}" + "".join(f"{f'P/R {at}':>12}" for at in (0.1, 0.3, 0.5)))
    for name, found in told.items():
        right = sum((chance >= 0.5) is is_right for chance, is_right in found) / len(found)
        print(f"{name:28}{len(found):8}{right:8.3f}" + "".join(_precision(found, at) for at in (0.1, 0.3, 0.5)))


def _precision(found: Sequence[tuple[float, bool]], at: float) -> str:
    kept = [is_right for chance, is_right in found if chance >= at]
    return f"{sum(kept) / max(1, len(kept)):7.2f}/{sum(kept) / max(1, sum(right for _, right in found)):.2f}"


def _print_tables(prose: Weights, short: Weights, headline: Weights, start: Weights) -> None:
    print("# fmt: off")
    print("TEXT = {")
    _print_table("    LineKind.PROSE: ", prose, "    ", ",")
    _print_table("    LineKind.SHORT: ", short, "    ", ",")
    print("}")
    print('"""What says that prose and short lines are text of an article."""')
    _print_table("HEADLINE = ", headline)
    print('"""What says by itself that a short line is the headline of an article."""')
    _print_table("START = ", start)
    print('"""What says so beside the other lines of the page that may be."""')
    print("# fmt: on")


def _print_table(name: str, weights: Weights, indent: str = "", end: str = "") -> None:
    print(f"{name}Weights({weights.bias}, {{")
    for label, bands in weights.bands.items():
        rows = [", ".join(f"{band:g}" for band in bands[i : i + 14]) for i in range(0, len(bands), 14)]
        print(f'{indent}    "{label}": (' + f",\n{indent}        ".join(rows) + ("," if len(bands) == 1 else "") + "),")
    print(f"{indent}}}){end}")


if __name__ == "__main__":
    main()
