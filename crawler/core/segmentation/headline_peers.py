"""Headings of one style weighed together: what looks like a headline is one, and so is what leads the like."""

from __future__ import annotations

from collections import defaultdict
from statistics import median

from crawler.core.page.headline import Headline
from crawler.core.page.outline import Outline

_SOME = 140
_LITTLE = 60
_ROW = 3
_TEASER = 330
_FIRST = ("first of the page", "named by the page")
_PARAGRAPHS = ("p", "ul", "ol", "blockquote", "pre")
_MASSES = (("over nothing", 60), ("over a line", 140), ("over a short text", 320), ("over a text", 900))


def compare(outline: Outline, group: list[Headline]) -> None:
    """Weigh headings of one style together: what looks like a headline is one, and so is what leads the like."""
    label = sum("said more than once" in headline.proofs for headline in group) * 3 >= len(group)
    styled = len(group) > 1 and any(headline.named or "h1" in headline.proofs for headline in group)
    peers_of_title = len(group) > 1 and any(headline.named for headline in group)
    alike = defaultdict(list)
    for headline in group:
        unit = outline.tree.elements[headline.unit]
        headline.proofs.add(next((name for name, most in _MASSES if headline.mass < most), "over a long text"))
        if "h1" in headline.proofs and headline.mass >= _TEASER and headline.proofs.isdisjoint(_FIRST):
            headline.proofs.add("one more h1")
        if label:
            headline.proofs.add("a label")
        if styled:
            headline.proofs.add("styled as a headline")
        if peers_of_title:
            headline.proofs.discard("over teasers")  # those stand beside its text, and it heads that
        if "dated" not in headline.proofs and outline.is_dated(
            max(headline.block, unit.last_block - 4), unit.last_block
        ):
            headline.proofs.add("dated below")
        if headline.mass >= _SOME:
            alike[unit.tag, unit.attrs.get("class") or "", unit.depth].append(headline)
    for peers in alike.values():
        if len(peers) >= 2:
            for headline in peers:
                headline.proofs.add("one of many alike" if len(peers) > 3 else "one of some alike")
    _weigh_runs(outline, group)


def weigh_row(outline: Outline, group: list[Headline], titled: bool) -> None:
    """Weigh headings of parts of the page that are alike: dates make them articles, or that nothing else is there."""
    row = [headline for headline in group if headline.mass >= _LITTLE]
    if (
        len(row) < 2
        or len(row) * 5 < len(group) * 4
        or any("within running text" in headline.proofs for headline in row)
    ):
        return
    if not all(_stands_apart(outline, headline) for headline in row):
        return
    if median(headline.mass for headline in row) < _TEASER and any(headline.link for headline in row):
        return
    dated = sum("dated" in headline.proofs for headline in row)
    linked = sum(headline.link is not None for headline in row)
    mass = sum(headline.mass for headline in row)
    for headline in row:
        if max(dated, linked) * 5 >= len(row) * 4:
            headline.proofs.add("one of a dated row")
        elif not titled and mass * 5 >= outline.mass[-1] * 4:
            headline.proofs.add("one of a row that is the page")
        else:
            continue
        _forget_level(headline)


def _forget_level(headline: Headline) -> None:
    """Let a low heading count as any other: among articles that are alike, the level says nothing."""
    if not headline.proofs.isdisjoint(("h3", "h4")):
        headline.proofs -= {"h3", "h4"}
        headline.proofs.add("h2")


def _stands_apart(outline: Outline, headline: Headline) -> bool:
    """Return whether a heading begins a part of the page that is more than itself."""
    unit = outline.tree.elements[headline.unit]
    return unit.last_block > headline.block + 1 and outline.mass[unit.first_block] == outline.mass[headline.block]


def _weigh_runs(outline: Outline, group: list[Headline]) -> None:
    """Weigh headings that stand among paragraphs: a run of articles if dates, links or rules part them, else a text."""
    elements = outline.tree.elements
    runs = defaultdict(list)
    for headline in group:
        runs[elements[headline.unit].parent].append(headline)
    for parent, run in runs.items():
        if parent < 0 or not _has_paragraphs(outline, parent):
            continue
        parted = sum(_is_parted(outline, headline) for headline in run)
        # Nothing need part the first one from what stands before it, and two make a run only if they are all there is.
        enough = len(run) >= _ROW or (len(run) == _ROW - 1 and "first of the page" in run[0].proofs)
        is_run = enough and (parted * 10 >= len(run) * 7 or (len(run) >= _ROW and parted == len(run) - 1))
        for headline in run:
            headline.proofs.add("one of a run" if is_run else "within running text")
            if not is_run:
                headline.proofs.discard("one more h1")
                continue
            _forget_level(headline)
            headline.article_end = headline.article_end or headline.end


def _has_paragraphs(outline: Outline, parent: int) -> bool:
    """Return whether a good part of an element's prose stands in paragraphs that are its own children."""
    elements = outline.tree.elements
    total = outline.weight_of(elements[parent].first_block, elements[parent].last_block)
    mass, index = 0, parent + 1
    while index < elements[parent].end:
        child = elements[index]
        if child.tag in _PARAGRAPHS:
            mass += outline.weight_of(child.first_block, child.last_block)
        index = child.end
    return mass > 0 and mass * 4 >= total


def _is_parted(outline: Outline, headline: Headline) -> bool:
    """Return whether a heading leads to a page of the site, or a date stands beside it or a rule right above."""
    if outline.is_dated(headline.block + 1, min(headline.block + 3, len(outline.tree.blocks))):
        return True
    if outline.is_below_date(headline.block):
        return True
    elements = outline.tree.elements
    return (headline.link is not None and not outline.leads_out(headline.link)) or any(
        elements[i].tag == "hr" for i in range(max(0, headline.unit - 2), headline.unit)
    )
