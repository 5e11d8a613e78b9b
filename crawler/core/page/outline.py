"""What is known of a page's blocks before articles are looked for: prose, boilerplate, dates, what could be a title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, islice

from crawler.core.html.dom import Block, Element, Tree
from crawler.core.page.boilerplate import find_boilerplate, with_hidden_lines
from crawler.core.page.bold_headings import find_bold_headings
from crawler.core.page.class_names import Hint
from crawler.core.page.dated_lines import LONGEST, is_day, says_date
from crawler.core.page.facts import PageFacts
from crawler.core.page.layout.traits import traits
from crawler.core.page.prose import LEAST_ARTICLE, PARAGRAPHS, pieces_of_text, prose_weight, weight, with_lists
from crawler.core.text.normalise import fold

_MENU_TAGS = frozenset(("nav", "menu"))
"""Elements that are menus by their tag."""
_MENU_ROLES = frozenset(("navigation", "menubar", "menu"))
"""Roles of WAI-ARIA that make a menu."""
_LONGEST_MENU = 80
"""Blocks below a heading among which a menu stands that it heads."""
_LEAST_MENU, _BELOW = 3, 2
"""Items of such a menu at least, and blocks below the headline behind it in which its date and author stand."""
_LONGEST_TITLE = 300
"""Characters of a line that may be a title though no tag says so."""
_LEAST_TITLE = 15
"""The same at least, where only the page's head gives it as a title."""
_LEAST_MARKED = 8
"""The same where its class says so."""
_MOST_HEADINGS = 2_000
"""Headings of a page that may be titles; no page that people read has half of it."""
_QUOTES = frozenset("\"'«»„“”‘’‹›「『¿¡[(")
"""What may stand before the first letter of a title."""


@dataclass(frozen=True, eq=False)
class Outline:
    """A page with what is known of its blocks.

    `hints` are bits of `Hint` for each element, `boilerplate` says of each 0, `boilerplate.BOILERPLATE` or `TEASER`;
    `declared` are the elements that markup calls articles: by tag, microdata, microformat or a plain class name.
    `prose` is what each block carries of it, 0 in boilerplate. `mass`, `dates`, `chars` and `links` are prefix sums
    over the blocks: of prose, of blocks that give a date or an author, of all characters, of those in links. `headings`
    are the blocks that may be titles, `teasers` those that were headings of teasers.
    """

    tree: Tree
    facts: PageFacts
    hints: tuple[int, ...]
    boilerplate: bytes
    declared: tuple[Element, ...]
    prose: tuple[int, ...]
    mass: tuple[int, ...]
    dates: tuple[int, ...]
    chars: tuple[int, ...]
    links: tuple[int, ...]
    headings: tuple[int, ...] = ()
    teasers: tuple[int, ...] = ()

    def weight_of(self, first: int, last: int) -> int:
        """Return the prose between two blocks, half open."""
        return self.mass[last] - self.mass[first] if last > first else 0

    def rest_of(self, first: int, last: int) -> int:
        """Return the weight of all text between two blocks but headings, dates and boilerplate."""
        return self._rest[last] - self._rest[first] if last > first else 0

    @cached_property
    def _rest(self) -> tuple[int, ...]:
        return (0, *accumulate(self._rest_in(block) for block in self.tree.blocks))

    def _rest_in(self, block: Block) -> int:
        if block.heading or self.is_boilerplate(block.index):
            return 0
        if not self.prose[block.index] and self.is_dated(block.index, block.index + 1):
            return 0
        return weight(block.text)

    def links_of(self, first: int, last: int) -> int:
        """Return the characters between two blocks that stand in links."""
        return self.links[last] - self.links[first] if last > first else 0

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
        """Return whether an element is one of the `declared`."""
        return bool(self.hints[element.index] & Hint.DECLARED)

    def stands_in_menu(self, element: int) -> bool:
        """Return whether an element stands in a menu of the site; the trail to the page is none."""
        while element >= 0:
            around, hints = self.tree.elements[element], self.hints[element]
            is_menu = hints & Hint.MENU or around.tag in _MENU_TAGS or around.get("role") in _MENU_ROLES
            if is_menu or hints & Hint.TRAIL:
                return not hints & Hint.TRAIL
            element = around.parent
        return False

    def is_boilerplate(self, block: int) -> bool:
        """Return whether a block stands in boilerplate."""
        return bool(self.boilerplate[self.tree.blocks[block].element])


def survey(tree: Tree, facts: PageFacts) -> Outline:
    """Return the outline of a page; `facts` is what it says of itself."""
    known = traits(tree.elements)
    tree = with_hidden_lines(tree, known)
    hints = [found for found, _ in known]
    raw = [prose_weight(block) for block in tree.blocks]
    boilerplate = find_boilerplate(tree, known, [0, *accumulate(raw)])
    tree = _with_headings(tree, find_bold_headings(tree, boilerplate, raw, facts.site, facts.own_title))
    prose = [
        0 if boilerplate[block.element] or block.heading else value
        for block, value in zip(tree.blocks, raw, strict=True)
    ]
    dates = (0, *accumulate(_dated(tree, hints)))
    chars = (0, *accumulate(len(block.text) for block in tree.blocks))
    for index in pieces_of_text(tree, boilerplate, dates):
        hints[index] &= ~Hint.DECLARED
    declared = tuple(each for each, found in zip(tree.elements, hints, strict=True) if found & Hint.DECLARED)
    prose = with_lists(tree, declared, boilerplate, prose, chars, dates)
    outline = Outline(
        tree=tree,
        facts=facts,
        hints=tuple(hints),
        boilerplate=boilerplate,
        declared=declared,
        prose=tuple(prose),
        mass=(0, *accumulate(prose)),
        dates=dates,
        chars=chars,
        links=(0, *accumulate(block.link_chars for block in tree.blocks)),
    )
    return replace(outline, headings=tuple(islice(_headings(outline), _MOST_HEADINGS)))


