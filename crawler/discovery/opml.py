"""OPML, in which feed readers exchange their feeds: folders are a part of a source's name, before a slash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

MAX_BYTES = 16 * 1024 * 1024
"""Of an OPML file: some tens of thousands of feeds."""

_TITLE = "Newsfold"
_MOST_CHARS = 200
"""Of a name; folders and a title that are longer were made by machines."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A feed of an OPML file: a name that begins with its folders, as in `Harbour/Ferries/Gazette`, and its address."""

    name: str
    url: str


def read_opml(body: bytes) -> tuple[Outline, ...]:
    """Return the feeds of an OPML file in its order; ValueError says in a clause why it is none."""
    if len(body) > MAX_BYTES:
        raise ValueError(f"is over {MAX_BYTES:,} bytes; that is no list of feeds")
    try:
        root = fromstring(body, forbid_dtd=False)
    except DefusedXmlException:
        raise ValueError("defines entities of its own, which are not expanded; take them out") from None
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ValueError(f"is no well-formed XML ({error}); export it anew") from None
    if root.tag.lower() != "opml":
        raise ValueError(f"is XML of another kind ({root.tag}) and no OPML; export the list of feeds as OPML")
    found: list[Outline] = []
    waiting: list[tuple[ElementTree.Element, tuple[str, ...]]] = [
        (element, ()) for element in reversed(root.findall("body/outline"))
    ]
    while waiting:
        element, folders = waiting.pop()
        attributes = {key.lower(): value.strip() for key, value in element.attrib.items()}
        title = _one_name(attributes.get("title") or attributes.get("text") or "")
        url = attributes.get("xmlurl", "")
        if url:
            found.append(Outline("/".join((*folders, title or "feed"))[:_MOST_CHARS], url))
            inner = folders
        else:
            inner = (*folders, title) if title else folders
        waiting += [(child, inner) for child in reversed(element.findall("outline"))]
    return tuple(found)


def written_opml(feeds: Iterable[Outline], pages: Iterable[Outline]) -> str:
    """Return an OPML file: feeds as such, other sources as links, each in the folders of its name."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = _TITLE
    folders: dict[tuple[str, ...], ElementTree.Element] = {(): ElementTree.SubElement(root, "body")}
    for outline, kind, key in (
        *((feed, "rss", "xmlUrl") for feed in feeds),
        *((page, "link", "url") for page in pages),
    ):
        *parts, title = outline.name.split("/")
        place: tuple[str, ...] = ()
        for part in parts:
            inner = (*place, part)
            if inner not in folders:
                folders[inner] = ElementTree.SubElement(folders[place], "outline", text=part, title=part)
            place = inner
        ElementTree.SubElement(
            folders[place], "outline", {"type": kind, "text": title, "title": title, key: outline.url}
        )
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _one_name(text: str) -> str:
    """Return a folder or a title as a part of a name: on one line, without a slash."""
    return " ".join("".join(char if char.isprintable() else " " for char in text.replace("/", "∕")).split())
