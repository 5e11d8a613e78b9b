"""SQLite's FTS5: it keeps no text, knows an article by its number, and takes our words as they are.

The tokenizer `ascii` cuts at blanks and keeps all that is not ASCII. Without a text of its own the index must be told
what it is to forget; which articles it has stands in its table `article_words_docsize`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, Integer, Subquery, Text, column, literal, select, table

from storage.chunks import chunks
from storage.records import IndexedWords, WantedPhrase, WantedWords

IN_ORDER = True

_ADD = "INSERT INTO article_words (rowid, title, authors, text) VALUES (?, ?, ?, ?)"
_REMOVE = "INSERT INTO article_words (article_words, rowid, title, authors, text) VALUES ('delete', ?, ?, ?, ?)"
_WORDS = table("article_words", column("rowid", Integer), column("article_words", Text))
_HELD = table("article_words_docsize", column("id", Integer))


def add_words(connection: Connection, words: Mapping[int, IndexedWords], *, keep: bool = False) -> None:
    """Add articles, none of which is in the index: the transaction holds the only write lock there is."""
    _write(connection, _ADD, words)


def remove_words(connection: Connection, words: Mapping[int, IndexedWords]) -> None:
    """Take articles out of the index, with the very words that they were added with."""
    _write(connection, _REMOVE, words)


def find_worded(connection: Connection, article_ids: Collection[int]) -> set[int]:
    """Return those of these articles that are in the index."""
    found: set[int] = set()
    for ids in chunks(article_ids):
        found.update(connection.execute(select(_HELD.c.id).where(_HELD.c.id.in_(ids))).scalars())
    return found


def holding(words: WantedWords) -> Subquery:
    """Return the articles that hold some words; FTS5 reads them along their numbers, up or down."""
    expression = _joined(words.wanted, " AND ")
    if words.unwanted:
        expression = f"({expression}) NOT ({_joined(words.unwanted, ' OR ')})"
    query = select(_WORDS.c.rowid.label("id")).where(_WORDS.c.article_words.op("MATCH")(literal(expression)))
    return query.subquery("holding")


def plan_anew(connection: Connection) -> None:
    """Do nothing: the index is always read along its numbers."""


def worded() -> Subquery:
    """Return the articles that are in the index."""
    return select(_HELD.c.id).subquery("worded")


def _write(connection: Connection, statement: str, words: Mapping[int, IndexedWords]) -> None:
    rows = [
        (number, " ".join(each.title), " ".join(each.authors), " ".join(each.text))
        for number, each in sorted(words.items())
    ]
    if rows:
        connection.exec_driver_sql(statement, rows)


def _joined(phrases: Sequence[WantedPhrase], word: str) -> str:
    """Return phrases as FTS5 reads them; no word of ours holds a quote."""
    return word.join(
        ("authors : " if phrase.by_author else "") + '"' + " ".join(phrase.words) + '"' for phrase in phrases
    )
