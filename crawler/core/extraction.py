"""A document to its articles: the one call that a library user needs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from crawler.core.html.dom import Tree, parse, script_data
from crawler.core.html.hardening import harden
from crawler.core.metadata.describe import describe
from crawler.core.metadata.signed_lines import without_signatures
from crawler.core.no_article import NoArticle
from crawler.core.page.facts import read_facts
from crawler.core.page.insets import without_insets
from crawler.core.page.outline import Outline, survey
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Refusal, Segment, Sifted
from crawler.core.page.teasers import without_teasers
from crawler.core.page_types import walls
from crawler.core.page_types.archive_heads import without_archive_heads
from crawler.core.page_types.called_lists import without_list_heads
from crawler.core.page_types.data_article import data_article
from crawler.core.page_types.hidden_article import HIDING, IN_DATA, hidden_article
from crawler.core.page_types.listings import without_lists
from crawler.core.page_types.openings import without_openings
from crawler.core.page_types.pictures import without_pictures
from crawler.core.page_types.section_indexes import without_section_indexes
from crawler.core.page_types.site_pages import without_site_pages
from crawler.core.page_types.undated_lists import without_undated_lists
from crawler.core.plain_text.split import segment_text
from crawler.core.segmentation.related_links import related_links
from crawler.core.segmentation.segments import Segmentation, segment_page
from crawler.core.segmentation.text_layout import text_of
from crawler.core.text.decoding import decode
from crawler.core.types import Article, Extraction

_MARKUP = re.compile(r"<(?:!doctype|html|head|body|div|p|article|section|main|h[1-6]|ul|table|tr|br|span|a)\b", re.I)
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
    return decide(parse(harden(text)), url).extraction()


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """The ledger of a page: where its articles stand or, where there are none, the reason, and all that was decided.

    `segments` are the articles that stayed, `segmentation` is what was decided on headings and blocks, `refused` all
    that looked like an article and is none. `hidden` is the text of the only article where the page states it and does
    not show it.
    """

    outline: Outline
    segments: tuple[Segment, ...] = ()
    segmentation: Segmentation = field(default_factory=Segmentation)
    refused: tuple[Refusal, ...] = ()
    nothing_because: NoArticle | None = None
    hidden: str | None = None

    def extraction(self) -> Extraction:
        """Return the articles in page order or, where there are none, the reason."""
        return Extraction(
            articles=tuple(article for article, _ in self.written()), nothing_because=self.nothing_because
        )

    def written(self) -> tuple[tuple[Article, tuple[int, ...]], ...]:
        """Return the articles in page order, each with the blocks of its text."""
        return tuple(_article(self, segment, position) for position, segment in enumerate(self.segments))


def decide(tree: Tree, url: str | None = None) -> Findings:
    """Return where the articles of a parsed page stand, and how that was decided."""
    found = _decide(without_insets(without_teasers(survey(tree, read_facts(tree, url)))))
    if found.nothing_because not in HIDING:
        return found
    hidden, how = hidden_article(found.outline.facts.statements), "stated by JSON-LD alone"
    if hidden is None and found.nothing_because in IN_DATA and (data := script_data(tree)):
        stated = data_article(data, " ".join((tree.title, *(said for _, said in tree.metas))))
        if stated is not None:
            facts, how = read_facts(replace(tree, json_ld=[*tree.json_ld, stated]), url), "stated by its scripts alone"
            found = replace(found, outline=replace(found.outline, facts=facts))
            hidden = hidden_article(facts.statements)
    if hidden is None:
        return found
    title, text = hidden
    segment = Segment(first_block=0, last_block=0, title=title, confidence=_STATED, reasons=(how,))
    return replace(found, segments=(segment,), nothing_because=None, hidden=text)


def _decide(outline: Outline) -> Findings:
    blocks = outline.tree.blocks
    said = walls.said_by(outline.facts.own_title) if blocks else None
    if said is not None and outline.weight_of(0, len(blocks)) < walls.MOST:
        return Findings(outline, nothing_because=said)
    if walls.is_error_page(outline):
        return Findings(outline, nothing_because=NoArticle.ERROR_PAGE)
    segmentation = segment_page(outline) if blocks else Segmentation()
    found = Findings(outline, segmentation.segments, segmentation, segmentation.refused)
    if not found.segments:
        return replace(found, nothing_because=walls.why_nothing(outline))
    found = _sifted(found, without_site_pages(outline, found.segments), NoArticle.SITE_PAGE)
    found = _sifted(found, without_openings(outline, found.segments), NoArticle.LISTING)
    found = _sifted(found, without_pictures(outline, found.segments), NoArticle.NO_ARTICLE)
    found = _sifted(found, without_archive_heads(outline, found.segments), NoArticle.LISTING)
    found = _sifted(found, without_list_heads(outline, found.segments), NoArticle.LISTING)
    found = _sifted(found, without_lists(outline, found.segments), NoArticle.LISTING)
    found = _sifted(found, without_section_indexes(outline, found.segments), NoArticle.LISTING)
    found = _sifted(found, without_undated_lists(outline, found.segments), NoArticle.LISTING)
    if len(found.segments) != 1 or outline.facts.statements.articles:
        return found
    (sole,) = found.segments
    wall = walls.stands_for_article(outline, sole, segmentation.blocks)
    return found if wall is None else _sifted(found, Sifted((), (Refusal(sole, Rule.WALL),)), wall)


def _sifted(found: Findings, sifted: Sifted, otherwise: NoArticle) -> Findings:
    """Return the findings after a stage has refused some segments; `otherwise` is the page where none is left."""
    if not sifted.refused:
        return found
    return replace(
        found,
        segments=sifted.kept,
        refused=(*found.refused, *sifted.refused),
        nothing_because=None if sifted.kept else otherwise,
    )


def _article(found: Findings, segment: Segment, position: int) -> tuple[Article, tuple[int, ...]]:
    outline = found.outline
    sole = len(found.segments) == 1
    if sole and not segment.title:
        segment = replace(segment, title=outline.facts.own_title)
    known = describe(outline.tree, outline.facts, segment, sole=sole)
    body = without_signatures(outline.tree, segment.body, known.authors)
    article = Article(
        title=known.title or segment.title,
        text=found.hidden or text_of(outline.tree, body),
        position=position,
        url=known.url,
        published_at=known.published_at,
        updated_at=known.updated_at,
        authors=known.authors,
        language=known.language,
        section=known.section,
        tags=known.tags,
        image=known.image,
        related=related_links(outline, segment),
        confidence=segment.confidence,
        reasons=segment.reasons,
        origins=known.origins,
    )
    return article, body
