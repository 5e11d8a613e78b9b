"""The core: a page in, its articles out. Pure; usable as a library without Scrapy or a database."""

from __future__ import annotations

from crawler.core.errors import ConfigError, CrawlerError, ReadError
from crawler.core.extraction import extract
from crawler.core.types import (
    Article,
    Candidate,
    Document,
    Extraction,
    Fingerprint,
    Image,
    Judgement,
    Kind,
    Link,
    Origin,
    Outlink,
    Reading,
    Relation,
    Verdict,
)

__all__ = [
    "Article",
    "Candidate",
    "ConfigError",
    "CrawlerError",
    "Document",
    "Extraction",
    "Fingerprint",
    "Image",
    "Judgement",
    "Kind",
    "Link",
    "Origin",
    "Outlink",
    "ReadError",
    "Reading",
    "Relation",
    "Verdict",
    "extract",
]
