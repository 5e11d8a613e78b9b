"""What can go wrong in the crawler.

CrawlerError
├── FetchError        a page could not be fetched: `url`, `reason`
├── ReadError         a document could not be read: `url`, `reason`
├── SiteBusy          another run crawls the site: `site`, `holder`
└── ConfigError       the configuration has faults: `faults`

Parts are attributes, so that callers count by `reason` instead of reading the message; all of them survive pickling.
"""

from __future__ import annotations


class CrawlerError(Exception):
    """The base of every error of the crawler; its text is one sentence for a person."""


class _PageError(CrawlerError):
    """Something is wrong with one page; `reason` is a short kebab-case name to count by."""

    def __init__(self, url: str, reason: str, detail: str = "") -> None:
        super().__init__(url, reason, detail)
        self.url = url
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.url}: {self.detail or self.reason}"


class FetchError(_PageError):
    """A page was not fetched whole, or must not be fetched."""


class ReadError(_PageError):
    """A document could not be turned into articles or links."""


class SiteBusy(CrawlerError):
    """Another run crawls the site, and only one does at a time; `holder` says which, as a clause."""

    def __init__(self, site: str, holder: str) -> None:
        super().__init__(site, holder)
        self.site = site
        self.holder = holder

    def __str__(self) -> str:
        return f"{self.site} is being crawled by {self.holder}; try again when that has ended"


class ConfigError(CrawlerError):
    """The configuration cannot be used; `faults` names every fault, each with its line where there is one."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(self.faults)
