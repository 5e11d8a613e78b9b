"""How many pages a crawl asks hosts of other publishers for: a source must not send us there as often as it likes."""

from __future__ import annotations

from crawler.core.links.publishers import publisher_of


class ForeignHosts:
    """What a crawl may still ask of others than the publisher of its source."""

    def __init__(self, home: str, limit: int) -> None:
        """`home` is an address of the source, `limit` the most pages of others."""
        self._home = publisher_of(home)
        self._left = limit

    def admit(self, url: str) -> bool:
        """Return whether a page may be asked for; one of somebody else is counted."""
        if publisher_of(url) == self._home:
            return True
        self._left -= 1
        return self._left >= 0
