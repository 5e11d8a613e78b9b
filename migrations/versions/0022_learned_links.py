"""Which pages lead to what is new, which are gone, and how steady the articles of a source are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables and the column."""
    op.add_column("page", sa.Column("led_at", sa.DateTime(timezone=True)))
    op.create_table(
        "gone_page",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url_key", sa.LargeBinary(16), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("source", "url_key", name="pk_gone_page"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "known_looks",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("looks", sa.Float(), nullable=False),
        sa.Column("changes", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("source", name="pk_known_looks"),
        sqlite_with_rowid=False,
    )
