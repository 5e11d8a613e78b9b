"""Collects whatever a URL turns out to be: a feed, a sitemap, a whole site, a section or a page."""

from __future__ import annotations

from crawler.spiders.base import SourceSpider


class AutoSpider(SourceSpider):
    """Finds out from the first page what it collects, and then does as the spider of that kind does."""

    name = "auto"
