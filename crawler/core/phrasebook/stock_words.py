"""Which words a stock line cannot be without: a quick no for the paragraphs that are plainly text.

`stock_lines` looks at a line in dozens of ways; an article has a dozen short paragraphs, and hardly one is a stock
line. A line can only be one if a word of it is marked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from crawler.core.phrasebook import embed_notices, forms, labels, leads, promos, related
from crawler.core.phrasebook.matching import phrases
from crawler.core.text.normalise import tokens

# What a word says of its line, as bits: it may open a stock line, ask for something, name a channel, stand in one.
_OPENS, _ASKS, _CHANNEL, _LINE_WITHIN = 1, 2, 4, 8
_PROMO = _ASKS | _CHANNEL
_MOST_KNOWN = 1 << 16
"""Words that are remembered: those of some hundred pages, in a few megabytes."""


def may_be_stock(words: Sequence[str]) -> bool:
    """Whether a line with these tokens can be a stock line, as far as its single words tell."""
    known = _KNOWN
    if known[words[0]] & _OPENS or words[0][0].isdigit():
        return True
    found = reduce(or_, map(known.__getitem__, words))
    return bool(found & _LINE_WITHIN) or found & _PROMO == _PROMO


class _Known(dict[str, int]):
    """What is known of each word, found once; forgotten when it grows large."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        found = sum(bit for bit, (whole, begun) in _MARKS.items() if word in whole or word.startswith(begun))
        self[word] = found
        return found


def _first_words(written: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words that phrases begin with: whole ones, and beginnings where "*" stands for the rest."""
    whole: set[str] = set()
    begun: set[str] = set()
    for phrase in written:
        words = tokens(phrase)
        if words:
            (begun if phrase.endswith("*") and len(words) == 1 else whole).add(words[0])
    return frozenset(whole), tuple(begun)


def _longest_words(written: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    return frozenset(max(words, key=len) for phrase in written if (words := tokens(phrase))), ()


_LINES = phrases("\n".join((
    related.RELATED, related.CONTINUE, leads.ADVERT, leads.SHARE, leads.COPYRIGHT, forms.COMMENT, labels.BYLINE,
    labels.CREDIT, labels.TAGS, labels.DATE_LABELS, labels.TIME_UNITS, labels.AGENCIES.replace(" ", "|"),
)))  # fmt: skip
_MARKS = {
    _OPENS: _first_words(_LINES),
    _ASKS: _first_words(phrase for verbs, _, _, _ in promos.PROMO for phrase in phrases(verbs)),
    _CHANNEL: _first_words(phrase for _, channels, _, _ in promos.PROMO for phrase in phrases(channels)),
    _LINE_WITHIN: _longest_words(
        phrases(f"{forms.PAYWALL}\n{embed_notices.EMBEDDED}\n{labels.CONTRIBUTED}\n{labels.ORIGIN}")
    ),
}
_KNOWN = _Known()
