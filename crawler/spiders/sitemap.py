"""Collects the pages of a sitemap, or of an index of sitemaps."""

from __future__ import annotations

from crawler.config.model import Scope
from crawler.spiders.base import SourceSpider


class SitemapSpider(SourceSpider):
    """Collects the pages of a sitemap, or of an index of sitemaps."""

    name = "sitemap"
    scope = Scope.SITEMAP
