"""A page as it is once its scripts have run and nothing more comes by scrolling."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING

from playwright.async_api import Error
from playwright.async_api import TimeoutError as PlaywrightTimeout

from crawler.browser.chromium import Chromium
from crawler.browser.gate import Gate
from crawler.browser.values import Answer, FetchPart, Rendering
from crawler.core.errors import FetchError

if TYPE_CHECKING:
    from playwright.async_api import Page

MAX_SECONDS = 60.0
"""That a page may take, its scripts and scrolls included."""

MAX_HEIGHT = 300_000
"""Pixels of a page; some hundred stories one below the other."""

_QUIET = 0.5
"""Seconds without a request after which a page is taken to have done what it does by itself."""
_LOOK = 0.05
_PATIENCE = 15.0
"""Seconds that are waited for it to be quiet; some pages ask for something every second."""
_STILL = 2
"""Scrolls in a row by which nothing comes; the first may only have brought a picture into view."""

_SIZE = "() => +(document.documentElement ? document.documentElement.outerHTML.length : 0) | 0"
_SCROLL = """() => {
  const root = document.scrollingElement || document.documentElement;
  if (!root) return [0, 0];
  let seen = 0;
  for (const one of document.querySelectorAll("body, main, div, section, ul")) {
    if (++seen > 2000) break;
    if (one.clientHeight > 300 && one.scrollHeight > one.clientHeight + 10) {
      const how = getComputedStyle(one).overflowY;
      if (how === "auto" || how === "scroll") one.scrollTop = one.scrollHeight;
    }
  }
  window.scrollTo(0, root.scrollHeight);
  window.dispatchEvent(new Event("scroll"));
  return [+root.scrollHeight | 0, +document.getElementsByTagName("*").length | 0];
}"""
"""Scrolls to the end of the page, and of what scrolls within it; tells its height and how many elements it has."""


async def render(browser: Chromium, document: Answer, fetch: FetchPart, how: Rendering) -> bytes:
    """Return the whole of a page in UTF-8, after scripts and scrolls.

    Raises `FetchError`: "browser-failed" where the browser or the page died, "render-timeout" where the page keeps it
    busy, "too-large".
    """
    try:
        async with browser.page(document.url) as page:
            gate = Gate(page, document, fetch)
            deadline = monotonic() + MAX_SECONDS
            try:
                # What is not done by then is left out; where even that cannot be read, the page hangs.
                async with asyncio.timeout(MAX_SECONDS + _PATIENCE):
                    await gate.open()
                    await page.goto(document.url, wait_until="commit", timeout=MAX_SECONDS * 1000)
                    await _settle(page, gate, deadline, how)
                    return await _content(page, document.url, how.max_bytes)
            except (TimeoutError, PlaywrightTimeout):
                detail = f"its scripts are not done after {MAX_SECONDS:,.0f} seconds"
                raise FetchError(document.url, "render-timeout", detail) from None
    except Error as error:
        said = error.message.partition("\n")[0]
        raise FetchError(document.url, "browser-failed", f"the browser gave the page up ({said})") from None


async def _settle(page: Page, gate: Gate, deadline: float, how: Rendering) -> None:
    """Wait, click the consent away, and scroll until nothing more comes."""
    await _quiet(gate, deadline)
    if how.consent is not None and await _click(page, how.consent):
        await _quiet(gate, deadline)
    before, still = None, 0
    for _ in range(how.scrolls):
        if monotonic() >= deadline or still >= _STILL:
            return
        asked = gate.asked
        size = await page.evaluate(_SCROLL)
        if not isinstance(size, list) or not size or not isinstance(size[0], int) or size[0] > MAX_HEIGHT:
            return
        await _quiet(gate, deadline)
        still = still + 1 if size == before and gate.asked == asked else 0
        before = size


async def _quiet(gate: Gate, deadline: float) -> None:
    end = min(deadline, monotonic() + _PATIENCE)
    await asyncio.sleep(_QUIET)
    while gate.quiet_for() < _QUIET and monotonic() < end:
        await asyncio.sleep(_LOOK)


async def _click(page: Page, consent: str) -> bool:
    """Click what agrees, where it is seen; a text may be that of a button or a link."""
    for found in (
        page.get_by_role("button", name=consent, exact=True),
        page.get_by_role("link", name=consent, exact=True),
        page.locator(consent),
    ):
        try:
            if await found.first.is_visible():
                await found.first.click()
                return True
        except Error:
            continue  # the text is no selector, or what it names went away
    return False


async def _content(page: Page, url: str, limit: int) -> bytes:
    if await page.evaluate(_SIZE) <= limit:
        body = (await page.content()).encode("utf-8", "replace")
        if len(body) <= limit:
            return body
    raise FetchError(url, "too-large", f"the rendered page is larger than {limit:,} bytes")
