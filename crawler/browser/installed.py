"""The browser that pages are rendered with: where it is, or how to get one."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""As systems call them."""


def find_browser(configured: str | None) -> str:
    """Return the path of the browser; ValueError says in a sentence how to get one."""
    if find_spec("playwright") is None:
        raise ValueError(
            "pages that need a browser need Newsfold's extra: install it with `pip install 'newsfold[browser]'`"
        )
    if configured is not None:
        if not os.access(configured, os.X_OK):
            raise ValueError(f"{configured} is no program that can be started; name the browser as browser in [fetch]")
        return configured
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise ValueError(
            "there is no Chromium here: install one (Debian: `apt-get install chromium`), or name it as browser in "
            "[fetch]"
        )
    return found
