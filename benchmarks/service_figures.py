"""What became of the work of daemons: memory over time, articles against the truth, runs against the timetable."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import fmean, linear_regression
from urllib.parse import urlsplit

from sqlalchemy import Connection, func, select

from benchmarks.daemon_processes import Ended
from benchmarks.hostile_kit import Site
from benchmarks.process_tree import Tree
from storage.database import Database
from storage.models import article, run

_MB = 1_000_000
_SCORES = ("expected", "found", "lost", "doubled", "merged_rows", "truncated_rows", "title_changed_rows")


@dataclass(frozen=True, slots=True)
class Sample:
    """What the processes held at a second of the run."""

    second: float
    tree: Tree


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run came to.

    `reached` in seconds, sorted; `gaps` from start to start, in intervals, sorted, without those of slow sites.
    """

    samples: Sequence[Sample]
    scores: dict[str, int]
    reached: list[float]
    outcomes: Counter[str]
    gaps: list[float]
    overlaps: int
    most_at_once: int
    every: int


def measured(
    database: str,
    sites: Sequence[Site],
    published: Sequence[Sequence[float]],
    samples: Sequence[Sample],
    every: int,
    slow: Sequence[Site] = (),
) -> Figures:
    """Compare a store with what was published when; a slow site takes longer than `every` seconds by intent."""
    scores: Counter[str] = Counter()
    for site, moments in zip(sites, published, strict=True):
        found = site.score(database, len(moments))
        scores.update({name: found[name] for name in _SCORES})
    with Database(database) as store, store.read() as connection:
        reached = _reached(connection, sites, published)
        outcomes, gaps, overlaps = _timetable(connection, every, {site.place for site in slow})
    at_once = max((entry["active"] for site in sites for entry in site.requests()), default=0)
    return Figures(samples, dict(scores), sorted(reached), outcomes, sorted(gaps), overlaps, at_once, every)


def print_sample(sample: Sample, *, first: bool) -> None:
    """Print a line of the processes."""
    if first:
        print(f"{'minute':>8}{'MB':>8}{'descriptors':>13}{'processes':>11}{'zombies':>9}")
    tree = sample.tree
    cells = f"{tree.memory / _MB:8.1f}{tree.descriptors:13}{tree.processes:11}{tree.zombies:9}"
    print(f"{sample.second / 60:8.1f}{cells}", flush=True)


def print_figures(figures: Figures, ended: Ended, log: str) -> None:
    """Print the table."""
    half = [sample for sample in figures.samples if sample.second >= figures.samples[-1].second / 2]
    if len(half) > 1:
        _line("memory", f"{_slope(half):+.2f} MB/h over the second half, peak {_peak(figures.samples):.0f} MB")
        descriptors = [sample.tree.descriptors for sample in half]
        zombies = max(sample.tree.zombies for sample in figures.samples)
        _line("descriptors", f"{min(descriptors)} to {max(descriptors)} in the second half, zombies {zombies}")
    _line("articles", ", ".join(f"{name} {figures.scores[name]}" for name in _SCORES))
    if figures.reached:
        within = _share(each <= 2 * figures.every for each in figures.reached)
        _line("reached", f"{_spread(figures.reached)} s; {within:.1%} within two intervals")
    _line("runs", ", ".join(f"{name} {count}" for name, count in figures.outcomes.most_common()))
    if figures.gaps:
        late = _share(each > 2 for each in figures.gaps)
        _line("start to start", f"{_spread(figures.gaps)} intervals; {late:.1%} over two; overlaps {figures.overlaps}")
    _line("requests", f"at most {figures.most_at_once} at once at a site, as it counted")
    codes = ", ".join(str(code) for code in ended.codes)
    _line("SIGTERM", f"{ended.seconds:.1f} s, exit {codes}, processes left behind {ended.orphans}")
    _line("log", f"{log.count('Traceback')} tracebacks, {log.count(' ERROR ')} errors, {log.count('locked')} 'locked'")


def _slope(samples: Sequence[Sample]) -> float:
    """Return by how many MB the memory grows in an hour, by least squares."""
    hours = [sample.second / 3600 for sample in samples]
    return linear_regression(hours, [sample.tree.memory / _MB for sample in samples]).slope


def _peak(samples: Sequence[Sample]) -> float:
    return max(sample.tree.memory for sample in samples) / _MB


def _share(which: Iterable[bool]) -> float:
    return fmean(which)


def _line(name: str, text: str) -> None:
    print(f"{name:16}{text}")


def _spread(values: Sequence[float]) -> str:
    def at(share: float) -> float:
        return values[min(int(share * len(values)), len(values) - 1)]

    return f"median {at(0.5):.1f}, 95 % {at(0.95):.1f}, 99 % {at(0.99):.1f}, most {values[-1]:.1f}"


def _reached(connection: Connection, sites: Sequence[Site], published: Sequence[Sequence[float]]) -> list[float]:
    """Return the seconds from publication to row, of what was published while the daemons ran and is stored."""
    query = select(article.c.url, func.min(article.c.first_seen_at)).where(article.c.url.is_not(None))
    stored: dict[tuple[str, str], datetime] = {}
    for url, seen_at in connection.execute(query.group_by(article.c.url)):
        parts = urlsplit(url)
        stored[parts.netloc, parts.path] = seen_at
    return [
        max(stored[site.place, path].timestamp() - moments[release - 1], 0.0)
        for site, moments in zip(sites, published, strict=True)
        for path, release in site.released().items()
        if 0 < release <= len(moments) and (site.place, path) in stored
    ]


def _timetable(connection: Connection, every: int, slow: set[str]) -> tuple[Counter[str], list[float], int]:
    """Return outcomes, the gaps between two starts of a source in intervals, and runs of a site at the same time."""
    outcomes: Counter[str] = Counter()
    spans: dict[str, list[tuple[datetime, datetime | None]]] = defaultdict(list)
    for row in connection.execute(select(run).order_by(run.c.started_at)):
        outcomes[row.outcome or row.status] += 1
        spans[row.site or row.source].append((row.started_at, row.finished_at))
    gaps = [
        (after[0] - before[0]).total_seconds() / every
        for site, runs in spans.items()
        if site not in slow
        for before, after in pairwise(runs)
    ]
    overlaps = sum(
        before[1] is None or after[0] < before[1] for runs in spans.values() for before, after in pairwise(runs)
    )
    return outcomes, gaps, overlaps
