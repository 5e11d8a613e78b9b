"""The article's own address: what its container, its heading and its links say, never the page's by default."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, unquote

from crawler.core.html.dom import Element, Tree
from crawler.core.links.addresses import absolute, could_be_article, same_house
from crawler.core.metadata.marks import Marks, own_links, scope_of
from crawler.core.page.segment import Segment
from crawler.core.phrasebook.stock_lines import is_continue_reading

_LONGEST_QUERY = 2_000
_PERMANENT = re.compile(
    r"\W*(?:permalink|permanent link|permalien|enlace permanente|link permanente|permanentlink|постоянная ссылка|"
    r"read on|full (?:story|article|text)|¶|∞|#|link|url)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"facebook\.com/(?:sharer|share\.php|dialog)|twitter\.com/(?:share|intent)|x\.com/(?:share|intent)|linkedin\.com/share|"
    r"reddit\.com/submit|pinterest\.[a-z.]+/pin/create|wa\.me/|whatsapp\.com/send|t\.me/share|vk\.com/share|mailto:|"
    r"delicious\.com|digg\.com|stumbleupon|tumblr\.com/share|plus\.google|getpocket|addtoany|addthis",
    re.IGNORECASE,
)
_SHARED = ("u", "url", "link", "text", "body", "canonicalurl", "linkurl")
_ADDRESS = re.compile(r"https?://[^\s\"'<>]{4,1000}")
_COMMENTS = re.compile(
    r"^(?:.*-)?(?:comments?|respond|disqus_thread|comentarios?|kommentare?|more(?:-\d+)?|reply)(?:-\d+)?$",
    re.IGNORECASE,
)


def find_permalink(
    tree: Tree, segment: Segment, marks: Marks, base: str | None, stated: tuple[str, ...]
) -> tuple[str, str] | None:
    """Return a segment's own address and what gave it, or None.

    `stated` are the addresses of the JSON-LD article with this headline. A heading that leads to another site gives
    way to a link home that calls itself permanent: such a post is about a link.
    """
    foreign: tuple[str, str] | None = None
    for address, source in _candidates(tree, segment, marks, base, stated):
        url = absolute(base, address)
        if url is None or not could_be_article(url):
            continue
        if base is None or same_house(url, base):
            return url, source
        if foreign is None and source in {"heading link", "container attribute", "json-ld url", "microdata url"}:
            foreign = url, source
    return foreign


def _candidates(
    tree: Tree, segment: Segment, marks: Marks, base: str | None, stated: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """All addresses that could be the segment's own, the surest first; read as far as they are asked for."""
    for value in _container_links(tree, segment, marks):
        yield value, "container attribute"
    for name, element in marks.properties:
        if name in {"url", "mainentityofpage"} and _of_article(tree, element):
            attrs = element.attrs
            yield attrs.get("content") or attrs.get("href") or attrs.get("itemid") or "", "microdata url"
    for value in heading_links(tree, segment):
        yield value, "heading link"
    for value in stated:
        yield value, "json-ld url"
    links = [link for link in marks.links if marks.first <= link.index < marks.last]
    for link in links:
        attrs = link.attrs
        if "bookmark" in (attrs.get("rel") or "").lower() or "permalink" in (attrs.get("class") or "").lower():
            yield attrs["href"] or "", "permanent link"
    for link in links:
        if link.end - link.index > 1 and any(
            child.tag == "time" for child in tree.elements[link.index + 1 : link.end][:4]
        ):
            yield link.attrs["href"] or "", "time link"
    yield from _only([(link.attrs["href"] or "", "continue link") for link in links if _continues(tree, link)], base)
    shared = [address for link in links for address in _shared_addresses(link.attrs["href"] or "")]
    yield from _only([(address, "share link") for address in shared], base)
    discussed = [
        href for link in links if "#" in (href := link.attrs["href"] or "") and _COMMENTS.match(href.rsplit("#", 1)[1])
    ]
    yield from _only([(href, "comments link") for href in discussed], base)


def _continues(tree: Tree, link: Element) -> bool:
    """Whether a link calls itself permanent or leads to the rest of the text."""
    if link.end - link.index > 4:
        return False
    title = link.attrs.get("title")
    if title and "permalink" in title.lower():
        return True
    text = tree.text_of(link, longest=60)
    return is_continue_reading(text) or _PERMANENT.match(text) is not None


def _only(candidates: list[tuple[str, str]], base: str | None) -> list[tuple[str, str]]:
    """The candidates if they agree on one address: two are of two articles."""
    return candidates if len({absolute(base, address) for address, _ in candidates}) == 1 else []


def _container_links(tree: Tree, segment: Segment, marks: Marks) -> list[str]:
    """Addresses in attributes of the elements that hold the title and all else of the segment."""
    title = segment.title_block if segment.title_block is not None else segment.first_block
    last_body = segment.body[-1] if segment.body else title
    found: list[str] = []
    for index in range(marks.first, min(marks.last, marks.first + 400)):
        element = tree.elements[index]
        if element.attrs and element.first_block <= title and element.last_block > last_body:
            found += own_links(element)
    return found


def heading_links(tree: Tree, segment: Segment) -> list[str]:
    """Return where the segment's heading leads: the links that make up most of it, or one that holds it."""
    if segment.title_block is None:
        return []
    block = tree.blocks[segment.title_block]
    found = [anchor.href for anchor in block.anchors if len(anchor.text) * 2 >= len(segment.title)]
    index = block.element
    for _ in range(4):
        if index < 0:
            break
        element = tree.elements[index]
        if element.tag == "a" and element.attrs.get("href"):
            found.append(element.attrs["href"] or "")
        index = element.parent
    return found


def _of_article(tree: Tree, element: Element) -> bool:
    scope = scope_of(tree, element)
    kind = (scope.attrs.get("itemtype") or "").rstrip("/") if scope is not None else ""
    return kind.endswith(("Article", "Posting", "CreativeWork", "Review"))


def _shared_addresses(href: str) -> list[str]:
    query = href.partition("?")[2]
    if not query or not _SHARE.search(href[:200]):
        return []
    try:
        fields = parse_qs(query[:_LONGEST_QUERY], max_num_fields=30)
    except ValueError:
        return []
    found = []
    for name, values in fields.items():
        match = _ADDRESS.search(unquote(values[0])) if name.lower() in _SHARED else None
        if match:
            found.append(match[0])
    return found
