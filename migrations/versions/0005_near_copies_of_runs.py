"""How many of a run's new articles are near copies of others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; runs that are recorded already have none."""
    op.add_column("run", sa.Column("near", sa.Integer(), nullable=False, server_default="0"))
