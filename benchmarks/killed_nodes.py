"""Nodes that are killed: `python -m benchmarks.killed_nodes [--minutes 10]` (as root, on Linux).

Some machines, each a network namespace with a name and an address of its own, share the sources of one PostgreSQL; one
of them is killed (SIGKILL) again and again, and started anew a moment later. The sites count who asks for what. At the
end every node is stopped by SIGTERM. `--kill-every 0` kills none: with `--nodes 1` and a short `--every` the table then
tells what a node can do at most.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from benchmarks import lab
from benchmarks.counted_sites import CountedSites
from benchmarks.process_tree import cpu_of, memory_of
from tests.postgres import running_server

_DOWN = 5.0
"""Seconds that a killed node stays away."""


@dataclass(slots=True)
class Node:
    """A machine and the program that runs on it; the first one brings the sources."""

    number: int
    folder: Path
    process: subprocess.Popen[bytes] | None = None
    starts: int = 0
    killed_at: float = 0.0
    cpu: float = 0.0
    config: str = field(default="", repr=False)

    def start(self) -> None:
        """Start the program under a name that it never had before."""
        self.starts += 1
        path = self.folder / f"node-{self.number}.toml"
        agent = f'user_agent = "node {self.number} start {self.starts}"'
        path.write_text(self.config.replace("[fetch]", f"[fetch]\n{agent}", 1), "utf-8")
        kind = "daemon" if self.number == 1 else "worker"
        command = [sys.executable, "-m", "newsfold", kind, "--config", str(path)]
        self.process = lab.start(self.number, command, self.log)

    @property
    def log(self) -> Path:
        """What the program says."""
        return self.folder / f"node-{self.number}.log"

    def kill(self) -> None:
        """Kill the program."""
        assert self.process is not None
        self.cpu += cpu_of(self.process.pid)
        self.process.kill()
        self.process.wait()
        self.process, self.killed_at = None, time.monotonic()

    def stop(self) -> float:
        """End the program by SIGTERM; return how many seconds that took."""
        if self.process is None:
            return 0.0
        self.cpu += cpu_of(self.process.pid)
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(60)
        if code != 0:
            print(f"node {self.number} ended with {code}", file=sys.stderr)
        return time.monotonic() - begun


def run(nodes: list[Node], minutes: float, kill_every: float) -> tuple[int, int]:
    """Let the nodes work, and kill one now and then; return how many were killed, and the most memory of one."""
    pick = random.Random(1)
    until, next_kill = time.monotonic() + minutes * 60, time.monotonic() + kill_every
    killed, memory = 0, 0
    while time.monotonic() < until:
        time.sleep(1)
        now = time.monotonic()
        for node in nodes:
            if node.process is None and now - node.killed_at > _DOWN:
                node.start()
            elif node.process is not None:
                memory = max(memory, memory_of(node.process.pid))
        living = [node for node in nodes if node.process is not None]
        if kill_every and now >= next_kill and living:
            pick.choice(living).kill()
            killed, next_kill = killed + 1, next_kill + kill_every
    return killed, memory


def configuration(sites: CountedSites, url: str, every: float, crawls: int) -> str:
    """Return the file of the nodes; they are told apart by their user agents."""
    allowed = ", ".join(f'"{address}:80"' for address in sites.addresses)
    sources = "".join(
        f'[[source]]\nname = "site-{number}"\nurl = "{sites.url(address)}"\nevery = "{every:g}s"\n'
        for number, address in enumerate(sites.addresses)
    )
    return f'database = "{url}"\n[fetch]\nworkers = 1\ncrawls = {crawls}\nallow_private = [{allowed}]\n{sources}'


def load_of(connection: psycopg.Connection[tuple[float, ...]]) -> tuple[float, float]:
    """Return the transactions that a database has committed, and the rows that it has written."""
    query = (
        "SELECT xact_commit, tup_inserted + tup_updated + tup_deleted FROM pg_stat_database"
        " WHERE datname = current_database()"
    )
    row = connection.execute(query).fetchone()
    assert row is not None
    return row[0], row[1]


def server_cpu() -> float:
    """Return the seconds of processor time of our PostgreSQL, of its sessions that have ended, too."""
    own = [int(pid) for task in Path("/proc/self/task").glob("*/children") for pid in task.read_text().split()]
    return sum(cpu_of(pid) for pid in own if Path(f"/proc/{pid}/comm").read_text().strip() == "postgres")


def stored(connection: psycopg.Connection[tuple[object, ...]]) -> tuple[Counter[str], Counter[str], int, int]:
    """Return the titles of all articles, the ends of all runs, how many were not repeated, and what is left open."""
    titles = Counter(str(row[0]) for row in connection.execute("SELECT title FROM article"))
    statuses = Counter(str(row[0]) for row in connection.execute("SELECT status FROM run"))
    lost = connection.execute(
        "SELECT count(*) FROM run WHERE status = 'crashed' AND NOT EXISTS"
        " (SELECT FROM run later WHERE later.source = run.source AND later.id > run.id AND later.status = 'done')"
    ).fetchone()
    left = connection.execute(
        "SELECT (SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing')"
        " + (SELECT count(*) FROM run WHERE status = 'running')"
    ).fetchone()
    assert lost is not None
    assert left is not None
    return titles, statuses, int(str(lost[0])), int(str(left[0]))


def main() -> None:
    """Read the command line, kill, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0, metavar="N")
    parser.add_argument("--nodes", type=int, default=3, metavar="N")
    parser.add_argument("--sources", type=int, default=200, metavar="N")
    parser.add_argument("--every", type=float, default=60.0, metavar="SECONDS", help="the interval of each source")
    parser.add_argument("--crawls", type=int, default=4, metavar="N", help="under way at once in a node")
    parser.add_argument("--kill-every", type=float, default=20.0, metavar="SECONDS")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the logs of the nodes are kept")
    lab.enter()
    options = parser.parse_args()
    lab.set_up()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        with running_server(lab.SERVER, lab.NETWORK) as url:
            experiment(options, folder, url)


