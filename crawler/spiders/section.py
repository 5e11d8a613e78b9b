"""Collects a listing: its articles and the further pages of the listing."""

from __future__ import annotations

from crawler.spiders.base import SourceSpider
from crawler.spiders.scope import Scope


class SectionSpider(SourceSpider):
    """Collects a listing: its articles and the further pages of the listing."""

    name = "section"
    scope = Scope.SECTION
