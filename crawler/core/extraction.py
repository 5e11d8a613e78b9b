"""A document to its articles: the one call that a library user needs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.core.html.dom import Tree, parse
from crawler.core.html.hardening import harden
from crawler.core.links.urls import site_of
from crawler.core.metadata.describe import PageFacts, describe, read_facts
from crawler.core.no_article import NoArticle
from crawler.core.page import teasers, titles
from crawler.core.page.facts import own_addresses
from crawler.core.page.json_ld_article import HIDING, hidden_article
from crawler.core.page.outline import Outline, survey
from crawler.core.page.segment import Segment
from crawler.core.page_types.archive_heads import heads_archive
from crawler.core.page_types.listings import without_lists
from crawler.core.page_types.site_pages import without_site_pages
from crawler.core.page_types.walls import said_by, stands_for_article, why_nothing
from crawler.core.plain_text.split import segment_text
from crawler.core.segmentation import body
from crawler.core.segmentation.segments import segments
from crawler.core.text.decoding import decode
from crawler.core.types import Article, Extraction

_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|article|section|main|h[1-6]|ul|table|tr|br|span|a)\b", re.I)
_ERROR = 600
"""Prose of an error page at most, in characters of a spaced script."""
_STATED = 0.6
"""The confidence in an article that the page does not show."""


def extract(document: str | bytes, url: str | None = None, *, plain_text: bool | None = None) -> tuple[Article, ...]:
    """Return the articles of an HTML or plain-text document in page order; none for a listing or an error page.

    `url` is where the document was found; relative links resolve against it. `plain_text` says whether the document is
    text instead of HTML; None asks the document itself. Any input gives an answer.
    """
    return extract_page(document, url, plain_text=plain_text).articles


def extract_page(document: str | bytes, url: str | None = None, *, plain_text: bool | None = None) -> Extraction:
    """Return the articles of a document or, where there are none, the reason."""
    text = document if isinstance(document, str) else decode(document)
    if plain_text is None:
        plain_text = _MARKUP.search(text) is None
    if plain_text:
        return segment_text(text)
    return extract_tree(parse(harden(text)), url)


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """Where the articles of a parsed page stand or, where there are none, the reason.

    `hidden` is the text of the only one where the page states it and does not show it.
    """

    outline: Outline
    facts: PageFacts
    segments: tuple[Segment, ...] = ()
    nothing_because: NoArticle | None = None
    hidden: str | None = None

    def articles(self) -> tuple[Article, ...]:
        """Return the articles in page order."""
        return tuple(_article(self, segment, position) for position, segment in enumerate(self.segments))


def extract_tree(tree: Tree, url: str | None = None) -> Extraction:
    """Return the articles of a parsed page."""
    found = look(tree, url)
    return Extraction(articles=found.articles(), nothing_because=found.nothing_because)


def look(tree: Tree, url: str | None = None) -> Findings:
    """Return where the articles of a parsed page stand."""
    found = _look(tree, url)
    if found.nothing_because not in HIDING or (hidden := hidden_article(found.facts.statements)) is None:
        return found
    title, text = hidden
    segment = Segment(
        first_block=0, last_block=0, title=title, confidence=_STATED, reasons=("stated by JSON-LD alone",)
    )
    return Findings(found.outline, found.facts, (segment,), hidden=text)


def _look(tree: Tree, url: str | None) -> Findings:
    facts = read_facts(tree, url)
    outline = survey(tree, titles.of_page(tree, facts))
    if not tree.blocks:
        return Findings(outline, facts, nothing_because=why_nothing(outline))
    outline.title = titles.title_of(tree, facts)
    outline.is_live = any("LiveBlog" in article.kind for article in facts.statements.articles)
    outline.base, outline.host, outline.addresses = facts.base, site_of(facts.base or ""), own_addresses(facts)
    teasers.set_aside(outline)
    said = said_by(outline.title)
    if said is not None and outline.weight_of(0, len(tree.blocks)) < _ERROR:
        return Findings(outline, facts, nothing_because=said)
    found = segments(outline)
    if not found:
        return Findings(outline, facts, nothing_because=why_nothing(outline))
    found = without_site_pages(outline, facts, found)
    if not found:
        return Findings(outline, facts, nothing_because=NoArticle.SITE_PAGE)
    found = tuple(segment for segment in found if not heads_archive(facts, segment))
    found = without_lists(outline, facts, found)
    if not found:
        return Findings(outline, facts, nothing_because=NoArticle.LISTING)
    wall = stands_for_article(outline, found[0]) if len(found) == 1 and not facts.statements.articles else None
    return Findings(outline, facts, () if wall else found, wall)


def _article(found: Findings, segment: Segment, position: int) -> Article:
    outline, facts = found.outline, found.facts
    known = describe(outline.tree, facts, segment, sole=len(found.segments) == 1)
    return Article(
        title=known.title or segment.title,
        text=found.hidden or "\n\n".join(outline.tree.blocks[index].text for index in segment.body),
        position=position,
        url=known.url,
        published_at=known.published_at,
        updated_at=known.updated_at,
        authors=known.authors,
        language=known.language,
        section=known.section,
        tags=known.tags,
        image=known.image,
        related=body.related(outline, segment, facts.base),
        confidence=segment.confidence,
        reasons=segment.reasons,
        origins=known.origins,
    )
