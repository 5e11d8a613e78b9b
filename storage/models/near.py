"""The tables of near copies: links between articles, and what sites repeat."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    false,
)

from storage.columns import CleanText, Json, UtcDateTime
from storage.models.base import metadata

# What is added and not yet compared with the rest. A table and not a column of the article: a mark that comes and goes
# would otherwise rewrite the row that holds the text.
unjudged = Table(
    "unjudged",
    metadata,
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
)

link = Table(
    "link",
    metadata,
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("of_id", ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("story_id", ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True),  # its lead article
    Column("verdict", Text, nullable=False),  # near, repeat (found late: the article is only a sighting), revision
    Column("made_at", UtcDateTime, nullable=False),
    Column("why", Json, nullable=False),
    CheckConstraint("of_id < article_id", name="points_back"),
    Index(None, "verdict", "article_id"),
)

parted = Table(  # links that a person took back: they are never made again
    "parted",
    metadata,
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("of_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("parted_at", UtcDateTime, nullable=False),
    sqlite_with_rowid=False,
)

common_key = Table(  # keys of the near-copy index that too many articles share to tell anything
    "common_key",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
)

furniture = Table(  # paragraphs that a site repeats under different headlines
    "furniture",
    metadata,
    Column("site", Text, primary_key=True),
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("key_version", SmallInteger, nullable=False),
    Column("undone", Boolean, nullable=False, server_default=false()),  # it is content after all
    Column("undone_because", Text),  # NULL: a person knows better
    Column("doubted", Boolean, nullable=False, server_default=false()),  # learned when strangers spoke for sites
    Column("seen", Integer, nullable=False),  # in how many articles, those that taught it and new ones since
    Column("applied", Boolean, nullable=False, server_default=false()),  # to what was stored before it was found
    Column("found_at", UtcDateTime, nullable=False),
    Column("sample", CleanText, nullable=False),
    sqlite_with_rowid=False,
)

# Where furniture is learned, a bounded number of places a site: a paragraph has one, and may lose it to a later one.
paragraph_trial = Table(
    "paragraph_trial",
    metadata,
    Column("place", BigInteger, primary_key=True, autoincrement=False),  # of a hash of the site, and of the key
    Column("key", BigInteger, nullable=False),
    Column("articles", Json, nullable=False),  # the numbers of the latest that it stands in
)

marker = Table(  # how far a work through the whole archive is
    "marker",
    metadata,
    Column("name", Text, primary_key=True),
    Column("article_id", Integer, nullable=False),  # the last that is done
)
