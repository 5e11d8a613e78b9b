"""A segment's title, address, times, authors and the rest, each with where it came from; None rather than a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from crawler.core.html.dom import Tree
from crawler.core.links.addresses import absolute, could_be_article, same_house
from crawler.core.links.urls import canonical_url
from crawler.core.metadata.authors.sources import find_authors
from crawler.core.metadata.authors.title_bylines import byline_of_title
from crawler.core.metadata.date_lines import DatedBy, Moment
from crawler.core.metadata.evidence import Evidence, gather
from crawler.core.metadata.images import find_image
from crawler.core.metadata.permalink import find_permalink, heading_links
from crawler.core.metadata.publication_times import find_times
from crawler.core.metadata.topics import find_section, find_tags
from crawler.core.page.dated_lines import beside_date, without_stamp
from crawler.core.page.facts import PageFacts, own_address, read_facts
from crawler.core.page.segment import Segment
from crawler.core.text.dates import MONTH_FIRST
from crawler.core.text.language import language_of, tag_of
from crawler.core.text.normalise import fold, one_line
from crawler.core.types import Image, Origin

__all__ = ["Metadata", "PageFacts", "describe", "read_facts"]

_SAMPLE = 1_000
"""Characters of an article's text by which its language is told."""
_LEAST_STATED = 15
"""Characters of a stated title that can correct the heading; a shorter one is a label or the site's name."""
_LONGEST_DAY = 24
"""Characters at most of a day that stands before a title."""
_LONGEST_TITLE = 400
"""Characters of a heading that is looked at for a kicker: longer ones are a page's trick."""
_MOST_PIECES = 8
"""Pieces of a heading that are looked at, parted by its elements: a kicker, an icon, and the title with its italics."""
_NAMES_DAY = re.compile(r"(?<![^\W_])(?:date|datetime|dateCreated|datePublished|published|pubdate)(?![^\W_])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of one article beside its text.

    `title` is None unless the page states the segment's title better than its heading does. `url` is the permalink,
    in canonical form, `canonical_url` what the page declares as canonical, if need be on another site. Times are aware.
    """

    title: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    published_at: datetime | None = None
    dated_by: DatedBy | None = None
    updated_at: datetime | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    image: Image | None = None
    origins: tuple[Origin, ...] = ()


def describe(tree: Tree, facts: PageFacts, segment: Segment, *, sole: bool) -> Metadata:
    """Return what the page says about one of its articles.

    `facts` is `read_facts(tree, url)`, once a page. `sole` says that the segment is the page's only article: then the
    head is about it, and by-lines and dates outside the segment count too. With several segments the head is about the
    one whose title it names, and the page's address, date and author are never given to another.
    """
    case = gather(tree, facts, segment, sole=sole)
    origins: list[Origin] = []
    url = _url(case, origins)
    language = _language(case, origins)
    published, updated = find_times(case, url, _ordered(facts.language or language, facts), origins)
    authors = find_authors(case, origins)
    section, tags = find_section(case, origins), find_tags(case, origins)
    return Metadata(
        title=_title(case, published, origins),
        url=url,
        canonical_url=facts.canonical if sole else None,
        published_at=published.at if published else None,
        dated_by=published.dated_by if published else None,
        updated_at=updated.at if updated else None,
        authors=authors,
        language=language,
        section=section,
        tags=tags,
        image=find_image(case, origins),
        origins=tuple(origins),
    )


def _ordered(language: str | None, facts: PageFacts) -> str | None:
    """The language by which dates are read: in which order English, or an unknown one, has them, the page tells."""
    is_open = language in (None, "en") or (facts.day_order == MONTH_FIRST and language[:2] == "en")
    return facts.day_order or language if is_open else language


def _title(case: Evidence, published: Moment | None, origins: list[Origin]) -> str | None:
    """A stated title that the heading contains: the rest is a kicker before it, or the site's name behind it."""
    stated = [(case.stated.headline, "json-ld headline")] if case.stated else []
    if case.head:
        stated.append((case.facts.meta("og:title"), "meta og:title"))
        stated.append((_without_kicker(case), "page title"))
    own = _own_title(case, published)
    for title, source in stated:
        if title and fold(title) == fold(own):
            break  # JSON-LD counts the kicker in: og:title, which may lack it, is asked no more
        if title and _contains(own, title):
            origins.append(Origin("title", source))
            return title
    if own:
        is_stated = any(own == title for title, _ in stated)
        elsewhere = "json-ld headline" if is_stated else "page title"
        origins.append(Origin("title", elsewhere if case.segment.title_block is None else "heading"))
    return None if own == case.segment.title else own


def _without_kicker(case: Evidence) -> str | None:
    """Return a heading without the pieces before what the page's title is, too: "Harbour" in an element of its own."""
    block = case.segment.title_block
    if block is None or len(case.segment.title) > _LONGEST_TITLE:
        return None
    heading = case.tree.elements[case.tree.blocks[block].element]
    pieces = case.tree.texts[heading.first_text : min(heading.last_text, heading.first_text + _MOST_PIECES)]
    named = fold(case.facts.own_title)
    rests = (one_line(" ".join(pieces[place:])) for place in range(1, len(pieces)))
    return next((rest for rest in rests if fold(rest) == named), None)


def _own_title(case: Evidence, published: Moment | None) -> str:
    """Return the title that the page shows, without the day, the time and the by-line that stand in its line."""
    own = without_stamp(_without_day(case))
    if byline := byline_of_title(case):
        own = own.removesuffix(byline).rstrip(" ,–—-")
    is_dated_by_it = published is not None and published.dated_by is DatedBy.DATELINE
    return _without_dateline(own) if is_dated_by_it and not case.sole else own


def _without_day(case: Evidence) -> str:
    """Return a title without the day that an element within the heading, so named, sets before it: "19 May Ferry"."""
    title, block = case.segment.title, case.segment.title_block
    if block is None or not any(map(str.isdigit, title[:_LONGEST_DAY])):
        return title
    elements = case.tree.elements
    heading = elements[case.tree.blocks[block].element]
    for element in elements[heading.index + 1 : heading.end]:
        if element.tag == "time" or _NAMES_DAY.search(f"{element.get('class')} {element.get('itemprop')}"):
            day = case.tree.text_of(element, longest=_LONGEST_DAY)
            if any(map(str.isdigit, day)) and title.startswith(f"{day} "):
                return title[len(day) + 1 :]
    return title


def _without_dateline(title: str) -> str:
    """Return the title of one of several articles without the day before it that dates it: "May 3, 2004: Ferry"."""
    rest = beside_date(title)
    return rest if rest and title.endswith(rest) else title


def _contains(heading: str, title: str) -> bool:
    """Whether a heading is a title with a kicker before it or the site's name behind it."""
    if not _LEAST_STATED <= len(title) < len(heading):
        return False
    has_kicker = heading.endswith(title) and len(title) * 2 >= len(heading)
    return has_kicker or re.match(re.escape(title) + r"\s*[|–—·:»-]\s", heading) is not None


def _url(case: Evidence, origins: list[Origin]) -> str | None:
    facts = case.facts
    found = _address_of_page(case) or find_permalink(case)
    if found is None and case.head and not case.sole:
        found = own_address(facts)
    url = canonical_url(found[0]) if found else None
    if found is None or url is None or (not case.head and facts.url and url == canonical_url(facts.url)):
        return None
    origins.append(Origin("url", found[1]))
    return url


def _address_of_page(case: Evidence) -> tuple[str, str] | None:
    """Return the page's own address and what gave it, where the page is the article's; None where it is a listing.

    Where the heading leads on to another page of the house, only a page that calls itself an article's is believed.
    """
    facts = case.facts
    is_article_page = _is_article_page(facts)
    if not case.sole and not (case.head and is_article_page):
        return None
    declared = own_address(facts, declared=True) if is_article_page else None
    return None if declared is None and _leads_away(case) else own_address(facts)


def _leads_away(case: Evidence) -> bool:
    """Whether the heading leads to another page that could be the article's."""
    facts = case.facts
    led = (absolute(facts.base, href) for href in heading_links(case))
    return any(
        url is not None
        and could_be_article(url)
        and same_house(url, facts.base)
        and url not in (facts.url, facts.canonical)
        for url in led
    )


def _is_article_page(facts: PageFacts) -> bool:
    return facts.meta("og:type") == "article" or any(item.published for item in facts.statements.articles)


def _language(case: Evidence, origins: list[Origin]) -> str | None:
    declared = tag_of(case.stated.language) if case.stated else None
    source = "json-ld inLanguage" if declared else "declared"
    declared = declared or case.facts.language
    sample: list[str] = []
    size = 0
    for index in case.segment.body:
        sample.append(case.tree.blocks[index].text)
        size += len(sample[-1])
        if size > _SAMPLE:
            break
    language = language_of(" ".join(sample), declared)
    if language is None:
        return None
    agrees = declared is not None and declared.lower().startswith(language)
    origins.append(Origin("language", source if agrees else "text"))
    return language
