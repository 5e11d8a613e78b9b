"""How far each archive file was loaded, and in which record of which file a page stands that shows an article."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table and the columns."""
    op.create_table(
        "loaded_file",
        sa.Column("key", sa.LargeBinary(16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("head", sa.LargeBinary(16), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("records", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.BigInteger()),
        sa.PrimaryKeyConstraint("key", name="pk_loaded_file"),
        sqlite_with_rowid=False,
    )
    op.add_column("sighting", sa.Column("record_file", sa.Text()))
    op.add_column("sighting", sa.Column("record_offset", sa.BigInteger()))
