"""The tables of what was removed, and of whose it is before."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, Table, Text

from storage.models.base import metadata

# What was removed is known by hashes of its text and its address, each with its publisher: nothing of it can be read.
tombstone = Table(
    "tombstone",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("removed_on", Integer, nullable=False),  # days, counted as `date.toordinal` does
    Column("dated_on", Integer),  # what is dated later may be another article; NULL: none is
    sqlite_with_rowid=False,
)

page_source = Table(  # sources that have fetched a page beside the one that did so last, which stands in the page
    "page_source",
    metadata,
    Column("page_id", ForeignKey("page.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("source", Text, primary_key=True),
    sqlite_with_rowid=False,
)
