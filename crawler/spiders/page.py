"""Collects one page, with the rest of it that loads while one scrolls."""

from __future__ import annotations

from crawler.spiders.base import SourceSpider
from crawler.spiders.scope import Scope


class PageSpider(SourceSpider):
    """Collects one page, with the rest of it that loads while one scrolls."""

    name = "page"
    scope = Scope.PAGE
