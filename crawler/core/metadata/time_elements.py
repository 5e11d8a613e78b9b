"""Times that elements are marked with: `<time>`, microdata, and what a class calls a date."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.core.html.dom import Element, Tree
from crawler.core.metadata.date_lines import LONGEST_LINE, UPDATED_LABEL, DatedBy, Moment, is_no_publication
from crawler.core.metadata.dated_blocks import NEAR_AFTER, NEAR_BEFORE
from crawler.core.metadata.evidence import Evidence
from crawler.core.metadata.marks import UPDATED, mark_of, scope_of
from crawler.core.text.dates import FoundDate, find_dates, parse_date

AFTER_TEXT = 1_000.0
"""The rank of what stands behind the text: larger than any distance in blocks."""

_MOST = 60
"""Elements looked at of each kind: no article has more, a hostile page may."""
_BESIDE = 20
"""Characters beside a date in its block: a label, a weekday."""
_MOST_PROPERTIES = 300
"""Microdata properties looked at, for the same reason."""
_KEYS = (
    "datetime", "content", "title", "data-datetime", "data-date", "data-time", "data-timestamp", "data-published",
    "data-utc",
)  # fmt: skip
"""Attributes that hold a time, in the order in which they are asked."""


def microdata_times(evidence: Evidence, language: str | None) -> Iterator[Moment]:
    """Yield the times that microdata gives the article, not its comments, pictures and films."""
    tree = evidence.tree
    for name, element in evidence.marks.properties[:_MOST_PROPERTIES]:
        if name in {"datepublished", "datemodified", "datecreated"}:
            scope = scope_of(tree, element)
            kind = (scope.get("itemtype") or "").rstrip("/") if scope is not None else ""
            if kind.endswith(("Comment", "VideoObject", "ImageObject", "Review", "AudioObject")):
                continue
            at = _element_time(tree, element, language)
            if at is not None:
                yield Moment(at.at, DatedBy.MICRODATA, name == "datemodified", name)


def _element_time(tree: Tree, element: Element, language: str | None) -> FoundDate | None:
    for key in _KEYS:
        value = element.get(key)
        if value and (at := parse_date(value[:60], language=language)) is not None:
            return FoundDate(at, 0, len(value), len(value) > 10)
    text = tree.text_of(element, longest=160)
    found = find_dates(text, language=language) if len(text) < 160 else ()
    return next((date for date in found if not is_no_publication(text[: date.start])), None)


def _rank(evidence: Evidence, element: Element) -> float | None:
    """How far from the title an element stands, in blocks; `AFTER_TEXT` behind the text, None in it or far above."""
    title = evidence.title_block
    body, begin = evidence.segment.body, evidence.segment.text_from
    blocks, place = evidence.tree.blocks, element.first_block
    is_behind = place > (body[-1] if body else title)
    if is_behind and place < len(blocks) and blocks[place].heading:
        return None  # it heads what follows, a day or an article
    if title <= place <= (title + NEAR_AFTER if begin is None else begin) or (
        title < place <= title + NEAR_AFTER and (place not in body or _is_alone(evidence.tree, element))
    ):
        return place - title
    if title - NEAR_BEFORE <= place < title:
        return title - place + 0.5
    return AFTER_TEXT if is_behind else None


def _is_alone(tree: Tree, element: Element) -> bool:
    """Whether a block is little more than the element: a date above the text, though it was taken for text."""
    text = tree.blocks[element.first_block].text if element.first_block < len(tree.blocks) else ""
    return len(text) <= len(tree.text_of(element, longest=LONGEST_LINE)) + _BESIDE


def ranked_elements(evidence: Evidence, language: str | None) -> Iterator[tuple[float, Moment]]:
    """Yield times of `<time>` and of elements that a class calls dates, ranked by their way to the title in blocks."""
    for element in (*evidence.marks.times[:_MOST], *evidence.marks.dates[:_MOST]):
        rank = _rank(evidence, element)
        if rank is None or element.last_block - element.first_block > 3:
            continue
        found = _element_time(evidence.tree, element, language)
        if found is None:
            continue
        names = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        is_time = element.tag == "time"
        label = _words_before(evidence.tree, element) if is_time else evidence.tree.text_of(element, longest=30)
        updated = bool((mark_of(names) & UPDATED and "publish" not in names.lower()) or UPDATED_LABEL.search(label))
        dated_by = DatedBy.TIME_ELEMENT if is_time else DatedBy.CLASS
        yield (rank if is_time or rank == AFTER_TEXT else rank + 1), Moment(found.at, dated_by, updated)


def _words_before(tree: Tree, element: Element) -> str:
    """The few words that stand before an element in its block."""
    index = element.first_block
    if index >= len(tree.blocks):
        return ""
    text = tree.blocks[index].text[:LONGEST_LINE]
    own = tree.text_of(element, longest=80)
    return text[: text.find(own)][-25:] if own and own in text else ""
