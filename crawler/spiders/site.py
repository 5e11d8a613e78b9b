"""Collects a whole host: every page that its links, feeds and sitemaps lead to."""

from __future__ import annotations

from crawler.spiders.base import SourceSpider
from crawler.spiders.scope import Scope


class SiteSpider(SourceSpider):
    """Collects a whole host: every page that its links, feeds and sitemaps lead to."""

    name = "site"
    scope = Scope.SITE
