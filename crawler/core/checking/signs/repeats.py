"""Paragraphs that many articles of a site hold: what the site adds to each of them, and not what they tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.core.checking.paragraphs import Paragraph
from crawler.core.checking.values import Example, Finding, Observation, ObservedSite, Sign, example
from crawler.core.text.normalise import fold

REPEATED = Sign(
    "repeated-paragraph",
    "the text holds a paragraph that many articles of the site hold",
    "see `newsfold furniture list`; explain one: a box of the site was taken for text",
)
EDGE = Sign(
    "same-edge",
    "the text begins or ends in words that many texts of the site begin or end in",
    "explain one: a link or a label at the end was taken for text",
)

_WORDS = 2
"""Tokens at the end that are compared: "Read more" is enough, one word is not. A text has as many paragraphs."""
_EDGES = 0.05
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
    yield Finding(EDGE, len(site.articles), tuple(_same_edges(site, seen)))


def _same_edges(site: ObservedSite, told: set[int]) -> Iterator[Example]:
    """Yield articles that begin or end so, one of each words first, but for those told of for their paragraphs."""
    edges: dict[str, list[int]] = {}
    for place, (article, paragraphs) in enumerate(zip(site.articles, site.paragraphs.of, strict=True)):
        for edge in _edges(article, paragraphs):
            edges.setdefault(edge, []).append(place)
    first, rest = list[Example](), list[Example]()
    for edge, places in sorted(edges.items(), key=lambda each: (-len(each[1]), each[0])):
        titles = {fold(site.articles[place].title) for place in places}
        if len(titles) < max(_LEAST, _EDGES * len(site.articles)):
            continue
        new = [place for place in places if place not in told]
        told.update(new)
        examples = [example(site.articles[place], f"in {len(places)} articles: {edge}") for place in new]
        first += examples[:1]
        rest += examples[1:]
    yield from (*first, *rest)


def _edges(article: Observation, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Yield the short line that a text begins with and the words that it ends in, where these are no sentence.

    An author may sign.
    """
    if len(paragraphs) < _WORDS or any(paragraphs[-1].folded.endswith(fold(name)) for name in article.authors):
        return
    opening, words = article.text.partition("\n\n")[0], paragraphs[-1].folded.split()
    if not paragraphs[0].weight and " " in paragraphs[0].folded and opening.rstrip()[-1:].isalpha():
        yield f"{paragraphs[0].folded} …"
    if len(words) >= _WORDS and article.text.rstrip()[-1:].isalpha():
        yield f"… {' '.join(words[-_WORDS:])}"
