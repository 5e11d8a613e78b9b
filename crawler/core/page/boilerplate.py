"""Which elements are boilerplate: told by tag, role and the words of their names, checked against their mass."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache

from crawler.core.accelerator import native
from crawler.core.html.dom import Element, Tree
from crawler.core.html.lexer import Attributes, attributes
from crawler.core.page.class_names import Hint, bits_by_phrase
from crawler.core.page.layout.beside import apart_by_id, beside_bodies, closing_footers
from crawler.core.page.layout.hidden import is_hidden, not_shown, opened

BOILERPLATE, TEASER = 1, 2
"""What an outline says of the elements of boilerplate, and of those of teasers, which are some, too."""
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
"""A word of a class name or an id, however the words are joined: `entry-title`, `entryTitle`, `ENTRY_TITLE`."""
_ARTICLE_NAMES = frozenset(
    ("hentry", "h-entry", "post", "article", "story", "entry", "blog-post", "blogpost", "post-item", "entrygroup")
)
"""Class names that declare an article only where they stand alone: `post` does, `post-list` does not."""
_MUCH = 900
"""Prose that nobody puts into boilerplate, in characters of a spaced script."""
_MAX_NAME = 400
"""Characters of class and id that are looked at."""


_LONGEST_PHRASE = 3
"""Words of a phrase of `class_names.PATTERNS` at most, which bounds the words that are tried together."""


_BITS = bits_by_phrase()
_FIRST_WORDS = frozenset(phrase.split()[0] for phrase in _BITS if " " in phrase)
"""What phrases of several words begin with: behind no other word need one be looked for."""


@lru_cache(maxsize=16384)
def hints(names: str) -> int:
    """Return what a string of class names and an id says."""
    said = names[:_MAX_NAME]
    found: int | None = None
    if native is not None:
        found = native.phrase_bits(said, _BITS, _FIRST_WORDS, _LONGEST_PHRASE)
    if found is None:
        found = phrase_bits(said)
    if not _ARTICLE_NAMES.isdisjoint(names.split()):
        found |= Hint.DECLARED
    return found


def phrase_bits(names: str) -> int:
    """Return what the phrases in a string of class names say, as native code does."""
    words = [word.lower() for word in _NAME_WORD.findall(names)]
    found = Hint.NONE
    for start, phrase in enumerate(words):
        found |= _BITS.get(phrase, 0)
        if phrase not in _FIRST_WORDS:
            continue
        for word in words[start + 1 : start + _LONGEST_PHRASE]:
            phrase = f"{phrase} {word}"
            found |= _BITS.get(phrase, 0)
    return found


class Sign(StrEnum):
    """What makes an element look like boilerplate."""

    TAG = "tag"
    ROLE = "role"
    HIDDEN = "hidden"
    NAME = "name"


Traits = tuple[int, Sign | None]
"""The hints of an element and why it looks like boilerplate, however much prose it holds."""
_TELLING = frozenset((
    "class", "id", "itemprop", "rel", "itemtype", "role", "hidden", "aria-hidden", "style",
))  # fmt: skip
"""The attributes that `element_hints` and `suspicion` look at."""
_MOST_KEPT = 16_384
"""Elements whose traits are remembered: a site writes the same ones on each of its pages."""


class _Traits(dict[tuple[str, str], Traits]):
    """The traits of elements by their tags and their attributes as they are written, found once."""

    def __missing__(self, element: tuple[str, str]) -> Traits:
        tag, written = element
        attrs = attributes(written)
        if _TELLING.isdisjoint(attrs):
            attrs = {}  # a link, say, that only leads somewhere: the rest need not be asked
        hints = element_hints(tag, attrs)
        found = hints, suspicion(tag, attrs, hints)
        if len(written) <= _MAX_NAME:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[element] = found
        return found


traits: Callable[[tuple[str, str]], Traits] = _Traits().__getitem__
"""Return the traits of an element from its tag and its attributes as they are written."""


def element_hints(tag: str, attrs: Attributes) -> int:
    """Return what the class, id and microdata of an element say."""
    found = Hint.DECLARED if tag == "article" else Hint.NONE
    if not attrs:
        return found
    names, identifier = attrs.get("class"), attrs.get("id")
    if names or identifier:
        found |= hints(f"{names or ''} {identifier}" if identifier else names or "")
    prop = attrs.get("itemprop")
    if prop:
        found |= _ITEMPROPS.get(prop, Hint.NONE)
        if prop == "description":  # a summary, though a class call it the content of an entry
            found &= ~Hint.BODY
    if attrs.get("rel") == "author":
        found |= Hint.BYLINE
    if "Article" in (attrs.get("itemtype") or ""):
        found |= Hint.DECLARED
    return found


_ITEMPROPS = {
    "headline": Hint.TITLE,
    "articleBody": Hint.BODY,
    "name": Hint.TITLE,
    "author": Hint.BYLINE | Hint.AUTHOR,
    "datePublished": Hint.BYLINE,
    "dateModified": Hint.BYLINE,
    "comment": Hint.COMMENT,
    "caption": Hint.CAPTION,
}
"""What microdata says of an element."""
_BOILERPLATE_TAGS_WORDS = """
    nav footer form button select textarea dialog menu option optgroup datalist aside label
