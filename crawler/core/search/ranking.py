"""How well articles fit a query: reckoned from their texts, so that it is the same on every database."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from crawler.core.search.query import Phrase
from crawler.core.search.words import is_word, light

RANKED_CHARS = 1_200
"""Characters of a text that count for its rank: what a news story is about stands in its first paragraphs."""
_IN_TITLE, _BY_AUTHOR = 6.0, 3.0
"""How many times in the text a word would have to stand to count as much as once in the title, and in a by-line."""
_ENOUGH = 1.2
"""The count at which a word has half its weight: the tenth time says little more than the third (k1 of BM25)."""
_USUAL = 900
"""Characters of the beginning of a usual news text: in a shorter one a word says more (b of BM25 is 0.75)."""

Score = Callable[[str, Sequence[str], str], float]
"""What a title, authors and the beginning of a text are worth to a query: from 0, the more the better."""


def scorer(phrases: Sequence[Phrase]) -> Score:
    """Return the function that tells how well articles fit these phrases, each of which they hold."""
    patterns = [_pattern(phrase) for phrase in phrases if not phrase.by_author]

    def score(title: str, authors: Sequence[str], text: str) -> float:
        head, people, body = light(title), light("\n".join(authors)), light(text[:RANKED_CHARS])
        length = 0.25 + 0.75 * min(len(body), RANKED_CHARS) / _USUAL
        total = 0.0
        for pattern in patterns:
            count = float(len(pattern.findall(body)))
            count += (_IN_TITLE if pattern.search(head) else 0) + (_BY_AUTHOR if pattern.search(people) else 0)
            total += count / (count + _ENOUGH * length)
        return round(total, 6)

    return score


def _pattern(phrase: Phrase) -> re.Pattern[str]:
    """Return what finds a phrase in a light text, with whatever stands between its words that is no word."""
    return re.compile(r"[\W_]*".join(_bounded(word) for word in phrase.words))


def _bounded(word: str) -> str:
    return re.escape(word) if is_word(word) else rf"(?<![^\W_]){re.escape(word)}(?![^\W_])"
