"""A real browser, where this machine has one."""

from __future__ import annotations

import pytest

from crawler.browser.installed import find_browser


@pytest.fixture(autouse=True)
def browser_path() -> str:
    try:
        return find_browser(None)
    except ValueError as missing:
        pytest.skip(str(missing))
