"""Where the fields of a stored article came from, for a person."""

from __future__ import annotations

from storage.records import StoredArticle


def origins_line(article: StoredArticle) -> str:
    """Return the fields of an article, each with its origin: its page, or a feed or sitemap that led to it."""
    return "; ".join(f"{field.removesuffix('_at')} from {origin}" for field, origin in article.origins.items())
