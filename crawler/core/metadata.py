"""A segment's title, address, times, authors and the rest, each with where it came from; None rather than a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from crawler.core.authors import find_authors
from crawler.core.dom import Element, Tree
from crawler.core.evidence import Evidence, gather
from crawler.core.language import language_of, tag_of
from crawler.core.markup import value_of
from crawler.core.page_facts import PageFacts, own_address, read_facts
from crawler.core.permalink import absolute, could_be_article, find_permalink, heading_links, same_house
from crawler.core.publication import find_times
from crawler.core.segment import Segment
from crawler.core.types import Image, Origin
from crawler.core.urls import canonical_url

__all__ = ["Metadata", "PageFacts", "describe", "read_facts"]

_MOST_TAGS = 40
_SECTIONS = ("article:section", "parsely-section", "og:section", "section", "cxenseparse:section")
_SAMPLE = 1_000
_NO_PHOTO = re.compile(
    r"logo|icon|avatar|gravatar|pixel|spacer|blank|badge|button|banner|emoji|sprite|placeholder|1x1", re.IGNORECASE
)


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
    published, updated = find_times(case, url, origins)
    authors = find_authors(case, origins)
    section, tags = _section(case, origins), _tags(case, origins)
    return Metadata(
        title=_title(case, origins),
        url=url,
        canonical_url=facts.canonical if sole else None,
        published_at=published,
        updated_at=updated,
        authors=authors,
        language=language,
        section=section,
        tags=tags,
        image=_image(case, origins),
        origins=tuple(origins),
    )


def _title(case: Evidence, origins: list[Origin]) -> str | None:
    """A stated title that the heading contains: the rest is a kicker before it, or the site's name behind it."""
    stated = [(case.stated.headline, "json-ld headline")] if case.stated else []
    if case.head:
        stated.append((case.facts.meta("og:title"), "meta og:title"))
    own = case.segment.title
    for title, source in stated:
        if not title or len(title) < 15 or len(title) >= len(own):
            continue
        kicker = own.endswith(title) and len(title) * 2 >= len(own)
        if kicker or re.match(re.escape(title) + r"\s*[|–—·:»-]\s", own):
            origins.append(Origin("title", source))
            return title
    return None


def _url(case: Evidence, origins: list[Origin]) -> str | None:
    facts = case.facts
    stated = case.stated.urls if case.stated else ()
    found = None
    if case.sole or (case.head and _is_article_page(facts)):
        found = own_address(facts)
        led = [url for href in heading_links(case.tree, case.segment) if (url := absolute(facts.base, href))]
        leads_away = any(
            could_be_article(url) and same_house(url, facts.base) and url not in (facts.url, facts.canonical)
            for url in led
        )
        if leads_away and not (found and found[1] != "page url" and _is_article_page(facts)):
            found = None
    if found is None:
        found = find_permalink(case.tree, case.segment, case.marks, facts.base, stated)
    url = canonical_url(found[0]) if found else None
    if found is None or url is None or (not case.head and facts.url and url == canonical_url(facts.url)):
        return None
    origins.append(Origin("url", found[1]))
    return url


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


def _section(case: Evidence, origins: list[Origin]) -> str | None:
    facts = case.facts
    choices: list[tuple[str | None, str]] = []
    if case.stated and case.stated.sections:
        choices.append((case.stated.sections[0], "json-ld articleSection"))
    if case.head:
        choices.append(
            (
                facts.meta("article:section", "parsely-section", "og:section", "section", "cxenseparse:section"),
                "meta article:section",
            )
        )
    for name, element in case.marks.properties:
        if name == "articlesection":
            choices.append((_text(element), "microdata articleSection"))
    choices += [(text, "category link") for text in _rel_links(case, "category")]
    if case.sole and len(case.facts.statements.breadcrumb) >= 2:
        names = [name for name in facts.statements.breadcrumb if name[:40] not in case.segment.title]
        choices.append((names[-1] if len(names) > 1 else None, "json-ld breadcrumb"))
    for value, source in choices:
        text = " ".join((value or "").split())
        if 1 < len(text) <= 60 and not text.startswith("http"):
            origins.append(Origin("section", source))
            return text
    return None


