"""What the elements of a segment are marked as: times, by-lines, links and images, found in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache

from crawler.core.html.dom import Element, Tree
from crawler.core.page.headings import others_end
from crawler.core.page.segment import Segment

_AUTHOR = re.compile(
    r"(?<![a-z])(?:author|byline|by-line|by_line|autor|autoren?|auteur|autore|yazar|writer|contributor|creator|journalist|"
    r"reporter|redakteur|verfasser|signature|postedby|posted-by)(?:s|e|in|name)?(?![a-z])|author-?_?name"
)
_NO_AUTHOR = re.compile(
    r"avatar|image|img|photo|pic|bio|desc|social|follow|comment|related|more|count|icon|box-?wrap|email|about|twitter|role|job|position|"
    r"(?:author|byline|writer|staff)[-_]{0,2}title"
)
_DATE = re.compile(
    r"(?<![a-z])(?:date|datetime|dateline|time|timestamp|publish(?:ed)?|pubdate|datum|fecha|data|zeit)(?![a-z])|pub-?date|posted-?on|post-?date|entry-?date|(?<![a-z])(?:submitted|posted|postmeta|(?:post|entry|article)-?(?:meta|info)(?:data)?)(?![a-z])"
)
_UPDATED = re.compile(r"updated|modified|update(?![a-z])|aktualisiert")
_ASIDE = re.compile(
    r"(?<![a-z])(?:comments?|comment-?list|disqus\w*|respond|related|recommended|sidebar|widget|most-?read|trending|newsletter|promo)(?![a-z])"
)
_ANY = re.compile("|".join(each.pattern for each in (_AUTHOR, _NO_AUTHOR, _DATE, _UPDATED, _ASIDE)))
"""Any of the five: asked first, since most names say nothing."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SECTIONING = frozenset(("div", "section", "ul", "ol", "aside", "li", "footer", "article", "nav"))
_BEFORE, _BEHIND = 8, 16
"""Blocks before the title and behind the text in which anything may stand that is marked."""
_DEEPEST = 100
"""Ancestors looked at; pages that people made nest less deep."""
_ABOVE, _PARAGRAPH = 6, 160
"""Blocks over a headline in its own container, and the characters that are too many for a line among them."""
_FILED = frozenset(("a", "amp-img", "img", "time"))
"""Elements that are filed whatever they are marked with."""
_LINK_KEYS = (
    "data-url", "data-href", "data-permalink", "data-link", "data-article-url", "data-canonical-url", "data-canonical",
    "data-share-url", "data-post-url", "data-uri", "data-history-url", "itemid", "about", "data-path",
)  # fmt: skip

# What the class names of an element promise, as bits; `_NO_NAME` says that it is an author's picture or the like.
AUTHOR, DATE, UPDATED, ASIDE, _NO_NAME = 1, 2, 4, 8, 16
_KEPT = AUTHOR | DATE | UPDATED


@dataclass(slots=True)
class Marks:
    """The marked elements of one segment, each list in document order.

    The elements `first` to `last` are the segment's own, and so are the blocks from `begin` on.
    """

    first: int = 0
    last: int = 0
    begin: int = 0
    times: list[Element] = field(default_factory=list)
    dates: list[Element] = field(default_factory=list)
    authors: list[Element] = field(default_factory=list)
    properties: list[tuple[str, Element]] = field(default_factory=list)
    links: list[Element] = field(default_factory=list)
    images: list[Element] = field(default_factory=list)


def mark_of(names: str) -> int:
    """Return what a class attribute or an id promises, by its first 300 characters."""
    found = 0
    for name in names[:300].split():
        found |= _mark_of(name)
    return found & ~AUTHOR if found & _NO_NAME else found


@lru_cache(maxsize=16_384)
def _mark_of(name: str) -> int:
    name = _CAMEL.sub("-", name).lower()
    if _ANY.search(name) is None:
        return 0
    return (
        (AUTHOR if _AUTHOR.search(name) else 0)
        | (_NO_NAME if _NO_AUTHOR.search(name) else 0)
        | (DATE if _DATE.search(name) else 0)
        | (UPDATED if _UPDATED.search(name) else 0)
        | (ASIDE if _ASIDE.search(name) else 0)
    )