def experiment(options: argparse.Namespace, folder: Path, url: str) -> None:
    """Run it on a server, and print the table."""
    with CountedSites(lab.sites(options.sources), publish_every=options.every) as sites:
        nodes = [Node(number, folder) for number in range(1, options.nodes + 1)]
        for node in nodes:
            lab.add_machine(node.number)
            node.config = configuration(sites, url, options.every, options.crawls)
            node.start()
        while not all("newsfold is up" in node.log.read_text("utf-8") for node in nodes):
            time.sleep(0.5)
        sites.publish()
        begun = time.monotonic()
        killed, memory = run(nodes, options.minutes, options.kill_every)
        ended = time.monotonic()
        asked = sum(map(len, sites.asked.values()))
        sites.stop_publishing()
        for node in nodes:
            if node.process is None:
                node.start()
        time.sleep(2.5 * options.every)  # a last look at everything that was published
        stopping = max(node.stop() for node in nodes)
        with psycopg.connect(url) as connection:
            load = load_of(connection)
            titles, statuses, lost, left = stored(connection)
        published = Counter(one for address in sites.addresses for one in sites.published(address))
        for one in sorted(published - titles)[:10]:
            print(f"lost: {one}", file=sys.stderr)
        seconds = time.monotonic() - begun
        crawls = statuses.total()
        rows: list[tuple[str, object]] = [
            ("nodes, sources, interval", f"{len(nodes)}, {len(sites.addresses)}, {options.every:g} s"),
            ("killed", f"{killed} in {(ended - begun) / 60:.1f} min"),
            ("runs", ", ".join(f"{count} {status}" for status, count in statuses.most_common())),
            ("requests that the sites counted", asked),
            ("visits of a site at once, as it counted", sites.overlaps()),
            ("runs that crashed and were not repeated", lost),
            ("runs and jobs left open at the end", left),
            ("longest time without a visit", f"{sites.longest_gap(ended) / options.every:.2f} intervals"),
            ("articles published", published.total()),
            ("articles lost", (published - titles).total()),
            ("articles doubled", (titles - published).total()),
            ("stopping, the longest", f"{stopping:.1f} s"),
            ("crawls a second", f"{crawls / seconds:.2f}"),
            ("processor time of the nodes a crawl", f"{sum(node.cpu for node in nodes) / crawls:.3f} s"),
            ("processor time of the database a crawl", f"{server_cpu() / crawls:.4f} s"),
            ("transactions, rows written a crawl", f"{load[0] / crawls:.0f}, {load[1] / crawls:.0f}"),
            ("most memory of a node", f"{memory / 2**20:.0f} MB"),
        ]
    for name, value in rows:
        print(f"{name:45}{value}")


if __name__ == "__main__":
    main()
