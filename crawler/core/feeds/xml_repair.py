"""Makes a feed's XML well-formed: no DTD, no stray ampersand, no incomplete entry; libxml2 repairs the rest."""

from __future__ import annotations

import html
import re

from lxml import etree

from crawler.core.feeds.feed import MAX_ENTRIES
from crawler.core.feeds.people import people_of
from crawler.core.text.mail import may_hold_mail

_ROOT = re.compile(r"<((?:\w{1,20}:)?(?:rss|RDF|feed|entry))(?=[\s>])", re.IGNORECASE)
_REFERENCE = re.compile(r"&(#\d{1,8};|#[xX][0-9a-fA-F]{1,7};|[a-zA-Z][a-zA-Z0-9]{1,31};)?")
_MANY_LINES = 200_000
"""Line ends of a feed from which on they are made blanks; no feed of text has so many."""
_PEOPLE = frozenset(
    ("author", "contributor", "creator", "email", "managingeditor", "name", "owner", "publisher", "webmaster")
)
_TAGS = frozenset(("category", "subject", "keywords", "tags", "hidden", "hobbies"))
_LONGEST_PERSON, _LONGEST_NAME = 400, 200
"""Characters of what stands as a person or tag that is cut, and to how many."""
_MOST_TAGS = 100
"""Tags of one entry that are kept; feedparser compares each with all before it."""
_MOST_ATTRIBUTES = 50
"""Attributes of one element that are kept."""
_NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_XML_NAMES = frozenset(("lt;", "gt;", "amp;", "quot;", "apos;"))


def well_formed(text: str) -> bytes | None:
    """Return a feed's XML from its root element on, well-formed and tidied; None where it has no root."""
    root = _ROOT.search(text)
    if root is None:
        return None
    source = escape_strays(_bounded(text[root.start() :], root[1]))
    if source.count("\n") > _MANY_LINES:
        source = source.replace("\n", " ")  # Python's SAX hands over line by line
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        tree = etree.fromstring(source.encode(), parser)
    except etree.XMLSyntaxError:
        return None
    if tree is None:
        return None
    _tidy(tree)
    return bytes(etree.tostring(tree, encoding="utf-8"))


def _tidy(tree: etree._Element) -> None:
    """Take from a feed what feedparser takes quadratic time for or misreads; undeclared prefixes get a namespace."""
    tags = 0
    for element in list(tree.iter("*")):
        prefix, colon, name = element.tag.rpartition("}")[2].rpartition(":")
        if colon:
            element.tag = f"{{{_NAMESPACES.get(prefix, 'urn:undeclared')}}}{name if _NAME.fullmatch(name) else 'x'}"
        for number, key in enumerate(element.attrib):
            if number >= _MOST_ATTRIBUTES or (":" in key and not key.startswith("{")):
                del element.attrib[key]
        name = name.lower()
        if name in ("item", "entry"):
            tags = 0
        elif name in _PEOPLE:
            _shorten(element)
            _leave_names(element)
        elif name in _TAGS:
            _shorten(element)
            tags += 1
            parent = element.getparent()
            if tags > _MOST_TAGS and parent is not None:
                parent.remove(element)


def _shorten(element: etree._Element) -> None:
    """Cut a name that is none."""
    text = "".join(element.itertext())
    if len(text) > _LONGEST_PERSON:
        del element[:]
        element.text = text[:_LONGEST_NAME]


def _leave_names(element: etree._Element) -> None:
    """Leave the names of people; feedparser cuts an address behind four letters of its top-level domain."""
    if len(element) == 0 and element.text and may_hold_mail(element.text):
        element.text = "; ".join(people_of(element.text))


def _bounded(text: str, root: str) -> str:
    """Return the text with at most `MAX_ENTRIES` entries and without an incomplete last one."""
    closing = f"</{root}>"
    mark = "</item" if "</item" in text else "</entry"
    if "</entry" not in text and "</item" not in text:
        mark = next((f"</{prefix}" for prefix in _prefixes(text)), mark)
    end = -1
    for _ in range(MAX_ENTRIES):
        found = text.find(mark, end + 1)
        if found < 0:
            break
        end = found
    end = text.find(">", end) + 1 if end >= 0 else 0
    whole = text.rfind(closing)
    if whole >= 0 and text.find(mark, end) < 0:
        return text[: whole + len(closing)]
    channel = "</channel>" if root.lower() == "rss" else ""
    return text[:end] + channel + closing if end else text


def _prefixes(text: str) -> list[str]:
    """Return the names of closing tags of entries that carry a namespace prefix."""
    found = re.search(r"</(\w{1,20}:(?:item|entry))\s{0,9}>", text)
    return [found[1]] if found else []


def escape_strays(text: str) -> str:
    """Escape ampersands that begin no XML reference and resolve HTML's named ones, outside of CDATA sections."""
    if "&" not in text:
        return text
    parts: list[str] = []
    position = 0
    while True:
        start = text.find("<![CDATA[", position)
        outside = text[position : start if start >= 0 else len(text)]
        parts.append(_REFERENCE.sub(_reference, outside))
        if start < 0:
            break
        end = text.find("]]>", start)
        position = end + 3 if end >= 0 else len(text)
        parts.append(text[start:position])
    return "".join(parts)


def _reference(found: re.Match[str]) -> str:
    name = found[1]
    if name is None:
        return "&amp;"
    if name in _XML_NAMES:
        return found[0]
    if name.startswith("#"):
        code = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
        return found[0] if _is_xml_char(code) else ""
    char = html.unescape(found[0])
    return f"&amp;{name}" if char == found[0] else html.escape(char)


def _is_xml_char(code: int) -> bool:
    """Whether XML 1.0 allows a character (its production 2, without the discouraged ones)."""
    return code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
