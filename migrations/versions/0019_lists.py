"""Indexes for lists of articles: by when they were stored or published, of a site, a source or a language."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_NARROWED = ("site", "source", "language")


def upgrade() -> None:
    """Add the indexes; those that others begin with go."""
    op.create_index("ix_article_published_at_id", "article", ["published_at", "id"])
    for name in _NARROWED:
        if name != "source":  # it has that one
            op.create_index(f"ix_article_{name}_id", "article", [name, "id"])
        op.create_index(f"ix_article_{name}_dated", "article", [name, "published_at", "id"])
    op.drop_index("ix_article_site", "article")
    op.create_index("ix_publication_site_article_id", "publication", ["site", "article_id"])
    op.drop_index("ix_publication_site", "publication")
    op.create_index("ix_link_verdict_article_id", "link", ["verdict", "article_id"])
