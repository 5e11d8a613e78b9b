"""The tables of what a run of a source tells the next one."""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, LargeBinary, Table, Text

from storage.columns import CleanText, UtcDateTime
from storage.models.base import metadata

left_page = Table(  # pages of a source that failed in passing, or whose turn did not come: the next run asks for them
    "left_page",
    metadata,
    Column("source", Text, primary_key=True),
    Column("url_key", LargeBinary(16), primary_key=True),
    Column("url", CleanText, nullable=False),
    Column("relation", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("tries", Integer, nullable=False),  # runs in which it failed
    Column("depth", Integer, nullable=False, server_default="1"),  # links from the start
    sqlite_with_rowid=False,
)

barren_place = Table(  # places of a source where page after page led to no article
    "barren_place",
    metadata,
    Column("source", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("misses", Float, nullable=False),  # such pages in a row
    sqlite_with_rowid=False,
)

gone_page = Table(  # addresses that answer to a source, time and again, that there is nothing
    "gone_page",
    metadata,
    Column("source", Text, primary_key=True),
    Column("url_key", LargeBinary(16), primary_key=True),
    Column("url", CleanText, nullable=False),
    Column("times", Integer, nullable=False),  # in a row
    Column("since", UtcDateTime, nullable=False),  # when it answered so first
    Column("asked_at", UtcDateTime, nullable=False),  # and last
    sqlite_with_rowid=False,
)

known_looks = Table(  # how often a source was asked again for pages of known articles, and how many had another text
    "known_looks",
    metadata,
    Column("source", Text, primary_key=True),
    Column("looks", Float, nullable=False),
    Column("changes", Float, nullable=False),
    sqlite_with_rowid=False,
)
