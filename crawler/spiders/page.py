"""Collects one page, with the rest of it that loads while one scrolls."""

from __future__ import annotations

from crawler.config.model import Scope
from crawler.spiders.base import SourceSpider


class PageSpider(SourceSpider):
    """Collects one page, with the rest of it that loads while one scrolls."""

    name = "page"
    scope = Scope.PAGE
