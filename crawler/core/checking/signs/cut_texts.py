"""Texts that begin or end in the middle of a sentence, or stop where a teaser does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.core.checking.values import Finding, Observation, ObservedSite, Sign, example
from crawler.core.page.prose import LEAST_PARAGRAPH, weight

BEGINS = Sign(
    "begins-mid-sentence", "the text begins in the middle of a sentence", "explain it: what stands above was left out"
)
STOPS = Sign("stops-short", "the text ends in the middle of a sentence", "explain it: what stands below was left out")
OPENING = Sign(
    "opening-only",
    "the text ends where a teaser does, in dots",
    "see whether the whole text stands on a page that the crawl did not reach",
)

_SENTENCES = 2
"""Sentences at least that begin with a capital further on: some authors write all of a text in small letters."""
_SENTENCE = re.compile(r"[.!?]\s+([^\W\d_])")
"""The first letter of a sentence behind another one."""
_LONG = 60
"""Weight of a last paragraph at least that should end a sentence: shorter lines are items, verses and names."""
_DOTS = ("…", "...", "[…]", "[...]", "[…", "…]", "(…)", "(...)")
_CUT = ("[…]", "[...]", "[…", "(…)", "(...)")
"""Dots that a program sets, and no author."""
_LEAST_OPENINGS = 3
"""Texts that end in any dots at least: some authors like to end so."""
_OPENINGS = 0.1
"""Share of a site's texts at least that do."""
_MOST_OPENING = 1_200
"""Weight of a text at most that is only an opening: excerpts have a paragraph or two."""


def look(site: ObservedSite) -> Iterator[Finding]:
    """Yield texts that are cut."""
    of = len(site.articles)
    yield Finding(BEGINS, of, tuple(example(each, each.text) for each in site.articles if _begins_inside(each)))
    yield Finding(STOPS, of, tuple(example(each, _end(each)) for each in site.articles if _stops(each)))
    opening = [each for each in site.articles if _last(each.text).endswith(_DOTS) and weight(each.text) < _MOST_OPENING]
    if len(opening) < max(_LEAST_OPENINGS, _OPENINGS * of):
        opening = [each for each in opening if _last(each.text).endswith(_CUT)]
    yield Finding(OPENING, of, tuple(example(each, _end(each)) for each in opening))


def _begins_inside(article: Observation) -> bool:
    """Return whether a text begins with a comma or with a word in small letters that is no name of its title."""
    opening = article.text.lstrip().split("\n\n", 1)[0]
    word = opening.partition(" ")[0]
    if opening[:1] in (",", ";", ")"):
        return True
    if not (opening[:1].islower() and word.islower()) or word in article.title or weight(opening) < LEAST_PARAGRAPH:
        return False
    letters = _SENTENCE.findall(article.text)
    return len(letters) >= _SENTENCES and all(map(str.isupper, letters))


def _stops(article: Observation) -> bool:
    """Return whether a text ends within a sentence: at a comma, or where its page goes on in a small letter."""
    last = _last(article.text)
    if not last or weight(last) < _LONG or last.endswith(_DOTS):
        return False
    return last[-1] in ",–" or (last[-1].isalpha() and article.follows[:1].islower())


def _last(text: str) -> str:
    return text.rstrip().rpartition("\n\n")[2]


def _end(article: Observation) -> str:
    last = _last(article.text)
    return f"… {last[-80:]}" + (f" | {article.follows[:30]}" if article.follows else "")
