"""The tables of saved searches: from which article on each is told, and which stories were."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from storage.columns import CleanText, UtcDateTime
from storage.models.base import metadata

saved_search = Table(
    "saved_search",
    metadata,
    Column("name", Text, primary_key=True),
    Column("query", CleanText, nullable=False),  # another one begins anew
    Column("floor", Integer, nullable=False),  # the last article that was there before the search
    Column("seen", Integer, nullable=False),  # the last article that was looked at
    sqlite_with_rowid=False,
)

search_notice = Table(  # a story that a search has found, told once however many articles carry it
    "search_notice",
    metadata,
    Column("search", Text, primary_key=True),
    Column("story_id", Integer, primary_key=True, autoincrement=False),  # its lead article when it was found
    Column("article_id", Integer, nullable=False),  # which was found
    Column("told_at", UtcDateTime),  # NULL: not yet
    Column("told_with", Integer),  # the first story of the message that told it
    Column("held_until", UtcDateTime),  # somebody is telling it, or the targets are left alone for a while
    Index(None, "told_at"),
    sqlite_with_rowid=False,
)
