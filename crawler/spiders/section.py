"""Collects a section: the pages of its folder, its further pages, and the articles that its lists lead to."""

from __future__ import annotations

from crawler.config.model import Scope
from crawler.spiders.base import SourceSpider


class SectionSpider(SourceSpider):
    """Collects a section: the pages of its folder, its further pages, and the articles that its lists lead to."""

    name = "section"
    scope = Scope.SECTION
