"""Fits the weights of headings anew: `python -m benchmarks.fit_headline_weights DIR…` prints them beside today's.

Each DIR holds `manifest.jsonl` (page, file, url, format), `truth.jsonl` (page, articles with titles and texts) and
`pages/`, as for `benchmarks.segmentation`. Every heading that the product weighs is a case: what it sees at the
heading, and whether that is the title of an article in the truth, by folded text; of several alike only the last one
above the article's text is a case. The fit is held near today's weights by a normal prior, whose standard deviation is
`--prior` in log odds: what the pages seldom show stays as it is. How well weights do on sites that they were not fitted
to is told by leaving out one site after the other. `--write` prints the table as it stands in the code. The last tables
are of the constants in the same unit: how often what lies around each is right.

Where today's weights come from, as far as the history tells: they were fitted to the headings of news pages and blogs
with a prior at what reason expected, and fitted again twice as more was seen at a heading; the set of pages is not
named. Set by hand since then, on pages at fault, and never fitted: "one of a run", "one of a row that is the page" and
"one of a dated row" (raised), "over teasers", "a kicker", "a standfirst" and "a stock line". "live blog" is no
evidence: it says what was settled, and is not fitted at all.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

from benchmarks.annotated_pages import body_of, read_lines
from benchmarks.logistic import Counted, fit, loss
from crawler.core.extraction import decide
from crawler.core.html.dom import parse
from crawler.core.html.hardening import harden
from crawler.core.page.headings import ROW
from crawler.core.page.prose import LEAST_ARTICLE
from crawler.core.segmentation.weights import BIAS, LAST_RESORT, LIKE_ITS_PEERS, MARGIN, TITLE, WEIGHTS, Feature
from crawler.core.text.decoding import decode
from crawler.core.text.normalise import fold

_ANY = "any heading"
"""What every heading has: its weight is the bias."""
_SETTLED = {Feature.LIVE_BLOG}
"""What is no evidence, but said of a heading once it has been judged."""
_PARTS = {Feature.IN_DATED_ROW, Feature.LEADS_ARTICLE, Feature.IN_RUN}
_OPENING = 40
"""Characters of a text by which its beginning is known."""


@dataclass(frozen=True, slots=True)
class Case:
    """A heading: what is seen at it, how much prose stands between it and the next one, and if it is a title."""

    site: str
    page: str
    features: frozenset[str]
    gap: int
    is_title: bool


def main() -> None:
    """Print the weights, how well they do, and what the data says of the constants in their unit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="DIR")
    parser.add_argument("--prior", type=float, default=0.5, metavar="SD", help="how far a weight may stray (0.5)")
    parser.add_argument("--write", action="store_true", help="print the table as it stands in the code")
    options = parser.parse_args()
    cases = [case for folder in options.folders for case in _cases(folder)]
    today = {_ANY: BIAS, **{str(name): value for name, value in WEIGHTS.items() if name not in _SETTLED}}
    fitted, errors = fit(_counted(cases), today, options.prior)
    _print_weights(cases, today, fitted, errors)
    _print_figures(cases, today, fitted, options.prior)
    _print_constants(cases, today)
    if options.write:
        _print_table(fitted)


def _print_table(fitted: Mapping[str, float]) -> None:
    """Print the weights as they stand in the code; what is settled stays as it is."""
    table = {name: round(fitted.get(name, value), 1) for name, value in WEIGHTS.items()}
    print("\nWEIGHTS = {")
    for name in sorted(table, key=lambda name: -table[name]):
        print(f"    Feature.{name.name}: {table[name]:.1f},")
    print(f"}}\nBIAS = {fitted[_ANY]:.1f}")


def _cases(folder: Path) -> Iterable[Case]:
    truth = {page["page"]: page["articles"] for page in read_lines(folder / "truth.jsonl")}
    for page in read_lines(folder / "manifest.jsonl"):
        if page["format"] == "html":
            titles = {fold(each["title"]): fold(each["text"])[:_OPENING] for each in truth[page["page"]]}
            site = urlsplit(page["url"] or "").hostname or page["page"]
            yield from _of_page(page["page"], site, body_of(folder / page["file"]), page["url"] or None, titles)


def _of_page(page: str, site: str, body: bytes, url: str | None, titles: Mapping[str, str]) -> Iterable[Case]:
    """Return a page's headings as the product weighs them; `titles` are those of its articles, with their openings."""
    found = decide(parse(harden(decode(body))), url)
    outline = found.outline
    headlines = [decision.headline for decision in found.segmentation.headings]
    if any(Feature.LIVE_BLOG in headline.features for headline in headlines):
        return  # its title is found in another way, and its entries are not weighed against it
    texts = [fold(block.text) for block in outline.tree.blocks]
    right: dict[str, int] = {}
    for headline in headlines:
        text = texts[headline.block]
        if text in titles and (text not in right or not _begins(texts[right[text] : headline.block], titles[text])):
            right[text] = headline.block
    ends = [*(headline.block for headline in headlines[1:]), len(texts)]
    for headline, end in zip(headlines, ends, strict=False):
        block = right.get(texts[headline.block], headline.block)
        if block == headline.block:
            features = frozenset(str(name) for name in headline.features) - _SETTLED | {_ANY}
            yield Case(site, page, features, outline.weight_of(block, end), texts[block] in titles)


def _begins(texts: Sequence[str], opening: str) -> bool:
    """Return whether an article's text begins among the texts of blocks."""
    return any(text.startswith(opening) for text in texts)


def _counted(cases: Iterable[Case]) -> Counted:
    """Return how often each set of features is a title and how often not: few sets come again and again."""
    return Counter((case.features, case.is_title) for case in cases)


