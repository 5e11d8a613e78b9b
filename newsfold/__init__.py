"""Newsfold: the articles of news pages, and archives of them.

As a library: `extract` gives the articles of a page, `open_archive` an archive to be read (docs/python.md). As a
program: each file here is a command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crawler.core.types import Article
    from newsfold.library.archive import Archive, open_archive
    from newsfold.library.extraction import extract
    from storage.errors import NotFound, StorageError
    from storage.records import StoredArticle

__all__ = ["Archive", "Article", "NotFound", "StorageError", "StoredArticle", "extract", "open_archive"]

if not TYPE_CHECKING:  # a type checker would take any name for one that is there
    _HOMES = {
        "Archive": "newsfold.library.archive",
        "Article": "crawler.core.types",
        "NotFound": "storage.errors",
        "StorageError": "storage.errors",
        "StoredArticle": "storage.records",
        "extract": "newsfold.library.extraction",
        "open_archive": "newsfold.library.archive",
    }

    def __getattr__(name):
        """Import what is asked for, and no more: `newsfold --help` needs none of it."""
        from importlib import import_module

        if name not in _HOMES:
            raise AttributeError(f"module 'newsfold' has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(_HOMES[name]), name)
        return found

    def __dir__():
        return sorted({*globals(), *__all__})
