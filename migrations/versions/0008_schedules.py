"""When sources are crawled beyond an interval, and one run of a site at a time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; the daemon fills those of its sources when it starts, runs of before are of no site."""
    op.add_column("source", sa.Column("site", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.add_column("source", sa.Column("cron", sa.Text()))
    op.add_column("source", sa.Column("timezone", sa.Text(), nullable=False, server_default=sa.text("'UTC'")))
    op.add_column("source", sa.Column("slowest", sa.Integer()))
    op.add_column("source", sa.Column("jitter", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("source", sa.Column("quiet", sa.Text()))
    op.add_column("source", sa.Column("pace", sa.Integer()))
    op.add_column("source", sa.Column("is_slow", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_index("ix_source_is_slow_next_due_at", "source", ["is_slow", "next_due_at"])
    op.create_index("ix_source_leased_until", "source", ["leased_until"])
    op.add_column("run", sa.Column("site", sa.Text()))
    under_way = sa.text("status = 'running'")
    op.create_index(
        "uq_run_site_running", "run", ["site"], unique=True, sqlite_where=under_way, postgresql_where=under_way
    )
