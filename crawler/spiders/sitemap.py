"""Collects the pages of a sitemap, or of an index of sitemaps."""

from __future__ import annotations

from crawler.spiders.base import SourceSpider
from crawler.spiders.scope import Scope


class SitemapSpider(SourceSpider):
    """Collects the pages of a sitemap, or of an index of sitemaps."""

    name = "sitemap"
    scope = Scope.SITEMAP
