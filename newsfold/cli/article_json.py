"""Articles as JSON: the same keys in every command that prints them."""

from __future__ import annotations

from typing import Any

from crawler.core.types import Article


def article_json(article: Article) -> dict[str, Any]:
    """Return what `segment` prints of an article; times are ISO 8601."""
    return {
        "position": article.position,
        "title": article.title,
        "text": article.text,
        "url": article.url,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "updated_at": article.updated_at.isoformat() if article.updated_at else None,
        "authors": list(article.authors),
        "language": article.language,
        "section": article.section,
        "tags": list(article.tags),
        "image": {"url": article.image.url, "caption": article.image.caption} if article.image else None,
        "related": [{"text": link.text, "url": link.url} for link in article.related],
        "confidence": round(article.confidence, 3),
        "reasons": list(article.reasons),
        "origins": {origin.field: origin.source for origin in article.origins},
    }