def _tags(case: Evidence, origins: list[Origin]) -> tuple[str, ...]:
    facts = case.facts
    choices: list[tuple[list[str], str]] = []
    if case.stated:
        choices.append((_split_tags(list(case.stated.keywords)), "json-ld keywords"))
    if case.head:
        choices.append((_split_tags(facts.metas.get("article:tag", [])), "meta article:tag"))
        for name in ("news_keywords", "parsely-tags", "sailthru.tags"):
            choices.append((_split_tags(facts.metas.get(name, [])), f"meta {name}"))
    choices.append((_rel_links(case, "tag"), "tag link"))
    if case.head:
        choices.append((_split_tags(facts.metas.get("keywords", [])), "meta keywords"))
    for values, source in choices:
        tags = tuple(dict.fromkeys(" ".join(value.split()) for value in values))
        tags = tuple(tag for tag in tags if 1 < len(tag) <= 60)[:_MOST_TAGS]
        if tags:
            origins.append(Origin("tags", source))
            return tags
    return ()


def _split_tags(values: list[str]) -> list[str]:
    found: list[str] = []
    for value in values[:100]:
        found += value.split(";") if ";" in value and "," not in value else value[:4_000].split(",")
    return found


def _rel_links(case: Evidence, kind: str) -> list[str]:
    found = []
    for link in case.marks.links:
        relation = link.attrs.get("rel")
        if not relation:
            continue
        rel = relation.lower().split()
        href = link.attrs.get("href") or ""
        is_category = "category" in rel or (
            "tag" in rel and re.search(r"/(?:category|categor\w+|kategorie|section)/", href)
        )
        if (kind == "category" and is_category) or (kind == "tag" and "tag" in rel and not is_category):
            found.append(_text(link))
    return found


def _image(case: Evidence, origins: list[Origin]) -> Image | None:
    base = case.facts.base
    if case.stated and (url := absolute(base, case.stated.image)):
        origins.append(Origin("image", "json-ld image"))
        return Image(url, case.stated.caption)
    if case.head and (
        url := absolute(base, case.facts.meta("og:image", "og:image:url", "twitter:image", "twitter:image:src"))
    ):
        origins.append(Origin("image", "meta og:image"))
        return Image(url, None)
    for element in case.marks.images[:60]:
        if not case.marks.first <= element.index < case.marks.last:
            continue
        source = _source(element)
        url = absolute(base, source)
        if url and not _NO_PHOTO.search(f"{source} {element.attrs.get('class') or ''}"):
            origins.append(Origin("image", "first image"))
            return Image(url, _caption(case.tree, element))
    return None


def _source(element: Element) -> str | None:
    attrs = element.attrs
    for key in ("width", "height"):
        size = (attrs.get(key) or "").removesuffix("px")
        if size.isdigit() and int(size) < 90:
            return None
    for key in ("data-src", "data-original", "data-lazy-src", "src"):
        value = attrs.get(key)
        if value and not value.startswith("data:"):
            return value
    srcset = attrs.get("srcset") or attrs.get("data-srcset")
    return srcset.split()[0].rstrip(",") if srcset and srcset.strip() else None


def _caption(tree: Tree, element: Element) -> str | None:
    """The text of the figcaption that stands with an image in one figure."""
    for outer in tree.ancestors(element.parent)[:6]:
        if outer.tag == "figure":
            blocks = [
                block.text for block in tree.blocks[outer.first_block : outer.last_block] if block.tag == "figcaption"
            ]
            return blocks[0][:500] if blocks else None
    return None


def _text(element: Element) -> str:
    return value_of(element, longest=80)
