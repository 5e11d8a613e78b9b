"""Paragraphs that many articles of a site hold: what the site adds to each of them, and not what they tell."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.core.checking.values import Example, Finding, ObservedSite, Sign, example
from crawler.core.text.normalise import fold

REPEATED = Sign(
    "repeated-paragraph",
    "the text holds a paragraph that many articles of the site hold",
    "see `newsfold furniture list`; explain one: a box of the site was taken for text",
)
ENDING = Sign(
    "same-ending",
    "the text ends in the words that many texts of the site end in",
    "explain one: a link or a label at the end was taken for text",
)

_WORDS = 2
"""Tokens at the end that are compared: "Read more" is enough, one word is not."""
_ARROWS = " \n»›→>"
"""What may stand behind a link that leads on."""
_TAIL = 60
"""Characters of the end that are looked at: two words of any language."""
_ENDINGS = 0.05
"""Share of a site's articles at least that end so."""
_LEAST = 4
"""Articles of different titles at least: a story told on comes three times."""
_SHARE = 0.02
"""Share of a site's articles at least: a quotation or a notice comes again in few."""


def look(site: ObservedSite) -> Iterator[Finding]:
    """Yield the articles that hold such paragraphs, one of each paragraph first."""
    first, rest, seen = list[Example](), list[Example](), set[int]()
    least = max(_LEAST, _SHARE * len(site.articles))
    found = sorted(site.paragraphs.holders.items(), key=lambda each: (-len(each[1]), each[0]))
    for paragraph, holders in found:
        if len(holders) < least:
            break
        if len({fold(site.articles[place].title) for place in holders}) < least:
            continue
        new = [place for place in holders if place not in seen]
        seen.update(new)
        examples = [example(site.articles[place], f"in {len(holders)} articles: {paragraph}") for place in new]
        first += examples[:1]
        rest += examples[1:]
    yield Finding(REPEATED, len(site.articles), (*first, *rest))
    yield Finding(ENDING, len(site.articles), tuple(_same_endings(site, seen)))


def _same_endings(site: ObservedSite, told: set[int]) -> Iterator[Example]:
    """Yield articles that end in the same words, but for those that are told of for their paragraphs.

    A sentence may end so, with its full stop, and names may: an author's, a translator's.
    """
    endings: dict[str, list[int]] = {}
    for place, article in enumerate(site.articles):
        end = article.text.rstrip(_ARROWS)
        words = end[-_TAIL:].split()[-_WORDS:]
        if len(words) == _WORDS and words[-1].isalpha() and not words[-1].istitle():
            endings.setdefault(fold(" ".join(words)), []).append(place)
    for places in sorted(endings.values(), key=len, reverse=True):
        titles = {fold(site.articles[place].title) for place in places}
        if len(titles) < max(_LEAST, _ENDINGS * len(site.articles)):
            continue
        for article in (site.articles[place] for place in places if place not in told):
            yield example(article, f"{len(places)} articles end: … {article.text[-_TAIL:]}")
