"""Alembic's entry: runs the migrations on the connection, and in the transaction, that `migrations.upgrade` opened."""

from __future__ import annotations

from alembic import context

from storage.models import metadata

connection = context.config.attributes["connection"]
if connection.dialect.name == "sqlite":
    from storage.dialects.sqlite import tables
else:
    from storage.dialects.postgresql import tables
context.configure(
    connection=connection,
    target_metadata=[metadata, tables],
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
