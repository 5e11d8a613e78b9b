"""The near-copy index, links and stories, the furniture of sites, and documents that were ingested."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add columns and tables; articles that are stored already enter the index with `newsfold dedup rebuild`."""
    op.add_column("article", sa.Column("core_digest", sa.LargeBinary(length=16)))
    op.add_column("article", sa.Column("key_version", sa.SmallInteger(), server_default="0", nullable=False))
    op.add_column("article", sa.Column("dropped", sa.Text()))
    op.create_index("ix_article_core_digest", "article", ["core_digest"])
    _keys()
    _unjudged()
    _link()
    _parted()
    _furniture()
    _document()


def _article_column(table: str, name: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    constraint = sa.ForeignKeyConstraint([name], ["article.id"], name=f"fk_{table}_{name}_article", ondelete="CASCADE")
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=False), constraint


def _keys() -> None:
    """Make the index in the layout that its database is best at."""
    if op.get_bind().dialect.name == "sqlite":
        op.create_table(
            "article_key",
            sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
            sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
            sa.PrimaryKeyConstraint("key", "article_id", name="pk_article_key"),
            sqlite_with_rowid=False,
        )
    else:
        op.create_table(
            "article_keys",
            sa.Column("article_id", sa.Integer(), autoincrement=False, nullable=False),
            sa.Column("keys", postgresql.ARRAY(sa.BigInteger()), nullable=False),
            sa.PrimaryKeyConstraint("article_id", name="pk_article_keys"),
        )
        op.create_index(
            "ix_article_keys_keys",
            "article_keys",
            ["keys"],
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
        )
    op.create_table(
        "common_key",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_common_key"),
    )


def _unjudged() -> None:
    op.create_table(
        "unjudged",
        *_article_column("unjudged", "article_id"),
        sa.PrimaryKeyConstraint("article_id", name="pk_unjudged"),
    )


def _link() -> None:
    op.create_table(
        "link",
        *_article_column("link", "article_id"),
        *_article_column("link", "of_id"),
        *_article_column("link", "story_id"),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("made_at", _TIME, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_link"),
        sa.CheckConstraint("of_id < article_id", name=op.f("ck_link_points_back")),
    )
    op.create_index("ix_link_of_id", "link", ["of_id"])
    op.create_index("ix_link_story_id", "link", ["story_id"])


def _parted() -> None:
    op.create_table(
        "parted",
        *_article_column("parted", "article_id"),
        *_article_column("parted", "of_id"),
        sa.Column("parted_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "of_id", name="pk_parted"),
        sqlite_with_rowid=False,
    )


def _furniture() -> None:
    op.create_table(
        "furniture",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key_version", sa.SmallInteger(), nullable=False),
        sa.Column("undone", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("applied", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("found_at", _TIME, nullable=False),
        sa.Column("sample", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("site", "key", name="pk_furniture"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "paragraph_trial",
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("articles", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("place", name="pk_paragraph_trial"),
    )


def _document() -> None:
    op.create_table(
        "document",
        sa.Column("page_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text()),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_document_page_id_page", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page_id", name="pk_document"),
    )
