"""What an article is filed under: its section and its tags."""

from __future__ import annotations

import re

from crawler.core.metadata.evidence import Evidence
from crawler.core.metadata.marks import value_of
from crawler.core.types import Origin

_MOST_TAGS = 40
_SECTIONS = ("article:section", "parsely-section", "og:section", "section", "cxenseparse:section")


def find_section(evidence: Evidence, origins: list[Origin]) -> str | None:
    """Return the section that an article stands in; what gave it is added to `origins`."""
    facts = evidence.facts
    choices: list[tuple[str | None, str]] = []
    if evidence.stated and evidence.stated.sections:
        choices.append((evidence.stated.sections[0], "json-ld articleSection"))
    if evidence.head:
        choices.append(
            (
                facts.meta("article:section", "parsely-section", "og:section", "section", "cxenseparse:section"),
                "meta article:section",
            )
        )
    for name, element in evidence.marks.properties:
        if name == "articlesection":
            choices.append((value_of(evidence.tree, element, longest=80), "microdata articleSection"))
    choices += [(text, "category link") for text in _rel_links(evidence, "category")]
    if evidence.sole and len(evidence.facts.statements.breadcrumb) >= 2:
        names = [name for name in facts.statements.breadcrumb if name[:40] not in evidence.segment.title]
        choices.append((names[-1] if len(names) > 1 else None, "json-ld breadcrumb"))
    for value, source in choices:
        text = " ".join((value or "").split())
        if 1 < len(text) <= 60 and not text.startswith("http"):
            origins.append(Origin("section", source))
            return text
    return None


def find_tags(evidence: Evidence, origins: list[Origin]) -> tuple[str, ...]:
    """Return the topics that an article is filed under; what gave them is added to `origins`."""
    facts = evidence.facts
    choices: list[tuple[list[str], str]] = []
    if evidence.stated:
        choices.append((_split_tags(list(evidence.stated.keywords)), "json-ld keywords"))
    if evidence.head:
        choices.append((_split_tags(facts.metas.get("article:tag", [])), "meta article:tag"))
        for name in ("news_keywords", "parsely-tags", "sailthru.tags"):
            choices.append((_split_tags(facts.metas.get(name, [])), f"meta {name}"))
    choices.append((_rel_links(evidence, "tag"), "tag link"))
    if evidence.head:
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


def _rel_links(evidence: Evidence, kind: str) -> list[str]:
    found = []
    for link in evidence.marks.links:
        relation = link.attrs.get("rel")
        if not relation:
            continue
        rel = relation.lower().split()
        href = link.attrs.get("href") or ""
        is_category = "category" in rel or (
            "tag" in rel and re.search(r"/(?:category|categor\w+|kategorie|section)/", href)
        )
        if (kind == "category" and is_category) or (kind == "tag" and "tag" in rel and not is_category):
            found.append(value_of(evidence.tree, link, longest=80))
    return found
