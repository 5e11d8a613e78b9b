"""Why pages gave no article, counted for each run."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; runs that are recorded already have no such counts."""
    op.create_table(
        "run_empty",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_run_empty_run_id_run", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run_id", "reason", name="pk_run_empty"),
    )
