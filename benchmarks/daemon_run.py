"""Daemons at work for a while, under faults, kills and restarts: `python -m benchmarks.daemon_run KIT`.

Sites of the hostile KIT publish without a pause, a part of their answers fails in passing, and one or more daemons
crawl the feed of each. `--kills` breaks daemons off with SIGKILL and starts them again, `--restarts` does so to the
PostgreSQL server, `--pauses` stops all daemons for three intervals. In the end they catch up and are stopped by
SIGTERM, and the kit says what the store lacks or holds twice. `reached` is the time from the publication of an article
to its row.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.daemon_processes import Daemons
from benchmarks.hostile_kit import Site, served
from benchmarks.service_figures import Sample, measured, print_figures, print_sample
from tests.postgres import Server, restartable_server

_PUBLISHED_EVERY = 7.0  # seconds
_INITIAL = 500
_SETTLED = 3  # intervals after the last publication
_LOOK_EVERY = 5.0  # seconds, while daemons catch up


def main() -> None:
    """Read the command line, let the daemons work, and print the tables."""
    options = _options()
    with ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        server = stack.enter_context(restartable_server()) if options.postgres else None
        database = server.url if server else f"sqlite:///{folder}/news.db"
        sites = [stack.enter_context(_site(folder, number, options)) for number in range(options.sources)]
        (folder / "newsfold.toml").write_text(_configuration(database, sites, options), "utf-8")
        published: list[list[float]] = [[] for _ in sites]
        samples: list[Sample] = []
        with Daemons(folder, options.daemons) as daemons:
            happenings = [
                *_publications(sites, published, options),
                *_samples(daemons, samples, options.minutes * 60),
                *_breaks(daemons, server, options),
            ]
            began = time.monotonic()
            for happening in sorted(happenings, key=lambda each: each.second):
                time.sleep(max(0.0, began + happening.second - time.monotonic()))
                happening.action()
            time.sleep(max(_SETTLED * options.every, 15))
            _catch_up(database, sites, published, options.calm)
            ended = daemons.stop()
        slow = sites[:1] if options.slow else []
        print_figures(measured(database, sites, published, samples, options.every, slow), ended, daemons.log())


@dataclass(frozen=True, slots=True)
class Happening:
    """What is done at a second of the run."""

    second: float
    action: Callable[[], None]


def _site(folder: Path, number: int, options: argparse.Namespace) -> AbstractContextManager[Site]:
    """Serve a site with articles enough; the feed shows all that is published."""
    initial = _INITIAL if number == 0 else _INITIAL // 5
    articles = initial + _rounds(options) * _amount(number, options)
    return served(
        options.kit.resolve(),
        folder / f"site{number}",
        number,
        articles=articles,
        pages=max(articles // 20, 1),
        initial=initial,
        feed_items=articles,
        fault_rate=options.faults,
        latency=options.slow if number == 0 else 0.0,
    )


def _catch_up(database: str, sites: Sequence[Site], published: Sequence[list[float]], seconds: float) -> None:
    """Let the daemons go on while nothing is published, until all is stored or so many seconds are over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        lost = [site.score(database, len(moments))["lost"] for site, moments in zip(sites, published, strict=True)]
        if not any(lost):
            return
        time.sleep(_LOOK_EVERY)


def _rounds(options: argparse.Namespace) -> int:
    return int(options.minutes * 60 / _PUBLISHED_EVERY) + 1


def _amount(number: int, options: argparse.Namespace) -> int:
    """Return how many articles a site publishes at a time."""
    return int(options.first_publishes) if number == 0 else 1


def _publications(
    sites: Sequence[Site], published: Sequence[list[float]], options: argparse.Namespace
) -> Iterator[Happening]:
    """Yield what the sites publish; when they did is added to `published`, an entry for each article."""

    def publish(site: Site, moments: list[float], amount: int) -> None:
        moments += [time.time()] * amount
        site.control(f"publish?n={amount}")

    for round_ in range(_rounds(options)):
        for number, (site, moments) in enumerate(zip(sites, published, strict=True)):
            yield Happening(round_ * _PUBLISHED_EVERY, partial(publish, site, moments, _amount(number, options)))


def _samples(daemons: Daemons, samples: list[Sample], seconds: float) -> Iterator[Happening]:
    """Yield looks at the processes; every sixth is printed."""
    step = max(seconds / 120, 5.0)

    def sample(number: int) -> None:
        samples.append(Sample(number * step, daemons.look()))
        if number % 6 == 0:
            print_sample(samples[-1], first=number == 0)

    for number in range(int(seconds / step) + 1):
        yield Happening(number * step, partial(sample, number))


def _breaks(daemons: Daemons, server: Server | None, options: argparse.Namespace) -> Iterator[Happening]:
    """Yield kills, restarts of the server and pauses, each spread over the time, none in the first tenth."""
    seconds = options.minutes * 60
    for number in range(options.kills):
        yield Happening(_moment(number, options.kills, seconds), daemons.kill)
    if server is not None:
        for number in range(options.restarts):
            yield Happening(_moment(number, options.restarts, seconds), server.restart)
    for number in range(options.pauses):
        moment = _moment(number, options.pauses, seconds)
        yield Happening(moment, daemons.pause)
        yield Happening(moment + 3 * options.every, daemons.resume)


def _moment(number: int, times: int, seconds: float) -> float:
    return seconds * (0.1 + 0.85 * number / times)


def _configuration(database: str, sites: Sequence[Site], options: argparse.Namespace) -> str:
    private = ", ".join(f'"{site.place}"' for site in sites)
    sources = "".join(
        f'[[source]]\nname = "site{number}"\nurl = "{site.base}/feed/rss.xml"\nevery = "{options.every}s"\n\n'
        for number, site in enumerate(sites)
    )
    fetch = f"[fetch]\ncrawls = {options.crawls}\nallow_private = [{private}]"
    return f'database = "{database}"\n\n{fetch}\n\n{sources}'


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kit", type=Path, metavar="KIT", help="a folder that holds hostile/site.py")
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--sources", type=int, default=20)
    parser.add_argument("--every", type=int, default=5, metavar="SECONDS", help="between two crawls of a source")
    parser.add_argument("--first-publishes", type=int, default=10, metavar="N", help="articles each 7 s; the others 1")
    parser.add_argument("--faults", type=float, default=0.1, metavar="SHARE", help="of answers that fail in passing")
    parser.add_argument(
        "--calm", type=float, default=300.0, metavar="SECONDS", help="at most, to catch up when nothing is published"
    )
    parser.add_argument("--slow", type=float, default=0.0, metavar="SECONDS", help="before each answer of the first")
    parser.add_argument("--crawls", type=int, default=4, help="under way at once in a daemon")
    parser.add_argument("--daemons", type=int, default=1)
    parser.add_argument("--kills", type=int, default=0, metavar="N", help="SIGKILLs of daemons, one after the other")
    parser.add_argument("--restarts", type=int, default=0, metavar="N", help="of the PostgreSQL server")
    parser.add_argument("--pauses", type=int, default=0, metavar="N", help="of three intervals, by SIGSTOP and SIGCONT")
    parser.add_argument("--postgres", action="store_true", help="on a throw-away server")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the database and the logs there")
    options = parser.parse_args()
    if options.restarts and not options.postgres:
        parser.error("--restarts needs --postgres")
    return options


if __name__ == "__main__":
    main()
