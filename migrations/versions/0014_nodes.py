"""Many nodes: the queue between them, which of its workers a node is, and which programs may work on these tables."""

from __future__ import annotations

from importlib import resources

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns, the table of compatible versions, and on PostgreSQL the tables of procrastinate as it makes them.

    Its schema is noted at its table, so that a later migration knows from which of procrastinate's own to go on.
    """
    op.add_column("daemon", sa.Column("kind", sa.Text(), nullable=False, server_default=sa.text("'daemon'")))
    op.add_column("daemon", sa.Column("worker_id", sa.BigInteger()))
    table = op.create_table(
        "compatibility",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("oldest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_compatibility"),
    )
    op.bulk_insert(table, [{"id": 1, "oldest": revision}])
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        files = resources.files("procrastinate.sql")
        connection.exec_driver_sql(files.joinpath("schema.sql").read_text("utf-8").replace("%", "%%"))
        newest = max(path.name for path in files.joinpath("migrations").iterdir() if path.name.endswith(".sql"))
        connection.exec_driver_sql(f"COMMENT ON TABLE procrastinate_jobs IS 'schema of {newest.removesuffix('.sql')}'")
