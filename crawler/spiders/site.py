"""Collects a whole host: every page that its links, feeds and sitemaps lead to."""

from __future__ import annotations

from crawler.config.model import Scope
from crawler.spiders.base import SourceSpider


class SiteSpider(SourceSpider):
    """Collects a whole host: every page that its links, feeds and sitemaps lead to."""

    name = "site"
    scope = Scope.SITE
