"""What is removed and does not come back, whose pages are, and the sums of runs that are kept no more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_COUNTS = ("runs", "pages", "unchanged", "new", "near", "repeats", "revisions", "bytes", "busy")


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "tombstone",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("removed_on", sa.Integer(), nullable=False),
        sa.Column("dated_on", sa.Integer()),
        sa.PrimaryKeyConstraint("key", name="pk_tombstone"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "page_source",
        sa.Column("page_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_page_source_page_id_page", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("page_id", "source", name="pk_page_source"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "run_sum",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in _COUNTS),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("source", "outcome", name="pk_run_sum"),
        sqlite_with_rowid=False,
    )
