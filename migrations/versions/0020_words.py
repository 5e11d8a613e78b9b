"""The index of the words of articles, and saved searches.

It is made empty: which words an article has is the program's to say. Its upkeep fills it, the latest articles first,
and what is stored from now on goes into it at once.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_NOT_FILLED = sa.text(
    "INSERT INTO marker (name, article_id) SELECT 'words below', max(id) + 1 FROM article HAVING count(*) > 0"
)


def upgrade() -> None:
    """Make the index in the kind that its database has, mark the articles that are not in it, and add tables."""
    if op.get_bind().dialect.name == "sqlite":
        # The words are ours; what is a word for FTS5 is what stands between blanks.
        op.execute(
            "CREATE VIRTUAL TABLE article_words USING fts5"
            """(title, authors, text, content='', tokenize="ascii tokenchars '-$'")"""
        )
        # A program of before would change texts without their words, which FTS5 could then no longer take out.
        op.execute("UPDATE compatibility SET oldest = '0020'")
    else:
        op.create_table(
            "article_words",
            sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
            sa.Column("words", postgresql.TSVECTOR(), nullable=False),
            sa.PrimaryKeyConstraint("article_id", name="pk_article_words"),
        )
        op.create_index("ix_article_words_words", "article_words", ["words"], postgresql_using="gin")
    op.get_bind().execute(_NOT_FILLED)
    op.create_table(
        "saved_search",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("floor", sa.Integer(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_saved_search"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_notice",
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("story_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True)),
        sa.Column("told_with", sa.Integer()),
        sa.Column("held_until", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("search", "story_id", name="pk_search_notice"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_search_notice_told_at", "search_notice", ["told_at"])
