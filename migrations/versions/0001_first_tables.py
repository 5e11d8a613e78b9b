"""Sources, runs, pages, articles with their revisions, and where each was seen."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _article()
    _revision()
    _page()
    _sighting()
    _source()
    _run()
    _run_error()


def _article() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(length=16), nullable=False),
        sa.Column("digest_version", sa.SmallInteger(), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=False),
        sa.Column("url_key", sa.LargeBinary(length=16)),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("on_own_page", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("first_seen_at", _TIME, nullable=False),
        sa.Column("text_seen_at", _TIME, nullable=False),
        sa.Column("published_at", _TIME),
        sa.Column("updated_at", _TIME),
        sa.Column("language", sa.Text()),
        sa.Column("section", sa.Text()),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("authors", sa.Text()),
        sa.Column("tags", sa.Text()),
        sa.Column("related", sa.Text()),
        sa.Column("image_url", sa.Text()),
        sa.Column("image_caption", sa.Text()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
        sa.UniqueConstraint("digest", "digest_version", name="uq_article_digest_digest_version"),
    )
    op.create_index("ix_article_first_seen_at", "article", ["first_seen_at"])
    op.create_index("ix_article_site", "article", ["site"])
    op.create_index("ix_article_url_key", "article", ["url_key"])


def _page() -> None:
    op.create_table(
        "page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_key", sa.LargeBinary(length=16), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        sa.Column("etag", sa.Text()),
        sa.Column("last_modified", sa.Text()),
        sa.Column("body_hash", sa.LargeBinary(length=32)),
        sa.Column("reader_version", sa.Integer(), nullable=False),
        sa.Column("links", sa.LargeBinary()),
        sa.Column("first_fetched_at", _TIME, nullable=False),
        sa.Column("last_fetched_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_page"),
        sa.UniqueConstraint("url_key", name="uq_page_url_key"),
    )


def _run() -> None:
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("started_at", _TIME, nullable=False),
        sa.Column("finished_at", _TIME),
        sa.Column("heartbeat_at", _TIME, nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), server_default="0", nullable=False),
        sa.Column("new", sa.Integer(), server_default="0", nullable=False),
        sa.Column("repeats", sa.Integer(), server_default="0", nullable=False),
        sa.Column("revisions", sa.Integer(), server_default="0", nullable=False),
        sa.Column("bytes", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_run"),
    )
    op.create_index("ix_run_status", "run", ["status"])


def _source() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("every", sa.Integer()),
        sa.Column("page_limit", sa.Integer()),
        sa.Column("active", sa.Boolean(), server_default=sa.true(), nullable=False),
        sa.Column("next_due_at", _TIME),
        sa.Column("leased_until", _TIME),
        sa.Column("leased_by", sa.Text()),
        sa.Column("last_started_at", _TIME),
        sa.Column("last_finished_at", _TIME),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
        sa.UniqueConstraint("name", name="uq_source_name"),
    )
    op.create_index("ix_source_next_due_at", "source", ["next_due_at"])


def _revision() -> None:
    op.create_table(
        "revision",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.LargeBinary(length=16), nullable=False),
        sa.Column("digest_version", sa.SmallInteger(), nullable=False),
        sa.Column("seen_at", _TIME, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_revision_article_id_article", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "number", name="pk_revision"),
    )
    op.create_index("ix_revision_digest", "revision", ["digest"])


def _run_error() -> None:
    op.create_table(
        "run_error",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_run_error_run_id_run", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run_id", "kind", name="pk_run_error"),
    )


def _sighting() -> None:
    op.create_table(
        "sighting",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("first_seen_at", _TIME, nullable=False),
        sa.Column("last_seen_at", _TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_sighting_article_id_article", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_sighting_page_id_page", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "page_id", name="pk_sighting"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sighting_page_id", "sighting", ["page_id"])
