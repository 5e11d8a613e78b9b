"""PostgreSQL's tsvector, made of our words and not by a configuration of the server: a row an article.

A place of a word is from 1 to 16,383, and 255 of them are kept a word; weights tell titles (A), authors (B) and texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import chain, islice, repeat

from sqlalchemy import Connection, Subquery, Text, bindparam, cast, delete, select, text
from sqlalchemy import literal as value
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR, insert

from storage.chunks import chunks
from storage.dialects.tables import WORDS
from storage.records import IndexedWords, WantedPhrase, WantedWords

IN_ORDER = False

_LAST = 16_383
_MOST_PLACES = 255
_NUMBERS = [str(place) for place in range(_LAST)]  # each article has hundreds: written once, they cost half
_APART = 2  # places between title, authors and text, so that no phrase goes from one into the next

_ADD = insert(WORDS).values(article_id=bindparam("number"), words=cast(bindparam("said", type_=Text), TSVECTOR))
_SET = _ADD.on_conflict_do_update(index_elements=[WORDS.c.article_id], set_={"words": _ADD.excluded["words"]})
_PLAN_ANEW = text("SET LOCAL plan_cache_mode = force_custom_plan")
_KEEP = _ADD.on_conflict_do_nothing()


def add_words(connection: Connection, words: Mapping[int, IndexedWords], *, keep: bool = False) -> None:
    """Add articles; with `keep` those that another session has added meanwhile stay as they are."""
    rows = [{"number": number, "said": _vector(each)} for number, each in sorted(words.items())]
    if rows:
        connection.execute(_KEEP if keep else _SET, rows)


def remove_words(connection: Connection, words: Mapping[int, IndexedWords]) -> None:
    """Take articles out of the index."""
    for ids in chunks(words):
        connection.execute(delete(WORDS).where(WORDS.c.article_id.in_(ids)))


def find_worded(connection: Connection, article_ids: Collection[int]) -> set[int]:
    """Return those of these articles that are in the index."""
    found: set[int] = set()
    for ids in chunks(article_ids):
        found.update(connection.execute(select(WORDS.c.article_id).where(WORDS.c.article_id.in_(ids))).scalars())
    return found


def holding(words: WantedWords) -> Subquery:
    """Return the articles that hold some words."""
    parts = [_query(phrase) for phrase in words.wanted] + [f"!({_query(phrase)})" for phrase in words.unwanted]
    asked = value(" & ".join(f"({part})" for part in parts), TSQUERY)
    return select(WORDS.c.article_id.label("id")).where(WORDS.c.words.op("@@")(asked)).subquery("holding")


def plan_anew(connection: Connection) -> None:
    """Let statements of this transaction be planned for what they ask: rare words are looked up, common ones read.

    A plan for any words would read the whole archive for a rare one.
    """
    connection.execute(_PLAN_ANEW)


def worded() -> Subquery:
    """Return the articles that are in the index."""
    return select(WORDS.c.article_id.label("id")).subquery("worded")


def _vector(words: IndexedWords) -> str:
    """Return words with their places as PostgreSQL reads a tsvector."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    first = 1
    for part, weight in ((words.title, "A"), (words.authors, "B"), (words.text, "")):
        numbers = chain(islice(_NUMBERS, first, None), repeat(str(_LAST)))
        for word, number in zip(part, numbers, strict=False):
            places[word].append(number + weight)
        first += len(part) + _APART
    for word, found in places.items():
        if len(found) > _MOST_PLACES:
            places[word] = found[:_MOST_PLACES]
    return " ".join([f"'{word}':{','.join(found)}" for word, found in places.items()])


def _query(phrase: WantedPhrase) -> str:
    """Return a phrase as PostgreSQL reads one; no word of ours holds a quote or a backslash."""
    return " <-> ".join(f"'{word}'" + (":B" if phrase.by_author else "") for word in phrase.words)
