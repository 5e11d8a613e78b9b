"""The whole fictional site, crawled and then checked: a site that is read well shows no sign."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from newsfold.demo_site.server import DemoSite
from tests.e2e.conftest import Run


def test_a_site_that_is_read_well_shows_no_sign(site: DemoSite, crawl: Run, database_url: str) -> None:
    stored = crawl("/", database_url)["totals"]["new"]
    told = check(database_url)
    assert told["articles"] == stored
    assert [(sign["sign"], sign["examples"]) for sign in told["signs"]] == []


def check(database: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "newsfold", "check", "--db", database, "--json", "--fail"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    told: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == bool(told["signs"]), done.stderr
    return told
