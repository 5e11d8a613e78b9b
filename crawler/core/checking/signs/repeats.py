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
