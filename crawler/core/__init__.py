"""The core: a page in, its articles out. Pure; usable as a library without Scrapy or a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

if not TYPE_CHECKING:  # a type checker would take any name for one that is there

    def __getattr__(name):
        """Import what is asked for, and no more: who reads a configuration needs none of what reads pages."""
        from importlib import import_module

        if name not in __all__:
            raise AttributeError(f"module 'crawler.core' has no attribute {name!r}")
        home = "extraction" if name == "extract" else "errors" if name.endswith("Error") else "types"
        found = globals()[name] = getattr(import_module(f"crawler.core.{home}"), name)
        return found
