"""Which hosts asked to be left alone, and until when."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table and the count."""
    op.add_column("run", sa.Column("busy", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "held_host",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("host", name="pk_held_host"),
        sqlite_with_rowid=False,
    )
