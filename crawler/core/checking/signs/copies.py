"""Articles that are stored twice, and articles that hold others whole."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.core.checking.values import Example, Finding, ObservedSite, Sign, example
from crawler.core.page.prose import LEAST_ARTICLE
from crawler.core.text.normalise import fold

TWICE = Sign(
    "stored-twice",
    "another article of the site has the same title or address, and nearly the same text",
    "explain both: a page was read in two ways",
)
HOLDS = Sign(
    "holds-others",
    "the text holds other articles of the site whole",
    "explain it: a list, or several articles that were not told apart",
)

_WHOLE = 0.8
"""Share of a text by weight that stands in another one at least: all but a caption or a line of furniture."""
_MOST_HOLDERS = 12
"""Articles at most that hold a paragraph which makes two alike; what more hold is furniture of the site."""
_SEVERAL = 2
"""Others that a text holds at least: one may be quoted, or be told again in a longer version."""


def look(site: ObservedSite) -> Iterator[Finding]:
    """Yield articles that are there twice, and those that hold others."""
    twice, holds = dict[int, Example](), dict[int, list[int]]()
    titles = [fold(article.title) for article in site.articles]
    for place, article in enumerate(site.articles):
        size = site.paragraphs.weight_of(place)
        if not size:
            continue
        for other, shared in site.paragraphs.shared_with(place, _MOST_HOLDERS).items():
            if shared < _WHOLE * size:
                continue
            holder = site.articles[other]
            is_one = titles[place] == titles[other] or (article.url is not None and article.url == holder.url)
            is_equal = shared >= _WHOLE * site.paragraphs.weight_of(other)
            if is_one or is_equal:
                if other not in twice:
                    twice[place] = example(article, f"as {holder.place}: {article.title}")
            elif size >= LEAST_ARTICLE or titles[place] in {each.folded for each in site.paragraphs.of[other]}:
                holds.setdefault(other, []).append(place)
    yield Finding(TWICE, len(site.articles), tuple(twice.values()))
    yield Finding(HOLDS, len(site.articles), tuple(_holding(site, titles, holds)))


def _holding(site: ObservedSite, titles: list[str], holds: dict[int, list[int]]) -> Iterator[Example]:
    for holder, held in sorted(holds.items(), key=lambda each: (-len(each[1]), each[0])):
        lines = {each.folded for each in site.paragraphs.of[holder]}
        if len(held) >= _SEVERAL or any(titles[place] in lines for place in held):
            first = site.articles[held[0]]
            yield example(site.articles[holder], f"holds {len(held)}, such as {first.place}: {first.title}")
