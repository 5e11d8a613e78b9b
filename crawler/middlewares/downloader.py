"""Scrapy's downloader, kept to what a host was promised: never more requests at once than are allowed, host by host."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from scrapy import Request
from scrapy.core.downloader import Downloader, Slot
from scrapy.http import Response
from twisted.internet.defer import Deferred

from crawler.core.links.urls import site_of


class PoliteDownloader(Downloader):
    """Counts as the server does; each of its slots is one host, with all the names of its editions."""

    def get_slot_key(self, request: Request) -> str:
        """Return the host that a request goes to."""
        return host_of(request)

    def _wait_for_download(
        self, slot: Slot, request: Request, queue_dfd: Deferred[Response]
    ) -> Coroutine[Any, Any, None]:
        # Scrapy counts a request when its task begins, and so lets a whole queue pass before the first of it counts.
        slot.transferring.add(request)
        return super()._wait_for_download(slot, request, queue_dfd)


def host_of(request: Request) -> str:
    """Return the host whose manners a request keeps; a redirect's request carries the slot of where it came from."""
    return site_of(request.url)
