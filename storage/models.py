"""The tables."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    false,
    true,
)

from storage.columns import CleanText, Json, UtcDateTime

REVISION = "0006"
"""The migration that brings a database to exactly these tables."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("url", CleanText, nullable=False),
    Column("every", Integer),  # seconds; NULL: only when asked
    Column("page_limit", Integer),
    Column("scope", Text),  # how far it reaches; NULL: the first page decides
    Column("active", Boolean, nullable=False, server_default=true()),  # false: no longer in the configuration
    Column("next_due_at", UtcDateTime, index=True),
    Column("leased_until", UtcDateTime),
    Column("leased_by", Text),
    Column("last_started_at", UtcDateTime),
    Column("last_finished_at", UtcDateTime),
    Column("failures", Integer, nullable=False, server_default="0"),  # failed runs in a row
)

run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("url", CleanText, nullable=False),
    Column("status", Text, nullable=False, index=True),
    Column("started_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("heartbeat_at", UtcDateTime, nullable=False),
    Column("host", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("pages", Integer, nullable=False, server_default="0"),
    Column("new", Integer, nullable=False, server_default="0"),
    Column("near", Integer, nullable=False, server_default="0"),  # of the new: near copies of others
    Column("repeats", Integer, nullable=False, server_default="0"),
    Column("revisions", Integer, nullable=False, server_default="0"),
    Column("bytes", BigInteger, nullable=False, server_default="0"),
)

run_error = Table(
    "run_error",
    metadata,
    Column("run_id", ForeignKey("run.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("url", CleanText, nullable=False),  # the first of them, as an example
    Column("message", CleanText, nullable=False),
)

run_empty = Table(  # pages of a run that gave no article, by reason
    "run_empty",
    metadata,
    Column("run_id", ForeignKey("run.id", ondelete="CASCADE"), primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("url", CleanText, nullable=False),  # the first of them, as an example
)

page = Table(
    "page",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", CleanText, nullable=False),
    # URLs have no bound, and PostgreSQL refuses index rows over 2.7 kB: the key is a hash of the URL.
    Column("url_key", LargeBinary(16), nullable=False, unique=True),
    Column("source", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", SmallInteger, nullable=False),
    Column("etag", CleanText),
    Column("last_modified", CleanText),
    Column("body_hash", LargeBinary(32)),
    Column("reader_version", Integer, nullable=False),
    Column("links", LargeBinary),  # zlib over JSON: the links to follow when the page did not change
    Column("first_fetched_at", UtcDateTime, nullable=False),
    Column("last_fetched_at", UtcDateTime, nullable=False),
)

article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", LargeBinary(16), nullable=False),
    Column("digest_version", SmallInteger, nullable=False),
    Column("tokens", Integer, nullable=False),
    Column("core_digest", LargeBinary(16), index=True),  # of the text without furniture; NULL: too little is left
    Column("key_version", SmallInteger, nullable=False, server_default="0"),  # of the keys in the index; 0: none
    Column("url_key", LargeBinary(16), index=True),  # hash of the canonical permalink
    Column("site", Text, nullable=False, index=True),  # host of the permalink, else of the page it was found on
    Column("source", Text, nullable=False),
    Column("on_own_page", Boolean, nullable=False, server_default=false()),
    Column("first_seen_at", UtcDateTime, nullable=False, index=True),
    Column("text_seen_at", UtcDateTime, nullable=False),  # when the current text was first seen
    Column("published_at", UtcDateTime),
    Column("updated_at", UtcDateTime),
    Column("language", CleanText),
    Column("section", CleanText),
    Column("confidence", Float, nullable=False),
    Column("title", CleanText, nullable=False),
    Column("url", CleanText),
    Column("authors", Json),
    Column("tags", Json),
    Column("related", Json),
    Column("image_url", CleanText),
    Column("image_caption", CleanText),
    Column("dropped", Json),  # furniture that was left out of the text: [place among its paragraphs, key]
    Column("text", CleanText, nullable=False),  # last: SQLite reads a row's pages up to the column asked for
    UniqueConstraint("digest", "digest_version"),
)

revision = Table(
    "revision",
    metadata,
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("digest", LargeBinary(16), nullable=False),
    Column("digest_version", SmallInteger, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("title", CleanText, nullable=False),
    Column("text", CleanText, nullable=False),
    Index(None, "digest"),
)

sighting = Table(
    "sighting",
    metadata,
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("page_id", ForeignKey("page.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("position", Integer, nullable=False),
    Column("first_seen_at", UtcDateTime, nullable=False),
    Column("last_seen_at", UtcDateTime, nullable=False),
    sqlite_with_rowid=False,
)

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
    Column("undone", Boolean, nullable=False, server_default=false()),  # a person knows better: it is content
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

document = Table(  # what was ingested, each on a page of its own, and what was said of it then
    "document",
    metadata,
    Column("page_id", ForeignKey("page.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("name", CleanText, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("reasons", Json),
)