def score_of(case: Case, weights: Mapping[str, float]) -> float:
    """Return the sum of what is seen at a heading."""
    return round(sum(weights[name] for name in case.features), 6)  # floats add up differently in each order of a set


def _losses(cases: Iterable[Case], weights: Mapping[str, float]) -> tuple[float, int]:
    """Return the log loss of all cases and how many of them are told right."""
    total, right = 0.0, 0
    for case in cases:
        score = score_of(case, weights)
        total += loss(score, case.is_title)
        right += (score > 0) is case.is_title
    return total, right


def _by_site(cases: Iterable[Case]) -> dict[str, list[Case]]:
    sites = defaultdict[str, list[Case]](list)
    for case in cases:
        sites[case.site].append(case)
    return sites


def _print_weights(
    cases: Sequence[Case], today: Mapping[str, float], fitted: Mapping[str, float], errors: Mapping[str, float]
) -> None:
    seen = Counter(name for case in cases for name in case.features)
    titles = Counter(name for case in cases if case.is_title for name in case.features)
    print(f"{'':30} {'today':>7} {'fitted':>7} {'error':>7} {'seen':>7} {'titles':>7}")
    for name in sorted(today, key=lambda name: -today[name]):
        print(f"{name:30} {today[name]:7.1f} {fitted[name]:7.2f} {errors[name]:7.2f} {seen[name]:7} {titles[name]:7}")


def _print_figures(
    cases: Sequence[Case], today: Mapping[str, float], fitted: Mapping[str, float], deviation: float
) -> None:
    sites = _by_site(cases)
    apart = [0.0, 0.0]
    whole = _counted(cases)
    for own in sites.values():
        others = Counter(whole)
        others.subtract(_counted(own))
        found = _losses(own, fit(+others, today, deviation, fitted)[0])
        apart = [apart[0] + found[0], apart[1] + found[1]]
    print(f"\n{len(cases)} headings, {sum(case.is_title for case in cases)} titles, {len(sites)} sites")
    print(f"{'':34} {'log loss':>9} {'accuracy':>9}")
    rows = (("today", _losses(cases, today)), ("fitted, on the same pages", _losses(cases, fitted)))
    for name, (total, right) in (*rows, ("fitted, on sites left out", apart)):
        print(f"{name:34} {total / len(cases):9.4f} {right / len(cases):9.4f}")


_Told: TypeAlias = list[tuple[str, float, bool]]
"""Cases of a threshold: the site, what is compared with it, and whether it is right to be above."""


def _print_constants(cases: Sequence[Case], today: Mapping[str, float]) -> None:
    """Print for each constant in log odds what is right around it."""
    pages = defaultdict[str, list[tuple[Case, float]]](list)
    for case in cases:
        pages[case.page].append((case, score_of(case, today)))
    found = {judge: [each for page in pages.values() for each in judge(page)] for judge in (_all, _best, _led, _pairs)}
    _print_threshold("TITLE: all headings", TITLE, found[_all])
    _print_threshold("LAST_RESORT: the best heading of a page where none reaches 0", LAST_RESORT, found[_best])
    _print_threshold("LIKE_ITS_PEERS: below 0, but leading article markup as most do", LIKE_ITS_PEERS, found[_led])
    _print_threshold("MARGIN: of two over one text the later, by how much better it is", -MARGIN, found[_pairs])


def _all(page: Sequence[tuple[Case, float]]) -> _Told:
    return [(case.site, score, case.is_title) for case, score in page]


def _best(page: Sequence[tuple[Case, float]]) -> _Told:
    best = max(_all(page), key=lambda told: told[1])
    return [best] if best[1] < 0 else []


def _led(page: Sequence[tuple[Case, float]]) -> _Told:
    led = _all([(case, score) for case, score in page if Feature.LEADS_ARTICLE in case.features])
    sure = sum(score >= 0 for _, score, _ in led)
    return [told for told in led if told[1] < 0] if sure >= ROW and sure * 2 > len(led) else []


def _pairs(page: Sequence[tuple[Case, float]]) -> _Told:
    return [
        (one.site, high - low, other.is_title)
        for (one, low), (other, high) in pairwise(page)
        if one.gap < LEAST_ARTICLE and one.is_title is not other.is_title and not _PARTS.isdisjoint(other.features)
    ]


def _print_threshold(name: str, value: float, cases: _Told) -> None:
    """Print the share of right cases in each band of scores, and how many cases a threshold tells right."""
    print(f"\n{name} (today {value:g}, {len(cases)} cases)")
    if not cases:
        return
    bands = Counter(max(-6, min(5, int(score // 1))) for _, score, _ in cases)
    right = Counter(max(-6, min(5, int(score // 1))) for _, score, is_right in cases if is_right)
    print("  from  " + " ".join(f"{band:6}" for band in sorted(bands)))
    print("  cases " + " ".join(f"{bands[band]:6}" for band in sorted(bands)))
    print("  right " + " ".join(f"{right[band] / bands[band]:6.2f}" for band in sorted(bands)))
    told, best, apart = _told(cases, value), _best_threshold(cases), 0
    for site in {each for each, _, _ in cases}:
        elsewhere = _best_threshold([case for case in cases if case[0] != site])
        apart += _told([case for case in cases if case[0] == site], elsewhere)
    print(f"  told right: {told} today, {_told(cases, best)} by {best:g}, {apart} by the best of the other sites")


def _told(cases: _Told, value: float) -> int:
    return sum((score >= value) is is_right for _, score, is_right in cases)


def _best_threshold(cases: _Told) -> float:
    """Return the threshold that tells the most cases right, in steps of a half; of several the nearest to 0."""
    steps = [step / 2 for step in range(-12, 13)]
    return max(sorted(steps, key=abs), key=lambda value: _told(cases, value))


if __name__ == "__main__":
    main()
