"""Daemons at work for a while, under faults, kills and restarts: `python -m benchmarks.daemon_run KIT`.

Sites of the hostile KIT publish without a pause, a part of their answers fails in passing, and one or more daemons
crawl the feed of each. `--kills` breaks daemons off with SIGKILL and starts them again, `--restarts` does so to the
PostgreSQL server, `--pauses` stops all daemons for three intervals. In the end the daemons are stopped by SIGTERM, and
the kit says what the store lacks or holds twice. `reached` is the time from the publication of an article to its row.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.daemon_processes import Daemons
from benchmarks.hostile_kit import Site, served
from benchmarks.service_figures import Sample, measured, print_figures, print_sample
from tests.postgres import Server, restartable_server

_PUBLISHED_EVERY = 7.0  # seconds
_INITIAL = 500
_SETTLED = 3  # intervals after the last publication


@dataclass(slots=True)
class Plan:
    """What happens at which second, and what was published when: a list of moments for each site."""

    kills: list[float]
    restarts: list[float]
    pauses: list[float]
    published: list[list[float]] = field(default_factory=list)


def main() -> None:
    """Read the command line, let the daemons work, and print the tables."""
    options = _options()
    seconds = options.minutes * 60
    with ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        server = stack.enter_context(restartable_server()) if options.postgres else None
        database = server.url if server else f"sqlite:///{folder}/news.db"
        rounds = int(seconds / _PUBLISHED_EVERY) + 1
        sites = []
        for number in range(options.sources):
            amount = options.first_publishes if number == 0 else 1
            articles = _INITIAL + rounds * amount
            sites.append(
                stack.enter_context(
                    served(
                        options.kit.resolve(),
                        folder / f"site{number}",
                        number,
                        articles=articles,
                        pages=max(articles // 20, 1),
                        initial=_INITIAL if number == 0 else _INITIAL // 5,
                        fault_rate=options.faults,
                    )
                )
            )
        (folder / "newsfold.toml").write_text(_configuration(database, sites, options.every), "utf-8")
        plan = Plan(
            kills=_spread(options.kills, seconds),
            restarts=_spread(options.restarts, seconds),
            pauses=_spread(options.pauses, seconds),
            published=[[] for _ in sites],
        )
        with Daemons(folder, options.daemons) as daemons:
            samples = _work(plan, sites, daemons, server, options, seconds)
            ended = daemons.stop()
        print_figures(measured(database, sites, plan.published, samples, options.every), ended, daemons.log())


def _work(
    plan: Plan,
    sites: list[Site],
    daemons: Daemons,
    server: Server | None,
    options: argparse.Namespace,
    seconds: float,
) -> list[Sample]:
    """Publish, kill and restart as planned; return what was seen of the daemons' processes."""
    began, samples = time.monotonic(), list[Sample]()
    publishing, sampling = 0.0, 0.0
    resumed: float | None = None
    while (now := time.monotonic() - began) < seconds:
        if now >= publishing:
            publishing += _PUBLISHED_EVERY
            for number, site in enumerate(sites):
                amount = options.first_publishes if number == 0 else 1
                plan.published[number] += [time.time()] * amount
                site.control(f"publish?n={amount}")
        if plan.kills and now >= plan.kills[0]:
            plan.kills.pop(0)
            daemons.kill()
        if server is not None and plan.restarts and now >= plan.restarts[0]:
            plan.restarts.pop(0)
            server.restart()
        if plan.pauses and now >= plan.pauses[0]:
            plan.pauses.pop(0)
            daemons.pause()
            resumed = now + 3 * options.every
        if resumed is not None and now >= resumed:
            daemons.resume()
            resumed = None
        if now >= sampling:
            sampling += max(seconds / 120, 5)
            samples.append(Sample(now, daemons.look()))
            if len(samples) % 6 == 1:
                print_sample(samples[-1], first=len(samples) == 1)
        time.sleep(0.1)
    if resumed is not None:
        daemons.resume()
    time.sleep(max(_SETTLED * options.every, 15))
    return samples


def _spread(times: int, seconds: float) -> list[float]:
    """Return so many moments, none in the first tenth."""
    return [seconds * (0.1 + 0.85 * number / times) for number in range(times)]


def _configuration(database: str, sites: list[Site], every: int) -> str:
    private = ", ".join(f'"{site.place}"' for site in sites)
    sources = "".join(
        f'[[source]]\nname = "site{number}"\nurl = "{site.base}/feed/rss.xml"\nevery = "{every}s"\n\n'
        for number, site in enumerate(sites)
    )
    return f'database = "{database}"\n\n[fetch]\nallow_private = [{private}]\n\n{sources}'


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kit", type=Path, metavar="KIT", help="a folder that holds hostile/site.py")
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--sources", type=int, default=20)
    parser.add_argument("--every", type=int, default=5, metavar="SECONDS", help="between two crawls of a source")
    parser.add_argument("--first-publishes", type=int, default=10, metavar="N", help="articles each 7 s; the others 1")
    parser.add_argument("--faults", type=float, default=0.1, metavar="SHARE", help="of answers that fail in passing")
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
