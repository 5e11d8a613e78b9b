"""What one fetched page gave: the item that a spider yields and the store takes in one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.core.links.publishers import publisher_of_site
from crawler.core.links.urls import site_of
from crawler.core.types import Candidate, Claim
from storage.records import PageFetch


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """The fetch of one page and its candidates in page order.

    `is_own_page` says that the page is the own page of its first candidate. `unchanged` says that the page is what
    it was at its last fetch (304, or the same body): its candidates are then those that are stored already, and
    `candidates` is empty. `document` is the id of what was ingested, where the page is
    none but a document of one article. `claims` are what a feed says of pages of its site, `feeds` are the addresses
    that the page calls its own feeds. `said_site` is the host that the page is of by the word of a person, None where
    the host of its address served it.
    """

    source: str
    page: PageFetch
    run_id: int | None = None
    candidates: tuple[Candidate, ...] = ()
    is_own_page: bool = False
    unchanged: bool = False
    claims: tuple[Claim, ...] = ()
    feeds: tuple[str, ...] = ()
    document: str | None = None
    said_site: str | None = None

    @property
    def site(self) -> str:
        """The host that served the page, without www."""
        return site_of(self.page.url) if self.said_site is None else self.said_site

    @property
    def publisher(self) -> str:
        """Who served the page."""
        return publisher_of_site(self.site)