"""
_BOILERPLATE_TAGS = frozenset(_BOILERPLATE_TAGS_WORDS.split())
"""Elements that are boilerplate by their tag, unless a third of the page's prose stands in those of one name."""
_CAPTION_TAGS = frozenset(("figcaption", "caption"))
"""Elements that hold what is said of a picture or a table: no text of an article, too."""
_BOILERPLATE_ROLES_WORDS = """
    navigation banner contentinfo search dialog alertdialog complementary menu menubar toolbar tablist alert
    form menuitem button tooltip
"""
_BOILERPLATE_ROLES = frozenset(_BOILERPLATE_ROLES_WORDS.split())
"""Roles of WAI-ARIA with which nothing of an article stands."""
_NEVER = frozenset(["html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6"])
"""Elements that no name makes boilerplate: they are the page, an article or a headline."""


def suspicion(tag: str, attrs: Attributes, found: int) -> Sign | None:
    """Return why an element looks like boilerplate, before anybody asked how much prose stands in it; None if not."""
    if tag in _BOILERPLATE_TAGS or tag in _CAPTION_TAGS:
        return Sign.TAG
    if not attrs:
        return None
    if attrs.get("role") in _BOILERPLATE_ROLES:
        return Sign.ROLE
    if is_hidden(tag, attrs):
        return Sign.HIDDEN
    is_named = tag not in _NEVER and found & (Hint.BOILERPLATE | Hint.COMMENT | Hint.CAPTION)
    return Sign.NAME if is_named else None


def find_boilerplate(tree: Tree, suspects: Sequence[Element], found: Sequence[int], prose: Sequence[int]) -> bytes:
    """Return for each element `BOILERPLATE` if it is that or stands in some, and 0 for all else.

    `suspects` are the elements with a sign of it, `found` the hints of all elements, and `prose` the prefix sums of
    prose over the blocks.

    A name alone condemns nothing that holds the bulk of the page: a body called `has-sidebar` is still the page, and
    where a third of the prose stands in elements of one name, the name means something else on this page.
    """
    total, hidden = prose[-1], [each for each in suspects if traits((each.tag, each.written))[1] is Sign.HIDDEN]
    if hidden and (spared := opened(tree, hidden, found)):
        suspects = [each for each in suspects if each.index not in spared]
    shares: dict[str, int] = {}
    names = list(map(_name, suspects))
    for element, name in zip(suspects, names, strict=True):
        shares[name] = shares.get(name, 0) + prose[element.last_block] - prose[element.first_block]
    beside = beside_bodies(tree, suspects, found) | closing_footers(tree, suspects, prose)
    beside |= apart_by_id(tree, suspects, prose) | not_shown(suspects, prose)
    accused = {
        element.index
        for element, name in zip(suspects, names, strict=True)
        if (shares[name] * 3 <= total and not _is_text(tree, element, found[element.index], prose))
        or _is_comments(tree, element, found[element.index])
        or element.index in beside
    }
    flags = bytearray(len(tree.elements))
    for index in sorted(accused):
        if not flags[index]:
            end = tree.elements[index].end
            flags[index:end] = bytes((BOILERPLATE,)) * (end - index)
    return bytes(flags)


def _is_text(tree: Tree, element: Element, hint: int, prose: Sequence[int]) -> bool:
    """Return whether an element that only its name accuses holds so much prose and so few links that it is text."""
    mass = prose[element.last_block] - prose[element.first_block]
    if mass < _MUCH or element.tag in _BOILERPLATE_TAGS or hint & (Hint.HARD | Hint.COMMENT):
        return False
    # Its links are those of its paragraphs: lists of links within it are judged by themselves.
    blocks = tree.blocks[element.first_block : element.last_block]
    return sum(block.link_chars for block in blocks if prose[block.index + 1] > prose[block.index]) * 5 < mass


def _is_comments(tree: Tree, element: Element, hint: int) -> bool:
    """Return whether an element holds comments, however many: it is named so and has no first heading of its own."""
    if not hint & Hint.COMMENT or element.tag in _NEVER:
        return False
    return not any(block.heading == 1 for block in tree.blocks[element.first_block : element.last_block])


def _name(element: Element) -> str:
    return f"{element.tag} {element.attrs.get('class') or ''}"
