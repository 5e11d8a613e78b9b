"""What the segmenters know about a page: the prose of each block, what is boilerplate, what could be a title."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, islice

from crawler.core.html.dom import Block, Element, Tree
from crawler.core.links.urls import canonical_url, resolve, site_of
from crawler.core.page.boilerplate import boilerplate, traits
from crawler.core.page.bold_headings import make_headings
from crawler.core.page.class_names import Hint
from crawler.core.page.headline import Headline
from crawler.core.page.prose import PARAGRAPHS, prose_weight, weight
from crawler.core.page.roles import Why
from crawler.core.text.dates import find_dates
from crawler.core.text.normalise import fold

_MENU_TAGS = frozenset(("nav", "menu"))
_MENU_ROLES = frozenset(("navigation", "menubar", "menu"))
_LONGEST_TITLE = 300
_MOST_HEADINGS = 2_000
"""Headings of a page that may be titles; no page that people read has half of it."""
_POOR = 140
"""Prose that an article of lists and links has at most."""
_FEW = 6
"""Headings of a post of links at most."""
_LINE = 12
TEASER = 2
"""What `Outline.boilerplate` says of the elements of a teaser; of other boilerplate it says 1, and of all else 0."""
_LONGEST_DATE = 80
_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[:h.]\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d\d"
    r"|\d+ \w{1,12} ago\b|[年月]\d{1,2}"
)


@dataclass(slots=True, eq=False)
class Outline:
    """A tree with what is known of its blocks: prefix sums over its blocks.

    `mass` sums prose outside boilerplate, `dates` the dates and authors, `chars` all text, `links` the text in links.
    """

    tree: Tree
    hints: list[int]
    boilerplate: bytearray
    prose: list[int]
    mass: list[int]
    dates: list[int]
    chars: list[int]
    links: list[int]
    names: frozenset[str] = frozenset()
    rest: list[int] = field(default_factory=list)
    is_live: bool = False
    host: str = ""
    base: str | None = None  # what relative links resolve against
    addresses: frozenset[str] = frozenset()  # the page's own
    title: str = ""
    teasers: tuple[int, ...] = ()  # the blocks of their headings
    headings: list[int] = field(default_factory=list)
    weighed: list[Headline] = field(default_factory=list)  # the same as titles of articles, once they are weighed
    dropped: dict[int, Why] = field(default_factory=dict)  # blocks within articles that are not their text

    def weight_of(self, first: int, last: int) -> int:
        """Return the prose between two blocks, half open."""
        return self.mass[last] - self.mass[first] if last > first else 0

    def rest_of(self, first: int, last: int) -> int:
        """Return the weight of all text between two blocks but headings, dates and boilerplate."""
        if not self.rest:
            self.rest = [0, *accumulate(self._rest_of(block) for block in self.tree.blocks)]
        return self.rest[last] - self.rest[first] if last > first else 0

    def _rest_of(self, block: Block) -> int:
        if block.heading or self.is_boilerplate(block.index):
            return 0
        if not self.prose[block.index] and self.is_dated(block.index, block.index + 1):
            return 0
        return weight(block.text)

    def links_of(self, first: int, last: int) -> int:
        """Return the characters between two blocks that stand in links."""
        return self.links[last] - self.links[first] if last > first else 0

    def leads_to_another_page(self, href: str) -> bool:
        """Return whether a link leads to another page of the same site."""
        address = resolve(self.base or "", href)
        if address is None or not self.host or site_of(address) != self.host:
            return False
        return canonical_url(address) not in self.addresses

    def leads_out(self, href: str) -> bool:
        """Return whether a link names another site."""
        other = site_of(href) if href.startswith(("http:", "https:", "//")) else ""
        return bool(self.host and other) and other != self.host

    def is_dated(self, first: int, last: int) -> bool:
        """Return whether a date or an author stands between two blocks."""
        return last > first and self.dates[last] > self.dates[first]

    def is_below_date(self, block: int) -> bool:
        """Return whether the block right above another one is a line of date or author."""
        above = block - 1
        if above < 0 or self.prose[above] or self.tree.blocks[above].heading:
            return False
        return self.is_dated(above, block)

    def is_article(self, element: Element) -> bool:
        """Return whether markup calls an element an article: by tag, microdata, microformat or a plain class name."""
        return bool(self.hints[element.index] & Hint.DECLARED)

    def stands_in_menu(self, element: int) -> bool:
        """Return whether an element stands in a menu of the site; the trail to the page is none."""
        for around in self.tree.ancestors(element):
            hints = self.hints[around.index]
            if hints & Hint.TRAIL:
                return False
            if around.tag in _MENU_TAGS or around.attrs.get("role") in _MENU_ROLES or hints & Hint.MENU:
                return True
        return False

    def is_boilerplate(self, block: int) -> bool:
        """Return whether a block stands in boilerplate."""
        return bool(self.boilerplate[self.tree.blocks[block].element])


def survey(tree: Tree, names: frozenset[str] = frozenset()) -> Outline:
    """Return the outline of a tree; `names` are the folded headlines that the page gives elsewhere, as in JSON-LD."""
    known = [traits(element) for element in tree.elements]
    found = [hints for hints, _ in known]
    suspects = [element for element, (_, sign) in zip(tree.elements, known, strict=True) if sign]
    raw = [prose_weight(block) for block in tree.blocks]
    flags = boilerplate(tree, suspects, found, [0, *accumulate(raw)])
    make_headings(tree, flags, raw, is_date_line)
    prose = [0 if flags[block.element] else value for block, value in zip(tree.blocks, raw, strict=True)]
    dates = [0, *accumulate(_dated(tree, found))]
    chars = [0, *accumulate(len(block.text) for block in tree.blocks)]
    links = [0, *accumulate(block.link_chars for block in tree.blocks)]
    _lend(tree, found, flags, prose, chars, dates)
    outline = Outline(tree, found, flags, prose, [0, *accumulate(prose)], dates, chars, links, names)
    named = {_style_of(tree, block) for block in tree.blocks if block.heading and names and fold(block.text) in names}
    named.discard("")
    initials = frozenset(name[0] for name in names) | frozenset("\"'«»„“”‘’‹›「『¿¡[(")
    headings = (
        block.index
        for block in tree.blocks
        if _could_be_title(outline, block, initials) or (block.heading and _style_of(tree, block) in named)
    )
    outline.headings = list(islice(headings, _MOST_HEADINGS))
    return outline


def _lend(tree: Tree, found: list[int], flags: bytearray, prose: list[int], chars: list[int], dates: list[int]) -> None:
    """Count lists and links as prose in articles that have nothing else: a post of links is a post."""
    mass = [0, *accumulate(prose)]
    headings = [0, *accumulate(bool(block.heading) for block in tree.blocks)]
    for element in tree.elements:
        first, last = element.first_block, element.last_block
        if last - first < 2 or flags[element.index] or not found[element.index] & Hint.DECLARED:
            continue
        if mass[last] - mass[first] >= _POOR or chars[last] - chars[first] < _POOR:
            continue
        if headings[last] - headings[first] > _FEW:
            continue  # it holds the headlines of others
        for index in range(first, last):
            block = tree.blocks[index]
            is_dated = dates[index + 1] > dates[index]
            if prose[index] or block.heading or is_dated or flags[block.element]:
                continue
            if len(block.text) >= _LINE:
                prose[index] = weight(block.text)


def _dated(tree: Tree, found: list[int]) -> list[int]:
    """Return for each block 1 if it gives a date or an author, told by markup or by its text."""
    marks = [
        int(not block.heading and len(block.text) <= _LONGEST_DATE and _says_date(block.text)) for block in tree.blocks
    ]
    for element in tree.elements:
        if element.first_block < len(marks) and (element.tag == "time" or found[element.index] & Hint.BYLINE):
            marks[element.first_block] = 1
    return marks


@lru_cache(maxsize=4096)
def _says_date(text: str) -> bool:
    if _DATE.search(text) is None:
        return False
    return len(text) <= _LONGEST_DATE // 4 or is_date_line(text, _LONGEST_DATE // 2)


def is_date_line(text: str, beside: int = 15) -> bool:
    """Return whether a line says a date and at most `beside` characters more."""
    if len(text) > _LONGEST_DATE:
        return False
    dates = find_dates(text, most=1)
    return bool(dates) and len(text) - (dates[0].end - dates[0].start) <= beside


def _style_of(tree: Tree, block: Block) -> str:
    return tree.elements[block.element].attrs.get("class") or ""


def _could_be_title(outline: Outline, block: Block, initials: frozenset[str]) -> bool:
    text = block.text
    if outline.boilerplate[block.element]:
        return block.heading == 1 or bool(block.heading and outline.names and fold(text) in outline.names)
    if block.heading:
        return not is_date_line(text, 3)
    if len(text) > _LONGEST_TITLE:
        return False
    element = outline.tree.elements[block.element]
    if element.attrs.get("itemprop") == "headline":
        return True
    if outline.prose[block.index] and block.tag in PARAGRAPHS:
        return False
    if outline.hints[block.element] & Hint.TITLE and len(text) > 8:
        return not is_date_line(text, 3)
    return len(text) > 15 and text[0].casefold() in initials and fold(text) in outline.names
