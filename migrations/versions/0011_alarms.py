"""What is wrong with sources, what was told of it, and what of a run tells whether something is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add tables, columns and indexes; runs that are recorded already are judged with the next one of their source."""
    op.create_table(
        "alarm",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("aspect", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("since", _TIME, nullable=False),
        sa.Column("told_kind", sa.Text()),
        sa.Column("told_at", _TIME),
        sa.Column("ended_at", _TIME),
        sa.Column("end_told_at", _TIME),
        sa.Column("held_until", _TIME),
        sa.PrimaryKeyConstraint("id", name="pk_alarm"),
    )
    stands = sa.text("ended_at IS NULL")
    op.create_index(
        "uq_alarm_standing", "alarm", ["source", "aspect"], unique=True, sqlite_where=stands, postgresql_where=stands
    )
    op.create_table(
        "alarm_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("told_at", _TIME, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=False),
        sa.Column("targets", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alarm_message"),
    )
    op.create_index("ix_alarm_message_told_at", "alarm_message", ["told_at"])
    op.add_column("run", sa.Column("moved_to", sa.Text()))
    op.add_column("run", sa.Column("judged", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_index(
        "ix_run_unjudged",
        "run",
        ["source"],
        sqlite_where=sa.text("judged IS 0"),
        postgresql_where=sa.text("judged IS false"),
    )
    gave = sa.text("new > 0")
    op.create_index("ix_run_productive", "run", ["source", "id"], sqlite_where=gave, postgresql_where=gave)
    op.create_index("ix_article_source_id", "article", ["source", "id"])
