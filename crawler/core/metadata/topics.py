"""What an article is filed under: its section and its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.core.metadata.evidence import Evidence
from crawler.core.metadata.marks import value_of
from crawler.core.types import Origin

_MOST_TAGS = 40
"""Tags of an article that are kept; more of them are the site's, not the article's."""
_LONGEST_NAME = 60
"""Characters of a section or tag; a longer one is a sentence."""
_SECTION_METAS = ("article:section", "parsely-section", "og:section", "section", "cxenseparse:section")
_TAG_METAS = ("news_keywords", "parsely-tags", "sailthru.tags")
_CATEGORY_PAGE = re.compile(r"/(?:category|categor\w+|kategorie|section)/")


def find_section(evidence: Evidence, origins: list[Origin]) -> str | None:
    """Return the section that an article stands in; what gave it is added to `origins`."""
    for value, source in _sections(evidence):
        name = " ".join((value or "").split())
        if 1 < len(name) <= _LONGEST_NAME and not name.startswith("http"):
            origins.append(Origin("section", source))
            return name
    return None


def _sections(evidence: Evidence) -> Iterator[tuple[str | None, str]]:
    """Yield every text that may name the section and what gives it, the surest first."""
    facts = evidence.facts
    if evidence.stated and evidence.stated.sections:
        yield evidence.stated.sections[0], "json-ld articleSection"
    if evidence.head:
        yield facts.meta(*_SECTION_METAS), "meta article:section"
    for name, element in evidence.marks.properties:
        if name == "articlesection":
            yield value_of(evidence.tree, element, longest=80), "microdata articleSection"
    for text in _rel_links(evidence, "category"):
        yield text, "category link"
    if evidence.sole and len(facts.statements.breadcrumb) >= 2:
        above = [name for name in facts.statements.breadcrumb if name[:40] not in evidence.segment.title]
        yield above[-1] if len(above) > 1 else None, "json-ld breadcrumb"


def find_tags(evidence: Evidence, origins: list[Origin]) -> tuple[str, ...]:
    """Return the topics that an article is filed under; what gave them is added to `origins`."""
    for values, source in _topics(evidence):
        tags = tuple(dict.fromkeys(" ".join(value.split()) for value in values))
        tags = tuple(tag for tag in tags if 1 < len(tag) <= _LONGEST_NAME)[:_MOST_TAGS]
        if tags:
            origins.append(Origin("tags", source))
            return tags
    return ()


def _topics(evidence: Evidence) -> Iterator[tuple[list[str], str]]:
    """Yield every list that may name the topics and what gives it, the surest first."""
    metas = evidence.facts.metas
    if evidence.stated:
        yield _split_tags(list(evidence.stated.keywords)), "json-ld keywords"
    if evidence.head:
        for name in ("article:tag", *_TAG_METAS):
            yield _split_tags(metas.get(name, [])), f"meta {name}"
    yield _rel_links(evidence, "tag"), "tag link"
    if evidence.head:
        yield _split_tags(metas.get("keywords", [])), "meta keywords"


def _split_tags(values: list[str]) -> list[str]:
    found: list[str] = []
    for value in values[:100]:
        found += value.split(";") if ";" in value and "," not in value else value[:4_000].split(",")
    return found


def _rel_links(evidence: Evidence, kind: str) -> list[str]:
    found = []
    for link in evidence.marks.links:
        relation = link.get("rel")
        if not relation:
            continue
        rel = relation.lower().split()
        href = link.get("href") or ""
        is_category = "category" in rel or ("tag" in rel and _CATEGORY_PAGE.search(href))
        if (kind == "category" and is_category) or (kind == "tag" and "tag" in rel and not is_category):
            found.append(value_of(evidence.tree, link, longest=80))
    return found
