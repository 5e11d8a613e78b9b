"""Which pages are the site's own, such as About, Imprint or Membership: they hold text, but no article.

Publishing software says so in the class of the body, or the page stands in the site's menu under its own title. Either
way nothing may date it: a story that a menu leads to has a date in its markup.
"""

from __future__ import annotations

import re

from crawler.core.dedup import permalink_key
from crawler.core.hints import Hint
from crawler.core.metadata import describe
from crawler.core.outline import Outline
from crawler.core.page_facts import PageFacts
from crawler.core.permalink import absolute, is_front
from crawler.core.segment import Segment
from crawler.core.text import fold

_PAGE = re.compile(r"(?:^|\s)(?:page-id-\d+|page-template\S*|(?:page-)?node-type-page)(?=\s|$)")
"""Body classes of WordPress, Ghost and Drupal for what is a page and no post."""
_MENU_TAGS = frozenset(("nav", "menu"))
_MENU_ROLES = frozenset(("navigation", "menubar", "menu"))
_LABEL = 30
_OF_ARTICLES = ("meta ", "microdata", "time element", "class of date")
"""What dates an article; a date in the text may be one that the page tells of, and JSON-LD dates any page."""


def is_site_page(outline: Outline, facts: PageFacts, found: tuple[Segment, ...]) -> bool:
    """Return whether what was found on a page is the page itself, and the page one of the site's own."""
    sole = len(found) == 1
    if facts.statements.articles or not (sole or (facts.url and is_front(facts.url))):
        return False
    if not _is_called_page(outline) and not (sole and _is_in_menu(outline, facts, found[0])):
        return False
    return not any(_is_of_its_own(outline, facts, segment, sole=sole) for segment in found)


def _is_called_page(outline: Outline) -> bool:
    names = outline.tree.elements[0].attrs.get("class") or ""
    return _PAGE.search(names) is not None


def _is_in_menu(outline: Outline, facts: PageFacts, segment: Segment) -> bool:
    """Return whether a menu of the page leads to the page itself, under the page's own title."""
    own = {permalink_key(address) for address in outline.addresses if not is_front(address)}
    titles = [title for title in (fold(segment.title), fold(outline.title)) if title]
    if not own or not titles:
        return False
    for block in outline.tree.blocks:
        if not block.anchors or not outline.is_furniture(block.index):
            continue
        for anchor in block.anchors:
            label = fold(anchor.text) if len(anchor.text) <= _LABEL else ""
            if label and label in titles and permalink_key(absolute(facts.base, anchor.href)) in own:
                return _stands_in_menu(outline, anchor.element)
    return False


def _stands_in_menu(outline: Outline, index: int) -> bool:
    for element in outline.tree.ancestors(index):
        hints = outline.hints[element.index]
        if hints & Hint.TRAIL:
            return False
        if element.tag in _MENU_TAGS or element.attrs.get("role") in _MENU_ROLES or hints & Hint.MENU:
            return True
    return False


def _is_of_its_own(outline: Outline, facts: PageFacts, segment: Segment, *, sole: bool) -> bool:
    """Return whether a segment is dated, signed or has an address other than the page's: then it is an article."""
    known = describe(outline.tree, facts, segment, sole=sole)
    if known.authors or (known.url is not None and known.url not in outline.addresses):
        return True
    return any(origin.field == "published_at" and origin.source.startswith(_OF_ARTICLES) for origin in known.origins)