def read_marks(tree: Tree, segment: Segment, *, around: bool) -> Marks:
    """Return what stands marked in a segment and, if asked, in the blocks around it.

    Comments, related stories and other asides are passed over, unless the segment's title stands in them. Class names
    are read by the title and behind the text only: inside the text they are of its pictures and boxes.
    """
    elements = tree.elements
    title = title_place(segment)
    text_from, text_to = (
        (segment.text_from or 0, segment.body[-1]) if segment.body else (title + _BEHIND, title + _BEHIND)
    )
    text_from = max(text_from, title + _BEFORE)
    marks = Marks(*_span(tree, segment, title))
    index = bisect_left(elements, title - _BEFORE, key=_place)
    last = bisect_left(elements, text_to + 1 + _BEHIND, lo=index, key=_place)
    if not around:
        index, last = max(index, marks.first), min(last, marks.last)
    while index < last:
        element = elements[index]
        index += 1
        attrs = element.attrs
        if not attrs:
            continue
        tag = element.tag
        mark = 0
        if not text_from < element.first_block <= text_to:
            names, name = attrs.get("class"), attrs.get("id")
            mark = (mark_of(names) if names else 0) | (mark_of(name) if name else 0)
            if mark & ASIDE and tag in _SECTIONING and not _holds(element, title, segment):
                index = max(element.end, index)
                continue
        if mark & _KEPT or tag in _FILED or "itemprop" in attrs:
            _file(marks, element, mark)
    return marks


def title_place(segment: Segment) -> int:
    """Return the block of a segment's title or, where no block holds it, the last one before the text."""
    if segment.title_block is not None:
        return segment.title_block
    return max(segment.first_block, segment.body[0] - 1) if segment.body else segment.first_block


def _place(element: Element) -> int:
    return element.first_block


def _span(tree: Tree, segment: Segment, title: int) -> tuple[int, int, int]:
    """The half-open range of elements that a segment takes, its widest own container included, and its first block.

    A container may begin above the segment, with a line of date and author over the headline, but not with another
    article: neither with a heading of the same rank nor with a paragraph. Nor does a segment take what ends another's.
    """
    elements = tree.elements
    others = others_end(tree, title)
    begin = max(segment.first_block, others)
    first = bisect_left(elements, begin, key=_place)
    last = bisect_left(elements, segment.last_block, lo=first, key=_place)
    if title >= len(tree.blocks):
        return first, last, begin
    rank = tree.blocks[title].heading
    for outer in tree.ancestors(tree.blocks[title].element)[:_DEEPEST]:
        above = tree.blocks[outer.first_block : title]
        if (
            outer.tag == "body"
            or outer.first_block < others
            or outer.last_block > segment.last_block
            or len(above) > _ABOVE
            or any(block.heading == rank > 0 or len(block.text) > _PARAGRAPH for block in above)
        ):
            break
        first, last, begin = min(first, outer.index), max(outer.end, last), min(begin, outer.first_block)
    return first, last, begin


def _holds(element: Element, title: int, segment: Segment) -> bool:
    """Whether a segment's title or the start of its text stands in an element."""
    return any(element.first_block <= block < element.last_block for block in (title, *segment.body[:1]))


def _file(marks: Marks, element: Element, mark: int) -> None:
    attrs = element.attrs
    tag = element.tag
    prop = attrs.get("itemprop")
    if prop:
        for name in prop.lower().split():
            marks.properties.append((name, element))
    if tag == "a":
        if attrs.get("href"):
            marks.links.append(element)
            rel = attrs.get("rel")
            if rel and "author" in rel.lower():
                marks.authors.append(element)
                return
    elif tag in ("img", "amp-img"):
        marks.images.append(element)
    elif tag == "time":
        marks.times.append(element)
        return
    if mark & AUTHOR:
        marks.authors.append(element)
    if mark & (DATE | UPDATED):
        marks.dates.append(element)


def scope_of(tree: Tree, element: Element) -> Element | None:
    """Return the microdata item that an element's `itemprop` belongs to: its nearest ancestor with `itemscope`."""
    index = element.parent
    for _ in range(_DEEPEST):
        if index < 0:
            break
        outer = tree.elements[index]
        if "itemscope" in outer.attrs or "itemtype" in outer.attrs:
            return outer
        index = outer.parent
    return None


def value_of(tree: Tree, element: Element, *, longest: int = 400) -> str:
    """Return the value of a marked element: its attribute where its kind has one, else its text in one line."""
    attrs = element.attrs
    for key in ("content", "datetime"):
        value = attrs.get(key)
        if value and value.strip():
            return value.strip()
    return tree.text_of(element, longest=longest)


def own_links(element: Element) -> list[str]:
    """Return the addresses that a container's attributes give for it."""
    attrs = element.attrs
    return [value for key in _LINK_KEYS if (value := attrs.get(key)) and len(value) < 2_000]