def _with_headings(tree: Tree, bold: Mapping[int, int]) -> Tree:
    """Return a tree with some of its blocks as headings."""
    if not bold:
        return tree
    return replace(tree, blocks=[replace(b, heading=bold[b.index]) if b.index in bold else b for b in tree.blocks])


def _dated(tree: Tree, hints: Sequence[int]) -> list[int]:
    """Return for each block 1 if it gives a date or an author, told by markup or by its text."""
    marks = [int(not block.heading and len(block.text) <= LONGEST and says_date(block.text)) for block in tree.blocks]
    for element in tree.elements:
        is_byline = hints[element.index] & Hint.BYLINE and tree.text_of(element, longest=1)  # an empty one says nothing
        if (element.tag == "time" or is_byline) and element.first_block < len(marks):
            block = tree.blocks[element.first_block]
            # The name of an author in a heading, and what is told of one, sign nothing: they stand in a card.
            if element.tag == "time" or not (block.heading or prose_weight(block) >= LEAST_ARTICLE):
                marks[block.index] = 1
    return marks


def _headings(outline: Outline) -> Iterator[int]:
    """Yield the blocks that may be titles: by their tag, by the page's head, or by the style of one that it names."""
    names, blocks = outline.facts.names, outline.tree.blocks
    keys = {block.index: fold(block.text) for block in blocks if block.heading}
    named = {_class_of(outline, blocks[index]) for index, key in keys.items() if key in names}
    named.discard("")
    initials = frozenset(name[0] for name in names) | _QUOTES
    for block in blocks:
        key = keys.get(block.index)
        if (key is not None and _names_other(outline, block, keys)) or not (
            _could_be_title(outline, block, initials) or (key is not None and _class_of(outline, block) in named)
        ):
            continue
        yield block.index


def _class_of(outline: Outline, block: Block) -> str:
    return outline.tree.elements[block.element].get("class") or ""


def _names_other(outline: Outline, block: Block, keys: Mapping[int, str]) -> bool:
    """Return whether a heading is the name of the site, of a part of it, or of what the page lists."""
    key = keys[block.index]
    return _names_site(outline, block, key) or _names_list(outline, block, keys) or _heads_menu(outline, block, key)


def _heads_menu(outline: Outline, block: Block, key: str) -> bool:
    """Return whether a heading names a part of the site: a menu and a dated heading stand between it and all prose."""
    if outline.mass[block.index] or key in outline.facts.names:
        return False
    items = 0
    for other in outline.tree.blocks[block.index + 1 : block.index + 1 + _LONGEST_MENU]:
        if outline.prose[other.index]:
            return False
        if outline.boilerplate[other.element]:
            items += bool(other.anchors) and outline.stands_in_menu(other.element)
        elif other.heading:
            below = min(other.index + 1 + _BELOW, len(outline.tree.blocks))
            return items >= _LEAST_MENU and outline.is_dated(other.index + 1, below)
    return False


def _names_site(outline: Outline, block: Block, key: str) -> bool:
    """Return whether a heading is the name of the site, or the motto below it in a banner: a part before all prose."""
    site, elements, blocks = outline.facts.site, outline.tree.elements, outline.tree.blocks
    if key in site:
        return True
    if not site or key in outline.facts.names or block.index == 0 or outline.mass[block.index]:
        return False
    parent = elements[max(elements[block.element].parent, 0)]
    above = blocks[block.index - 1]
    return (
        parent.first_block <= above.index
        and not outline.weight_of(parent.first_block, parent.last_block)
        and fold(above.text) in site
    )


def _names_list(outline: Outline, block: Block, keys: Mapping[int, str]) -> bool:
    """Return whether a heading names what a page lists: right below it stands one that leads to another page."""
    if not outline.facts.lists_days or block.link_chars:
        return False
    below = next((index for index in range(block.index + 1, len(outline.tree.blocks)) if index in keys), None)
    if below is None or outline.weight_of(block.index, below):
        return False
    return any(outline.facts.leads_to_another_page(anchor.href) for anchor in outline.tree.blocks[below].anchors)


def _could_be_title(outline: Outline, block: Block, initials: frozenset[str]) -> bool:
    text, names = block.text, outline.facts.names
    if outline.boilerplate[block.element]:
        return block.heading == 1 or bool(block.heading and fold(text) in names)
    if block.heading or len(text) > _LONGEST_TITLE:
        return bool(block.heading) and not is_day(text)
    if outline.tree.elements[block.element].get("itemprop") == "headline":
        return True
    if outline.prose[block.index] and block.tag in PARAGRAPHS:
        return False
    if outline.hints[block.element] & Hint.TITLE and len(text) > _LEAST_MARKED:
        return not (is_day(text) or fold(text) in outline.facts.site)
    return len(text) > _LEAST_TITLE and text[0].casefold() in initials and fold(text) in names
