"""A running site, fresh for each test, and the command line as users have it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsfold.demo_site.server import DemoSite

ROOT = Path(__file__).parents[2]
Run = Callable[..., dict[str, Any]]


@pytest.fixture
def site() -> Iterator[DemoSite]:
    with DemoSite() as running:
        yield running


@pytest.fixture
def crawl(site: DemoSite) -> Run:
    """Crawl a path of the site, or a whole URL, with the `newsfold` command and return its JSON summary."""

    def run(path: str, database: str, *options: str) -> dict[str, Any]:
        done = subprocess.run(
            crawl_command(site, path, database, *options), capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        summary: dict[str, Any] = json.loads(done.stdout)
        return summary

    return run


def crawl_command(site: DemoSite, path: str, database: str, *options: str) -> list[str]:
    """Return the command that crawls a path of the site, or a whole URL."""
    url = path if path.startswith("http://") else site.url + path
    command = [sys.executable, "-m", "newsfold", "crawl", url, "--db", database, "--json"]
    return [*command, "--allow-private", site.host, *options]


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite file that does not exist yet."""
    return f"sqlite:///{tmp_path / 'news.db'}"
