"""Makes a feed's XML well-formed: no DTD, no stray ampersand, no incomplete entry; libxml2 repairs the rest."""

from __future__ import annotations

import html
import re
from xml.parsers import expat

from lxml import etree

from crawler.core.feeds import MAX_ENTRIES

_ROOT = re.compile(r"<(rss|(?:\w+:)?RDF|(?:\w+:)?feed)(?=[\s>])", re.IGNORECASE)
_REFERENCE = re.compile(r"&(#\d{1,8};|#[xX][0-9a-fA-F]{1,7};|[a-zA-Z][a-zA-Z0-9]{1,31};)?")
_XML_NAMES = frozenset(("lt;", "gt;", "amp;", "quot;", "apos;"))


def well_formed(text: str) -> bytes | None:
    """Return a feed's XML from its root element on, made well-formed where it is not; None where it has no root."""
    root = _ROOT.search(text)
    if root is None:
        return None
    name = root[1]
    text = _bounded(text[root.start() :], name)
    source = escape_strays(text).encode()
    if _is_well_formed(source):
        return source
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        repaired = etree.fromstring(source, parser)
    except etree.XMLSyntaxError:
        return None
    return bytes(etree.tostring(repaired, encoding="utf-8")) if repaired is not None else None


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


def _is_well_formed(source: bytes) -> bool:
    parser = expat.ParserCreate(namespace_separator=" ")
    try:
        parser.Parse(source, True)
    except expat.ExpatError:
        return False
    return True
