"""What an operator sees and says: outcomes of runs and of their pages, sources that rest, daemons that are alive."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add columns and tables; of runs that are recorded already no outcome and no page is known."""
    op.add_column("source", sa.Column("paused", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("source", sa.Column("last_success_at", _TIME))
    op.add_column("source", sa.Column("trouble", sa.Text()))
    op.add_column("run", sa.Column("outcome", sa.Text()))
    op.add_column("run", sa.Column("unchanged", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("ix_run_source", "run", ["source", "id"])
    op.create_table(
        "run_page",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("message", sa.Text()),
        sa.Column("new", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("repeats", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("revisions", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("bytes", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("milliseconds", sa.Integer()),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_run_page_run_id_run", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run_id", "number", name="pk_run_page"),
    )
    op.create_table(
        "daemon",
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("pid", sa.Integer(), nullable=False),
        sa.Column("started_at", _TIME, nullable=False),
        sa.Column("seen_at", _TIME, nullable=False),
        sa.PrimaryKeyConstraint("owner", name="pk_daemon"),
    )
