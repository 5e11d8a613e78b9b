"""The browser of one run: started with its first page, started again when it died, and without any network."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from playwright.async_api import Error, async_playwright

from crawler.core.errors import FetchError

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page, Playwright

PAGES_AT_ONCE = 2
"""Of one browser: each may take some hundred megabytes."""

BROWSERS_AT_ONCE = 2
"""In this process; further runs wait for their turn."""

MAX_DEATHS = 3
"""Of the browser in one run; then its pages are left to the next one."""

_START = 30.0
"""Seconds that a browser may take to start."""
_END = 5.0
"""Seconds that it may take to end, or to close a page; then it is killed."""

_FLAGS = (
    # No name and no number leads anywhere, the proxy's included: what does not pass the gate reaches nobody.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://127.0.0.1:9",
    "--proxy-bypass-list=<-loopback>",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--dns-prefetch-disable",
    "--no-pings",
    "--block-new-web-contents",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-remote-fonts",
    "--blink-settings=imagesEnabled=false",
    # Of each page's scripts; a page that needs more dies, and the browser lives.
    "--js-flags=--max-old-space-size=256",
    f"--renderer-process-limit={PAGES_AT_ONCE}",
)

_rooms: asyncio.Semaphore = asyncio.Semaphore(BROWSERS_AT_ONCE)


class Chromium:
    """The browser at a path, to be closed at the end of the run."""

    def __init__(self, path: str, user_agent: str) -> None:
        self._path = path
        self._user_agent = user_agent
        self._pages = asyncio.Semaphore(PAGES_AT_ONCE)
        self._starting = asyncio.Lock()
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._has_room = False
        self.deaths = 0

    @contextlib.asynccontextmanager
    async def page(self, url: str) -> AsyncIterator[Page]:
        """Give an empty page, closed at the end; raises `FetchError` where the browser does not start."""
        async with self._pages:
            browser = await self._running(url)
            # A context of its own keeps nothing of other pages, and a page that hangs stops no other one.
            context = await browser.new_context(
                user_agent=self._user_agent,
                service_workers="block",
                accept_downloads=False,
                viewport={"width": 1280, "height": 800},
            )
            context.set_default_timeout(_END * 1000)
            try:
                yield await context.new_page()
            finally:
                try:
                    await asyncio.wait_for(context.close(), _END)
                except (Error, TimeoutError):
                    if browser is self._browser:  # it hangs or is dead; the next page starts another
                        self.deaths += 1
                        await self.close()

    async def close(self) -> None:
        """End the browser."""
        async with self._starting:
            await self._stop()

    async def _running(self, url: str) -> Browser:
        async with self._starting:
            if self._browser is not None and not self._browser.is_connected():
                self.deaths += 1
                await self._stop()
            if self._browser is None:
                if self.deaths >= MAX_DEATHS:
                    raise FetchError(url, "browser-failed", f"the browser has died {self.deaths} times in this run")
                try:
                    await self._start()
                except (Error, TimeoutError, OSError) as error:
                    await self._stop()
                    self.deaths += 1
                    said = str(error).partition("\n")[0]
                    raise FetchError(url, "browser-failed", f"{self._path} does not start ({said})") from None
            assert self._browser is not None
            return self._browser

    async def _start(self) -> None:
        await _rooms.acquire()
        self._has_room = True
        async with asyncio.timeout(_START):
            self._playwright = await async_playwright().start()
            self._browser = await self._playwright.chromium.launch(
                executable_path=self._path,
                args=list(_FLAGS),
                chromium_sandbox=os.geteuid() != 0,  # as root it has none
                handle_sigint=False,
                handle_sigterm=False,
                handle_sighup=False,
                timeout=_START * 1000,
            )

    async def _stop(self) -> None:
        """End what runs of it; the driver last, which kills what is left."""
        browser, playwright = self._browser, self._playwright
        self._browser = self._playwright = None
        if browser is not None:
            with contextlib.suppress(Error, TimeoutError):
                await asyncio.wait_for(browser.close(), _END)
        if playwright is not None:
            with contextlib.suppress(Error, TimeoutError):
                await asyncio.wait_for(playwright.stop(), _END)
        if self._has_room:
            self._has_room = False
            _rooms.release()
