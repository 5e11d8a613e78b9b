"""Which hosts asked to be left alone, and what the next run of a source asks for first, or no more."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables and the count."""
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
    op.create_table(
        "left_page",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url_key", sa.LargeBinary(16), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source", "url_key", name="pk_left_page"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "barren_place",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("misses", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("source", "place", name="pk_barren_place"),
        sqlite_with_rowid=False,
    )
