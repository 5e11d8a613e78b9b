from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from newsfold.demo_site.stories import stories

DEMO = [sys.executable, "-m", "newsfold", "demo"]


def test_the_demo_crawls_its_site_and_tells_what_came_of_it(tmp_path: Path) -> None:
    done = subprocess.run(DEMO, capture_output=True, text=True, timeout=120, env=os.environ | {"TMPDIR": str(tmp_path)})
    assert done.returncode == 0, done.stderr
    stored = re.search(r"(\d+) articles are stored, each once; the other (\d+)", done.stdout)
    assert stored is not None
    assert int(stored[1]) == len(stories())
    assert int(stored[2]) > 200
    assert "A page with 4 articles: /" in done.stdout
    database = re.search(r"newsfold articles --db (\S+)", done.stdout)
    assert database is not None
    assert Path(database[1].removeprefix("sqlite:///")).exists()


def test_an_interrupted_demo_ends_cleanly(tmp_path: Path) -> None:
    with subprocess.Popen(
        DEMO, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | {"TMPDIR": str(tmp_path)}
    ) as demo:
        assert demo.stdout is not None
        assert "is up at" in demo.stdout.readline()
        demo.send_signal(signal.SIGINT)
        _, errors = demo.communicate(timeout=60)
    assert demo.returncode == 130
    assert "Traceback" not in errors
