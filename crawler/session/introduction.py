"""What a crawl tells hosts of itself beyond what all are told: only the publisher of its source hears it."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.config.access.headers import Header, layered
from crawler.config.model import Fetch, Source
from crawler.core.links.publishers import crawled_site


class Introduction:
    """The user agent and the headers of a source; where its address is one of https, headers go over https alone."""

    def __init__(self, source: Source, fetch: Fetch) -> None:
        """`fetch` has the headers that all sources have in common."""
        self.headers: Sequence[Header] = layered(fetch.headers, source.headers)
        self._user_agent = source.user_agent
        self._home = crawled_site(source.url)
        self._scheme = "https://" if source.url.lower().startswith("https://") else "http"

    def is_home(self, url: str) -> bool:
        """Whether an address is one of the publisher of the source; where there is no domain, each port is another."""
        return crawled_site(url) == self._home

    def user_agent(self, url: str) -> str | None:
        """Return the user agent for an address where the source has one of its own for it."""
        return self._user_agent if self._user_agent is not None and self.is_home(url) else None

    def headers_for(self, url: str) -> Sequence[Header]:
        """Return the headers that go with a request for an address."""
        return self.headers if self.headers and url.startswith(self._scheme) and self.is_home(url) else ()
