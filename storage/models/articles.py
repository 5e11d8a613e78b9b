"""The tables of articles: their texts, who else publishes these, and where they were seen."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.columns import CleanText, Json, UtcDateTime
from storage.models.base import metadata

article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", LargeBinary(16), nullable=False),
    Column("digest_version", SmallInteger, nullable=False),
    Column("tokens", Integer, nullable=False),
    Column("core_digest", LargeBinary(16), index=True),  # of the text without furniture; NULL: too little is left
    Column("key_version", SmallInteger, nullable=False, server_default="0"),  # of the keys in the index; 0: none
    # Hash of the canonical permalink; of what another publisher's page claims, of that and its publisher.
    Column("url_key", LargeBinary(16), index=True),
    Column("url_claimed", Boolean, nullable=False, server_default=false()),  # the address is another publisher's
    Column("publisher", Text, nullable=False, server_default=text("''")),  # who served it
    Column("site", Text, nullable=False),  # host of the permalink, else of the page it was found on
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
    Column("origins", Json),  # by field where its value came from; NULL: not known
    Column("dropped", Json),  # furniture that was left out of the text: [place among its paragraphs, key]
    Column("text", CleanText, nullable=False),  # last: SQLite reads a row's pages up to the column asked for
    UniqueConstraint("digest", "digest_version"),
    # Each order in which lists are given out, and each by which they are narrowed.
    Index(None, "published_at", "id"),
    *(Index(None, name, "id") for name in ("site", "source", "language")),
    *(Index(f"ix_article_{name}_dated", name, "published_at", "id") for name in ("site", "source", "language")),
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

# The same text as another publisher has it, with what that one says of it. What the article's own publisher says stands
# in the article.
publication = Table(
    "publication",
    metadata,
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("publisher", Text, primary_key=True),
    Column("site", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("on_own_page", Boolean, nullable=False),
    Column("url_claimed", Boolean, nullable=False),
    Column("defers", Boolean, nullable=False),  # it names the article's own address as that of the text
    Column("title", CleanText),  # NULL: from before what others say was kept
    Column("url", CleanText),
    Column("published_at", UtcDateTime),
    Column("authors", Json),
    Index(None, "site", "article_id"),
    sqlite_with_rowid=False,
)

sighting = Table(
    "sighting",
    metadata,
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), primary_key=True),
    Column("page_id", ForeignKey("page.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("position", Integer, nullable=False),
    Column("revision", Integer),  # number of the earlier text that the page showed; NULL: the current one
    Column("first_seen_at", UtcDateTime, nullable=False),
    Column("last_seen_at", UtcDateTime, nullable=False),
    Column("record_file", CleanText),  # the archive file that holds the page as it was last seen; NULL: none
    Column("record_offset", BigInteger),  # where its record begins in that file
    sqlite_with_rowid=False,
)

document = Table(  # what was ingested, each on a page of its own, and what was said of it then
    "document",
    metadata,
    Column("page_id", ForeignKey("page.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("name", CleanText, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("reasons", Json),
)
