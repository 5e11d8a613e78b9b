"""The tables of crawls: sources, their runs, and the pages that these fetched."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    false,
    text,
    true,
)

from storage.columns import CleanText, UtcDateTime
from storage.models.base import metadata

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
    Column("leased_until", UtcDateTime),  # on SQLite; on PostgreSQL the queue says who crawls what
    Column("leased_by", Text),
    Column("last_started_at", UtcDateTime),
    Column("last_finished_at", UtcDateTime),
    Column("failures", Integer, nullable=False, server_default="0"),  # failed runs in a row
    Column("paused", Boolean, nullable=False, server_default=false()),  # by a person
    Column("last_success_at", UtcDateTime),
    Column("trouble", CleanText),  # what is wrong with it, as it was told; NULL: nothing
    Column("site", Text, nullable=False, server_default=text("''")),  # what is crawled once at a time
    Column("cron", Text),  # in place of an interval
    Column("timezone", Text, nullable=False, server_default=text("'UTC'")),
    Column("slowest", Integer),  # seconds; the interval adapts, "every" is the shortest
    Column("jitter", Integer, nullable=False, server_default="0"),  # seconds
    Column("quiet", Text),  # HH:MM-HH:MM
    Column("pace", Integer),  # seconds; what an adaptive interval has come to
    Column("is_slow", Boolean, nullable=False, server_default=true()),  # its last crawl took long, or none has ended
    Index(None, "is_slow", "next_due_at"),
    Index(None, "leased_until"),
)

held_host = Table(  # hosts that asked to be left alone for a while
    "held_host",
    metadata,
    Column("host", Text, primary_key=True),
    Column("until", UtcDateTime, nullable=False),
    Column("status", SmallInteger, nullable=False),  # of the answer that asked for it
    Column("times", Integer, nullable=False),  # such answers in a row
    sqlite_with_rowid=False,
)

held_page = Table(  # pages of a host that asked, each for itself, to be left alone for a while
    "held_page",
    metadata,
    Column("host", Text, primary_key=True),
    Column("url_key", LargeBinary(16), primary_key=True),
    Column("url", CleanText, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    sqlite_with_rowid=False,
)

run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("url", CleanText, nullable=False),
    Column("status", Text, nullable=False, index=True),
    Column("outcome", Text),  # NULL: it runs, or has crashed
    Column("started_at", UtcDateTime, nullable=False),
    Column("finished_at", UtcDateTime),
    Column("heartbeat_at", UtcDateTime, nullable=False),
    Column("host", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("pages", Integer, nullable=False, server_default="0"),
    Column("unchanged", Integer, nullable=False, server_default="0"),
    Column("new", Integer, nullable=False, server_default="0"),
    Column("near", Integer, nullable=False, server_default="0"),  # of the new: near copies of others
    Column("repeats", Integer, nullable=False, server_default="0"),
    Column("revisions", Integer, nullable=False, server_default="0"),
    Column("bytes", BigInteger, nullable=False, server_default="0"),
    Column("busy", Integer, nullable=False, server_default="0"),  # answers by which hosts asked for a pause
    Column("site", Text),  # which it crawls; NULL: of an earlier version
    Column("moved_to", CleanText),  # where its first page has moved for good
    Column("judged", Boolean, nullable=False, server_default=true()),  # it was looked at for alarms
    Index("ix_run_source", "source", "id"),
)
_UNDER_WAY = run.c.status == "running"
# A run is the lease of its site: there is one at a time, whoever asks.
Index("uq_run_site_running", run.c.site, unique=True, sqlite_where=_UNDER_WAY, postgresql_where=_UNDER_WAY)
_UNJUDGED = run.c.judged.is_(False)
Index("ix_run_unjudged", run.c.source, sqlite_where=_UNJUDGED, postgresql_where=_UNJUDGED)
_GAVE_SOMETHING = run.c.new > 0
Index("ix_run_productive", run.c.source, run.c.id, sqlite_where=_GAVE_SOMETHING, postgresql_where=_GAVE_SOMETHING)

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

run_left = Table(  # addresses that a run left aside, by reason
    "run_left",
    metadata,
    Column("run_id", ForeignKey("run.id", ondelete="CASCADE"), primary_key=True),
    Column("reason", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("url", CleanText, nullable=False),  # the first of them, as an example
)

run_page = Table(  # what became of each address of the latest runs
    "run_page",
    metadata,
    Column("run_id", ForeignKey("run.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),  # in the order in which they were done with
    Column("url", CleanText, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("reason", Text),
    Column("message", CleanText),
    Column("new", Integer, nullable=False, server_default="0"),
    Column("repeats", Integer, nullable=False, server_default="0"),
    Column("revisions", Integer, nullable=False, server_default="0"),
    Column("bytes", BigInteger, nullable=False, server_default="0"),
    Column("milliseconds", Integer),
)

run_sum = Table(  # of the runs of a source that are kept no more, by what came of them
    "run_sum",
    metadata,
    Column("source", Text, primary_key=True),
    Column("outcome", Text, primary_key=True),
    *(
        Column(name, BigInteger, nullable=False)
        for name in ("runs", "pages", "unchanged", "new", "near", "repeats", "revisions", "bytes", "busy")
    ),
    Column("first_at", UtcDateTime, nullable=False),  # when the first, and the last, of them began
    Column("last_at", UtcDateTime, nullable=False),
    sqlite_with_rowid=False,
)

daemon = Table(  # nodes that are alive, daemons and workers
    "daemon",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("host", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("started_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("kind", Text, nullable=False, server_default=text("'daemon'")),
    Column("worker_id", BigInteger),  # by which the queue knows it
)

compatibility = Table(  # one row: the oldest version of the tables whose programs may still work on these
    "compatibility",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("oldest", Text, nullable=False),
)

loaded_file = Table(  # how far archive files, and folders of pages, were loaded
    "loaded_file",
    metadata,
    Column("key", LargeBinary(16), primary_key=True),  # of the source, the path and what of it was asked for
    Column("name", CleanText, nullable=False),
    Column("head", LargeBinary(16), nullable=False),  # by which another file of the same name is told
    Column("position", BigInteger, nullable=False),  # of the last record that is done
    Column("records", BigInteger, nullable=False),  # how many are done
    Column("size", BigInteger),  # of the file when it was done to its end; NULL: it is not
    sqlite_with_rowid=False,
)

page = Table(
    "page",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", CleanText, nullable=False),
    # URLs have no bound, and PostgreSQL refuses index rows over 2.7 kB: the key is a hash of the URL.
    Column("url_key", LargeBinary(16), nullable=False, unique=True),
    Column("publisher", Text, nullable=False, server_default=text("''")),  # registered domain of who served it
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
    Column("led_at", UtcDateTime),  # when it, looked at again, last led to an article that was new; NULL: never
    Column("rights_id", Integer),  # what it said of its use when it was read last; NULL: nobody looked
)

rights = Table(  # what pages say of their use: most of a site say the same
    "rights",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", LargeBinary(16), nullable=False, unique=True),  # hash of what is said
    Column("said", CleanText, nullable=False),
    Column("is_reserved", Boolean, nullable=False),
    Column("is_open", Boolean, nullable=False),
)
