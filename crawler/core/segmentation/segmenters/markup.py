"""Sees the articles that markup declares and that have no headline: `article`, microdata, microformats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.core.html.dom import Element
from crawler.core.page.headings import link_of, opening
from crawler.core.page.outline import Outline
from crawler.core.page.prose import LEAST_ARTICLE, MOST_TEASER
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Refusal, Segment
from crawler.core.segmentation.headlines.decisions import Proposal
from crawler.core.text.normalise import fold

_CONFIDENCE = 0.6
"""That of a heading of which little more speaks for a title than against it: no title proves such articles."""


def find(outline: Outline, found: Sequence[Segment]) -> Proposal:
    """Return the declared articles without a headline: all of them on a page where nothing was found, else the peers.

    A live blog has none: they would be its entries.
    """
    if any(segment.is_live_blog for segment in found):
        return Proposal()
    titles = [segment.title_block for segment in found if segment.title_block is not None]
    segments, refused = list[Segment](), list[Refusal]()
    declared = list(_declared(outline, titles, is_first=not found))
    looks = {_look(outline, title) for title in (*titles, *_named(outline))}
    for element in declared:
        heading = opening(outline, element.first_block, element.last_block)
        title = heading if not found or _look(outline, heading) in looks else None
        segment = _segment(outline, element, title, is_sole=not found and len(declared) == 1)
        if titles and heading is not None and _only_leads(outline, element, heading, titles):
            refused.append(Refusal(segment, Rule.LEADS_TO_PAGE))
        else:
            segments.append(segment)
    opened = {each.title_block: Rule.OPENS_MARKUP for each in segments if each.title_block is not None}
    return Proposal(tuple(segments), titles=opened, refused=tuple(refused))


def _declared(outline: Outline, titles: Sequence[int], *, is_first: bool) -> Iterator[Element]:
    """Yield the outermost elements that are declared articles, with prose and without a title.

    Unless they are the first to be found, they look like those with titles.
    """
    kinds = {_kind(element) for title in titles for element in _around(outline, title)}
    end = 0
    for element in outline.declared:
        if element.index < end or outline.boilerplate[element.index]:
            continue
        first, last = element.first_block, element.last_block
        if outline.weight_of(first, last) < LEAST_ARTICLE or any(first <= title < last for title in titles):
            continue
        if not is_first and _kind(element) not in kinds:
            continue
        end = element.end
        if not any(outline.is_article(ancestor) for ancestor in outline.tree.ancestors(max(element.parent, 0))):
            yield element


def _segment(outline: Outline, element: Element, title: int | None, *, is_sole: bool) -> Segment:
    fallback = outline.facts.own_title if is_sole else ""
    if title is None and is_sole:
        title = opening(outline, 0, element.last_block)  # the reader sees it over the text, in a box of its own
    return Segment(
        first_block=element.first_block if title is None else min(title, element.first_block),
        last_block=element.last_block,
        title=outline.tree.blocks[title].text if title is not None else fallback,
        title_block=title,
        element=element.index,
        confidence=_CONFIDENCE,
        reasons=("declared by markup",),
    )


def _only_leads(outline: Outline, element: Element, heading: int, titles: Sequence[int]) -> bool:
    """Return whether a short text is under a heading that leads to another page, after titles that lead nowhere."""
    return (
        outline.weight_of(element.first_block, element.last_block) <= 2 * MOST_TEASER
        and _leads(outline, heading)
        and max(titles) < heading
        and not any(_leads(outline, title) for title in titles)
    )


def _leads(outline: Outline, heading: int) -> bool:
    link = link_of(outline, heading)
    return link is not None and outline.facts.leads_to_another_page(link)


def _named(outline: Outline) -> list[int]:
    """Return the headings that the page names in its head."""
    return [block for block in outline.headings if fold(outline.tree.blocks[block].text) in outline.facts.names]


def _look(outline: Outline, heading: int | None) -> tuple[int, str] | None:
    """Return how a heading looks, by its level and class: what looks like the title of a peer is one."""
    if heading is None:
        return None
    block = outline.tree.blocks[heading]
    return block.heading, outline.tree.elements[block.element].get("class") or ""


def _kind(element: Element) -> tuple[str, str]:
    return element.tag, element.get("class") or ""


def _around(outline: Outline, block: int) -> list[Element]:
    """Return the article elements that hold a block."""
    return [
        element for element in outline.tree.ancestors(outline.tree.blocks[block].element) if outline.is_article(element)
    ]
