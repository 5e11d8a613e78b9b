"""A parsed page explained: what each of its blocks became, and what was seen at each of its headings."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.core.explain.values import Border, Explanation, Part, Proof, WeighedHeading
from crawler.core.extraction import Findings, look
from crawler.core.html.dom import Block, Element, Tree
from crawler.core.page.boilerplate import Sign, suspicion
from crawler.core.page.headline_weights import WORTH
from crawler.core.page.outline import TEASER, Outline
from crawler.core.page.roles import Role, Why
from crawler.core.page.segment import Segment
from crawler.core.phrasebook import stock_lines
from crawler.core.types import Article, Kind

_PLACE = 4
_MOST_CLASSES = 3
_LONGEST_NAME = 60
_SIGNS = {
    Sign.TAG: "its tag says so",
    Sign.ROLE: "its role says so",
    Sign.HIDDEN: "it is hidden",
    Sign.NAME: "its name says so",
}


def explain_tree(tree: Tree, url: str | None = None) -> Explanation:
    """Return what was decided on a parsed page."""
    found = look(tree, url)
    articles = found.articles()
    places = _places(found, articles)
    return Explanation(
        kind=Kind.PAGE,
        borders=tuple(_border(tree, s, article) for s, article in zip(found.segments, articles, strict=True)),
        parts=tuple(_part(found.outline, block, places.get(block.index)) for block in tree.blocks),
        headings=_headings(found),
        nothing_because=found.nothing_because,
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: in the article at `position`, as its title or text where `role` says so."""

    position: int
    role: Role | None
    related: frozenset[str]  # the texts of the article's related links


def _places(found: Findings, articles: tuple[Article, ...]) -> dict[int, _Place]:
    """Return the places of the blocks that stand within the borders of an article."""
    places = {}
    for position, (segment, article) in enumerate(zip(found.segments, articles, strict=True)):
        roles = dict.fromkeys(segment.body, Role.TEXT)
        if segment.title_block is not None:
            roles[segment.title_block] = Role.TITLE
        related = frozenset(link.text for link in article.related)
        for index in range(segment.first_block, segment.last_block):
            places[index] = _Place(position, roles.get(index), related)
    return places


def _border(tree: Tree, segment: Segment, article: Article) -> Border:
    return Border(
        article=article,
        first=segment.first_block,
        last=segment.last_block,
        title=segment.title_block,
        element=name_of(tree.elements[segment.element]) if segment.element is not None else None,
    )


def _part(outline: Outline, block: Block, place: _Place | None) -> Part:
    why = _why(outline, block, place) if place is None or place.role is None else None
    group = _boilerplate(outline, block) if why in (Why.BOILERPLATE, Why.TEASER) else None
    return Part(
        text=block.text,
        role=_role(block, place, why),
        why=_sentence(outline, block, why, group) if why is not None else "",
        article=place.position if place is not None else None,
        tag=block.tag,
        place=tuple(name_of(element) for element in reversed(outline.tree.ancestors(block.element)[:_PLACE])),
        links=tuple(anchor.href for anchor in block.anchors),
        group=group.index if group is not None else None,
    )


def _why(outline: Outline, block: Block, place: _Place | None) -> Why:
    """Return why a block is no text: what the search for the body said, else where it stands."""
    if place is not None and block.index in outline.dropped:
        return outline.dropped[block.index]
    flag = outline.boilerplate[block.element]
    if flag:
        return Why.TEASER if flag == TEASER else Why.BOILERPLATE
    return Why.OUTSIDE if place is None else Why.ASIDE


def _role(block: Block, place: _Place | None, why: Why | None) -> Role:
    if place is not None and place.role is not None:
        return place.role
    if place is not None and any(anchor.text in place.related for anchor in block.anchors):
        return Role.RELATED
    return Role.LABEL if why is Why.LABEL else Role.DROPPED


def _boilerplate(outline: Outline, block: Block) -> Element | None:
    """Return the outermost element of the piece of boilerplate that a block stands in."""
    root = None
    for element in outline.tree.ancestors(block.element):
        if not outline.boilerplate[element.index]:
            break
        root = element
    return root


def _sentence(outline: Outline, block: Block, why: Why, group: Element | None) -> str:
    if why is Why.STOCK_LINE:
        return f"{why}: {stock_lines.stock_kind(block.text)}"
    if why is Why.BOILERPLATE and group is not None:
        sign = suspicion(group, outline.hints[group.index])
        return f"{why}: {name_of(group)}" + (f", {_SIGNS[sign]}" if sign is not None else "")
    return str(why)


def _headings(found: Findings) -> tuple[WeighedHeading, ...]:
    titles = {segment.title_block for segment in found.segments}
    return tuple(
        WeighedHeading(
            part=headline.block,
            text=found.outline.tree.blocks[headline.block].text,
            score=headline.score,
            proofs=tuple(
                Proof(seen=seen, worth=WORTH[seen]) for seen in sorted(headline.proofs, key=lambda seen: -WORTH[seen])
            ),
            is_title=headline.block in titles,
        )
        for headline in found.outline.weighed
    )


def name_of(element: Element) -> str:
    """Return an element as a selector names it, cut short: `aside#more.sidebar`."""
    name = element.tag
    if identifier := element.attrs.get("id"):
        name += f"#{identifier}"
    for word in (element.attrs.get("class") or "").split()[:_MOST_CLASSES]:
        name += f".{word}"
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
