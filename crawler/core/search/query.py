"""What a person types to what is searched for: any text is a query, and none is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from crawler.core.links.named_sites import named_site
from crawler.core.search.periods import beginning_of
from crawler.core.search.words import search_words

_MOST_CHARS = 2_000
"""Characters of a query that are read: more than anybody types, and what a database takes without complaint."""
_MOST_PHRASES = 32
"""Words and phrases of a query: each costs a look-up."""
_MOST_WORDS = 64
"""Words of a phrase: a sentence that is looked for as it stands."""

_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
_QUOTES = re.compile("[“”„«»＂]")
_PART = re.compile(r'(?P<out>-?)(?:(?P<field>[A-Za-z]+):)?(?:"(?P<quoted>[^"]*)"?|(?P<plain>[^\s"]+))')
_BLANK = re.compile(r'[\s"]')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other, anywhere in an article or, with `by_author`, among its authors."""

    words: tuple[str, ...]
    by_author: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is searched for: what an article has, and what it has not; what is None does not narrow.

    `published_from` is included in the range, `published_before` is not. `notes` are sentences about what of the query
    could not be read.
    """

    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    site: str | None = None
    source: str | None = None
    language: str | None = None
    published_from: datetime | None = None
    published_before: datetime | None = None
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing at all."""
        return self == Query()


def parse_query(text: str) -> Query:
    """Return what a text asks for: words, "phrases", what follows a minus sign not, and `field:value`.

    Fields are site, source, author, lang, after and before. Of one that is said twice the last counts, of author both.
    """
    query = Query(notes=() if len(text) <= _MOST_CHARS else (f"only its first {_MOST_CHARS:,} characters are read",))
    text = _QUOTES.sub('"', _UNREADABLE.sub(" ", text[:_MOST_CHARS]))
    for found in _PART.finditer(text):
        query = _with_part(query, found)
    if len(query.wanted) + len(query.unwanted) > _MOST_PHRASES:
        wanted = query.wanted[:_MOST_PHRASES]
        unwanted = query.unwanted[: _MOST_PHRASES - len(wanted)]
        notes = (*query.notes, f"only the first {_MOST_PHRASES} of its words and phrases count")
        query = replace(query, wanted=wanted, unwanted=unwanted, notes=notes)
    return query


def written(query: Query) -> str:
    """Return the text of a query in its shortest form: `parse_query(written(query)) == query`."""
    return " ".join(_parts(query))


def _parts(query: Query) -> Iterator[str]:
    for sign, phrases in (("", query.wanted), ("-", query.unwanted)):
        for phrase in phrases:
            yield f'{sign}{"author:" if phrase.by_author else ""}"{" ".join(phrase.words)}"'
    for name, value in (("site", query.site), ("source", query.source), ("lang", query.language)):
        if value is not None:
            yield f'{name}:"{value}"' if _BLANK.search(value) else f"{name}:{value}"
    for name, moment in (("after", query.published_from), ("before", query.published_before)):
        if moment is not None:
            yield f"{name}:{moment:%Y-%m-%d}" if moment.year >= 1000 else f"{name}:{moment.isoformat()[:10]}"


def _with_part(query: Query, found: re.Match[str]) -> Query:
    quoted = found["quoted"] is not None
    value = (found["quoted"] if quoted else found["plain"]).strip()
    name, out = (found["field"] or "").lower(), bool(found["out"])
    if name in _FIELDS and value:
        return _with_field(query, name, value, out=out)
    if name and name != "author":
        value = f"{found['field']}:{value}"  # such as 10:30, or an address
    by_author = name == "author" and bool(value)
    words = tuple(search_words(value if value or not name else name)[:_MOST_WORDS])
    if not words:
        return query
    phrase = Phrase(words, by_author)
    if out:
        return query if phrase in query.unwanted else replace(query, unwanted=(*query.unwanted, phrase))
    return query if phrase in query.wanted else replace(query, wanted=(*query.wanted, phrase))


def _with_field(query: Query, name: str, value: str, *, out: bool) -> Query:
    if out:
        return _noting(query, f"-{name}: leaves nothing out; only words, phrases and author: can be left out")
    if name in ("after", "before"):
        try:
            moment = beginning_of(value)
        except ValueError as error:
            return _noting(query, f"{name}: is left aside, since {error}")
        return replace(query, published_from=moment) if name == "after" else replace(query, published_before=moment)
    if name == "site":
        return replace(query, site=named_site(value))
    return replace(query, source=value) if name == "source" else replace(query, language=value.lower())


def _noting(query: Query, sentence: str) -> Query:
    return query if sentence in query.notes else replace(query, notes=(*query.notes, sentence))


_FIELDS = frozenset({"site", "source", "lang", "after", "before"})
"""The fields that are no words of an article."""
