"""What the tag and the attributes of an element say of it: what it holds, and whether it looks like boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from crawler.core.accelerator import native
from crawler.core.html.dom import Element
from crawler.core.html.lexer import Attributes, attributes
from crawler.core.page.class_names import Hint, bits_by_phrase
from crawler.core.page.layout.hidden import HIDING_PARTS, is_hidden

_NAME_WORD = re.compile(r"(?:[a-f]+(?=\d+[a-f]+\d))?\d+(?:(?:[a-f]+\d+)+[a-f]*)?|[A-Z]?[a-z]+|[A-Z]+")
"""A word of a class name or an id, however the words are joined: `entry-title`, `entryTitle`, `ENTRY_TITLE`.

The letters of a number in hexadecimal, as programs make ids, are no words: no `ad` stands in `part_5cd3ad805f`.
"""
_ARTICLE_NAMES = frozenset(
    ("hentry", "h-entry", "post", "article", "story", "entry", "blog-post", "blogpost", "post-item", "entrygroup")
)
"""Class names that declare an article only where they stand alone: `post` does, `post-list` does not."""
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
        found = native.phrase_bits(said)
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
_TELLING = ("class", "id", "itemprop", "rel", "itemtype", "role", "hidden", "aria-hidden", "style")
"""The attributes that `element_hints` and `suspicion` look at."""
_MOST_KEPT = 16_384
"""Elements whose traits are remembered: a site writes the same ones on each of its pages."""


class _Known(dict[str, Traits]):
    """The traits of elements by their tags and those of their attributes that tell something, as they are written."""

    def __missing__(self, element: str) -> Traits:
        tag, _, written = element.partition(" ")
        attrs = attributes(written)
        hints = element_hints(tag, attrs)
        found = hints, suspicion(tag, attrs, hints)
        if len(written) <= _MAX_NAME:
            if len(self) >= _MOST_KEPT:
                self.clear()
            self[element] = found
        return found


class _Named(dict[tuple[str, int], Traits]):
    """The traits of elements by their tags and what their names say, where nothing else tells."""

    def __missing__(self, element: tuple[str, int]) -> Traits:
        tag, said = element
        hints = said | element_hints(tag, {})
        found = self[element] = hints, suspicion(tag, {}, hints)
        return found


_KNOWN = _Known()
if native is not None:
    native.configure_phrases(_BITS, _LONGEST_PHRASE)
    native.configure_traits(
        telling=_TELLING,
        alone=tuple(_ARTICLE_NAMES),
        said_alone=Hint.DECLARED,
        hiding=HIDING_PARTS,
        longest=_MAX_NAME,
        named=_Named(),
        known=_KNOWN,
    )


def traits(elements: Sequence[Element]) -> list[Traits]:
    """Return the traits of each element."""
    found: list[Traits] | None = None if native is None else native.traits(elements)
    return traits_in_python(elements) if found is None else found


def traits_in_python(elements: Sequence[Element]) -> list[Traits]:
    """Return the same as native code does."""
    return [_KNOWN[f"{element.tag} {element.written}"] for element in elements]


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
BOILERPLATE_TAGS = frozenset(_BOILERPLATE_TAGS_WORDS.split())
"""Elements that are boilerplate by their tag, unless a third of the page's prose stands in those of one name."""
_CAPTION_TAGS = frozenset(("figcaption", "caption"))
"""Elements that hold what is said of a picture or a table: no text of an article, too."""
_BOILERPLATE_ROLES_WORDS = """
    navigation banner contentinfo search dialog alertdialog complementary menu menubar toolbar tablist alert
    form menuitem button tooltip
"""
_BOILERPLATE_ROLES = frozenset(_BOILERPLATE_ROLES_WORDS.split())
"""Roles of WAI-ARIA with which nothing of an article stands."""
NEVER = frozenset(["html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6", "pre"])
"""Elements that no name makes boilerplate: they are the page, an article, a headline or code."""


def suspicion(tag: str, attrs: Attributes, found: int) -> Sign | None:
    """Return why an element looks like boilerplate, before anybody asked how much prose stands in it; None if not."""
    if tag in BOILERPLATE_TAGS or tag in _CAPTION_TAGS:
        return Sign.TAG
    if attrs and attrs.get("role") in _BOILERPLATE_ROLES:
        return Sign.ROLE
    if attrs and is_hidden(tag, attrs):
        return Sign.HIDDEN
    is_named = tag not in NEVER and found & (Hint.BOILERPLATE | Hint.COMMENT | Hint.CAPTION)
    return Sign.NAME if is_named else None
