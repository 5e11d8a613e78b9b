"""The tables that only one of the databases has."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, MetaData, Table
from sqlalchemy.dialects.postgresql import TSVECTOR

SQLITE = MetaData(naming_convention={"pk": "pk_%(table_name)s"})
"""The near-copy index: one B-tree and no other index. Without foreign keys: each of its rows would cost a look-up."""

POSTGRESQL = MetaData(naming_convention={"pk": "pk_%(table_name)s", "ix": "ix_%(table_name)s_%(column_0_N_name)s"})
"""The near-copy index: one row an article, which is smaller and quicker to write than a row a key; the words."""

WORDS = Table(  # SQLite has an FTS5 table of this name
    "article_words",
    POSTGRESQL,
    Column("article_id", Integer, primary_key=True, autoincrement=False),
    Column("words", TSVECTOR, nullable=False),
    Index(None, "words", postgresql_using="gin"),
)
