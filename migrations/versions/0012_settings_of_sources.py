"""What runs left aside, pages that asked to be left alone, and how far from the start a page lies that is owed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables and the column."""
    op.add_column("left_page", sa.Column("depth", sa.Integer(), nullable=False, server_default="1"))
    op.create_table(
        "run_left",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_run_left_run_id_run", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run_id", "reason", name="pk_run_left"),
    )
    op.create_table(
        "held_page",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("url_key", sa.LargeBinary(16), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("host", "url_key", name="pk_held_page"),
        sqlite_with_rowid=False,
    )
