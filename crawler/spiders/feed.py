"""Collects the entries of an RSS, Atom or JSON feed, and their own pages."""

from __future__ import annotations

from crawler.config.model import Scope
from crawler.spiders.base import SourceSpider


class FeedSpider(SourceSpider):
    """Collects the entries of an RSS, Atom or JSON feed, and their own pages."""

    name = "feed"
    scope = Scope.FEED
