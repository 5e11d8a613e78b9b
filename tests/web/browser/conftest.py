"""The page over real HTTP, in a real Chromium where this machine has one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from crawler.browser.installed import find_browser
from newsfold.web.app import guarded
from newsfold.web.context import Context
from newsfold.web.serving import PageServer, address_of, bound
from newsfold.web.settings import Settings
from storage.database import Database
from tests.web.conftest import LATER
from tests.web.press import fill


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    try:
        path = find_browser(None)
    except ValueError as missing:
        pytest.skip(str(missing))
    with sync_playwright() as playwright:
        # Chromium refuses a sandbox to root, and asks its maker for updates unless it is told not to.
        try:
            browser = playwright.chromium.launch(
                executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
            )
        except Error as error:
            pytest.skip(f"the browser does not start: {error.message.splitlines()[0]}")
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page of the two papers is served."""
    path = tmp_path_factory.mktemp("browser") / "news.db"
    path.write_bytes(sqlite_template.read_bytes())
    with Database(f"sqlite:///{path}") as database, bound("127.0.0.1:0") as place:
        fill(database)
        server = PageServer(guarded(Context(database, Settings(), lambda: LATER)))
        thread = Thread(target=server.run, kwargs={"sockets": [place]})
        thread.start()
        try:
            yield address_of(place)
        finally:
            server.stop()
            thread.join()
