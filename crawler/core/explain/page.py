"""A parsed page explained: what each of its blocks became, what was seen at each of its headings, and what decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.core.explain.values import (
    Border,
    Explanation,
    Part,
    RefusedArticle,
    WeighedFeature,
    WeighedHeading,
)
from crawler.core.extraction import Findings, decide
from crawler.core.html.dom import Block, Element, Tree
from crawler.core.page.boilerplate import TEASER
from crawler.core.page.layout.traits import Sign, suspicion
from crawler.core.page.outline import Outline
from crawler.core.page.rules import Role, Rule
from crawler.core.page.segment import Segment
from crawler.core.phrasebook import stock_lines
from crawler.core.segmentation.headlines.decisions import Decision
from crawler.core.segmentation.weights import TITLE, WEIGHTS
from crawler.core.types import Article, Kind

_PLACE = 4
"""Elements around a block that are named, the innermost ones: enough to find it in the page."""
_MOST_CLASSES = 3
"""Class names of an element that are named; some frameworks give it dozens."""
_LONGEST_NAME = 60
"""Characters of an element's name at most, so that a line holds `_PLACE` of them."""
_SIGNS = {
    Sign.TAG: "its tag says so",
    Sign.ROLE: "its role says so",
    Sign.HIDDEN: "it is hidden",
    Sign.NAME: "its name says so",
}
"""What makes an element look like boilerplate, in words."""


def explain_tree(tree: Tree, url: str | None = None) -> Explanation:
    """Return what was decided on a parsed page."""
    found = decide(tree, url)
    outline, written = found.outline, found.written()
    articles = [article for article, _ in written]
    places = _places(found, written)
    return Explanation(
        kind=Kind.PAGE,
        borders=tuple(_border(tree, s, article) for s, article in zip(found.segments, articles, strict=True)),
        parts=tuple(_part(outline, block, places.get(block.index), found) for block in outline.tree.blocks),
        headings=_headings(found),
        refused=tuple(
            RefusedArticle(
                title=each.segment.title, first=each.segment.first_block, last=each.segment.last_block, rule=each.rule
            )
            for each in found.refused
        ),
        nothing_because=found.nothing_because,
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: in the article at `position`, as its title or text where `role` says so."""

    position: int
    role: Role | None
    related: frozenset[str]  # the texts of the article's related links


def _places(found: Findings, written: Sequence[tuple[Article, Sequence[int]]]) -> dict[int, _Place]:
    """Return the places of the blocks that stand within the borders of an article."""
    places = {}
    for position, (segment, (article, body)) in enumerate(zip(found.segments, written, strict=True)):
        roles = dict.fromkeys(segment.body, Role.LABEL) | dict.fromkeys(body, Role.TEXT)
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


def _part(outline: Outline, block: Block, place: _Place | None, found: Findings) -> Part:
    rule = _rule(found, block, place)
    role = _role(block, place, rule)
    group = _group(outline, block) if rule in (Rule.BOILERPLATE, Rule.TEASER) else None
    return Part(
        text=block.text,
        role=role,
        rule=rule,
        why="" if role in (Role.TITLE, Role.TEXT) else _sentence(outline, block, rule, group),
        article=place.position if place is not None else None,
        tag=block.tag,
        place=tuple(name_of(element) for element in reversed(outline.tree.ancestors(block.element)[:_PLACE])),
        links=tuple(anchor.href for anchor in block.anchors),
        group=group.index if group is not None else None,
    )


def _rule(found: Findings, block: Block, place: _Place | None) -> Rule:
    """Return the rule that decided on a block: on the title, in the search for the body, else by where it stands."""
    if place is not None and place.role is Role.TITLE:
        return _rule_of_title(found, block.index)
    if place is not None and place.role is Role.LABEL:
        return Rule.LABEL
    if place is not None and (rule := found.segmentation.blocks.get(block.index)):
        return rule
    if flag := found.outline.boilerplate[block.element]:
        return Rule.TEASER if flag == TEASER else Rule.BOILERPLATE
    return Rule.OUTSIDE if place is None else Rule.BESIDE_TEXT


def _rule_of_title(found: Findings, block: int) -> Rule:
    if rule := found.segmentation.titles.get(block):
        return rule
    return next(decision.rule for decision in found.segmentation.headings if decision.block == block)


def _role(block: Block, place: _Place | None, rule: Rule) -> Role:
    if place is not None and place.role is not None:
        return place.role
    if place is not None and any(anchor.text in place.related for anchor in block.anchors):
        return Role.RELATED
    return Role.LABEL if rule is Rule.LABEL else Role.DROPPED


def _group(outline: Outline, block: Block) -> Element | None:
    """Return the outermost element of the piece of boilerplate that a block stands in."""
    root = None
    for element in outline.tree.ancestors(block.element):
        if not outline.boilerplate[element.index]:
            break
        root = element
    return root


def _sentence(outline: Outline, block: Block, rule: Rule, group: Element | None) -> str:
    if rule is Rule.STOCK_LINE:
        return f"{rule}: {stock_lines.stock_kind(block.text)}"
    if rule is Rule.BOILERPLATE and group is not None:
        sign = suspicion(group.tag, group.attrs, outline.hints[group.index])
        return f"{rule}: {name_of(group)}" + (f", {_SIGNS[sign]}" if sign is not None else "")
    return str(rule)


def _headings(found: Findings) -> tuple[WeighedHeading, ...]:
    """Return the headings that were weighed; that of an article which was refused later says by which rule it was."""
    refused = {each.segment.title_block: each.rule for each in found.refused}
    return tuple(_heading(found, decision, refused.get(decision.block)) for decision in found.segmentation.headings)


def _heading(found: Findings, decision: Decision, refused: Rule | None) -> WeighedHeading:
    headline = decision.headline
    titles = found.segmentation.titles
    rule = titles.get(decision.block, decision.rule) if refused is None else refused
    is_title = refused is None and (decision.is_title or decision.block in titles)
    return WeighedHeading(
        part=decision.block,
        text=found.outline.tree.blocks[decision.block].text,
        score=headline.score,
        features=tuple(
            WeighedFeature(feature.value, WEIGHTS[feature])
            for feature in sorted(headline.features, key=lambda feature: (-WEIGHTS[feature], feature))
        ),
        rule=rule,
        is_title=is_title,
        is_overruled=is_title is not (headline.score >= TITLE),
        by=decision.by if refused is None and rule is decision.rule else None,
    )


def name_of(element: Element) -> str:
    """Return an element as a selector names it, cut short: `aside#more.sidebar`."""
    name = element.tag
    if identifier := element.attrs.get("id"):
        name += f"#{identifier}"
    for word in (element.attrs.get("class") or "").split()[:_MOST_CLASSES]:
        name += f".{word}"
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
