"""Two texts side by side: versions of an article, or two articles of a story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from crawler.core.text.word_diff import Piece, Side, difference
from newsfold.web.answers import BadRequest, Missing
from newsfold.web.context import Context
from newsfold.web.reading.one_article import LONGEST_TEXT
from storage.articles import get_article
from storage.errors import NotFound
from storage.records import HIGHEST

_NAME = re.compile(r"([1-9]\d{0,9})(?:\.([1-9]\d{0,5}))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text by its name, as `12` or `12.1`; `seen_at` is when it was first seen."""

    name: str
    article_id: int
    title: str
    text: str
    site: str
    language: str | None
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What two texts say differently; `title` and `paragraphs` hold the pieces of both, in reading order."""

    here: Version
    there: Version
    title: Sequence[Piece]
    here_paragraphs: Sequence[Sequence[Piece]]
    there_paragraphs: Sequence[Sequence[Piece]]
    words_gone: int
    words_new: int


def read_comparison(context: Context, here: str | None, there: str | None) -> Comparison:
    """Read two texts by their names. Raises BadRequest, Missing, StorageError."""
    if not here or not there:
        raise BadRequest("Name two texts, as in /compare?a=12.1&b=12: article 12 as it was first, and as it is.")
    one, other = read_versions(context, here, there)
    pieces = difference(one.text[:LONGEST_TEXT], other.text[:LONGEST_TEXT])
    return Comparison(
        here=one,
        there=other,
        title=difference(one.title, other.title),
        here_paragraphs=_paragraphs(pieces, Side.HERE),
        there_paragraphs=_paragraphs(pieces, Side.THERE),
        words_gone=_words(pieces, Side.HERE),
        words_new=_words(pieces, Side.THERE),
    )


def read_versions(context: Context, here: str, there: str) -> tuple[Version, Version]:
    """Read two texts by their names. Raises BadRequest, Missing, StorageError."""
    return _version(context, here), _version(context, there)


def _version(context: Context, name: str) -> Version:
    found = _NAME.fullmatch(name)
    if found is None:
        raise BadRequest(f"“{name}” names no text; 12 is an article, 12.1 the first of its earlier texts.")
    with context.read() as connection:
        try:
            article = get_article(connection, min(int(found[1]), HIGHEST))
        except NotFound:
            raise Missing(f"No article has the number {found[1]}; it may have been removed.") from None
    chosen = next((each for each in article.revisions if found[2] and each.number == int(found[2])), None)
    if found[2] and chosen is None:
        raise Missing(f"Article {article.id} has no earlier text {found[2]}.")
    return Version(
        name=name,
        article_id=article.id,
        title=chosen.title if chosen else article.title,
        text=chosen.text if chosen else article.text,
        site=article.site,
        language=article.language,
        seen_at=chosen.seen_at if chosen else article.text_seen_at or article.first_seen_at,
    )


def _paragraphs(pieces: Sequence[Piece], side: Side) -> list[list[Piece]]:
    """Return the pieces of one of the texts by its paragraphs."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.side not in (Side.BOTH, side):
            continue
        first, *rest = piece.text.split("\n\n")
        found[-1].append(Piece(piece.side, first))
        found += [[Piece(piece.side, each)] for each in rest]
    whole = ([piece for piece in paragraph if piece.text.strip()] for paragraph in found)
    return [paragraph for paragraph in whole if paragraph]


def _words(pieces: Sequence[Piece], side: Side) -> int:
    return sum(len(piece.text.split()) for piece in pieces if piece.side is side)
