"""How far a source reaches."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of sources that are there already the first page goes on to decide."""
    op.add_column("source", sa.Column("scope", sa.Text()))
