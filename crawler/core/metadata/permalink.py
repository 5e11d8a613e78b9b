"""The article's own address: what its container, its heading and its links say, never the page's by default."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote

from crawler.core.html.dom import Element, Tree
from crawler.core.links.addresses import absolute, could_be_article, same_house
from crawler.core.metadata.date_lines import LONGEST_LINE
from crawler.core.metadata.evidence import Evidence
from crawler.core.metadata.marks import own_links, scope_of
from crawler.core.page.dated_lines import is_date_line
from crawler.core.phrasebook.stock_lines import is_continue_reading

_LONGEST_QUERY = 2_000
"""Characters of a share link's query that are looked at; an address has at most as many."""
_MOST_CONTAINERS = 400
"""Elements of a segment among which its containers are sought: they stand at its beginning."""
_AROUND_HEADING = 4
"""Elements around a heading that may be the link that holds it, itself included."""
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
_CLOCK = re.compile(r"(?:at |@ ?|um |à |kl\.? ?)?\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?| uhr)?", re.IGNORECASE)
"""A time of day and nothing else."""
_LONGEST_TIME = 40
"""Characters of a link at most that says when: a weekday, a day and a time."""
_SIGNED = 3
"""Blocks behind the text in which the line of author and time stands."""
_COMMENTS = re.compile(
    r"^(?:.*-)?(?:comments?|respond|disqus_thread|comentarios?|kommentare?|more(?:-\d+)?|reply)(?:-\d+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Source:
    """Where a segment's own address may stand.

    `may_be_foreign`: it names the article itself, which may stand on another site. `must_agree`: two different
    addresses are of two articles, and then it says nothing.
    """

    name: str
    addresses: Callable[[Evidence], Iterable[str]]
    may_be_foreign: bool = False
    must_agree: bool = False


def find_permalink(evidence: Evidence) -> tuple[str, str] | None:
    """Return a segment's own address and what gave it, or None.

    A heading that leads to another site gives way to a link home that calls itself permanent: such a post is about a
    link.
    """
    base = evidence.facts.base
    foreign: tuple[str, str] | None = None
    for source in _SOURCES:
        urls: Iterable[str | None] = (absolute(base, address) for address in source.addresses(evidence))
        if source.must_agree and len(set(urls := list(urls))) != 1:
            continue
        for url in urls:
            if url is None or not could_be_article(url):
                continue
            if base is None or same_house(url, base):
                return url, source.name
            if foreign is None and source.may_be_foreign:
                foreign = url, source.name
    return foreign


def _container_links(evidence: Evidence) -> Iterator[str]:
    """Addresses in attributes of the elements that hold the title and all else of the segment."""
    segment, marks = evidence.segment, evidence.marks
    title = segment.title_block if segment.title_block is not None else segment.first_block
    last_body = segment.body[-1] if segment.body else title
    for element in evidence.tree.elements[marks.first : min(marks.last, marks.first + _MOST_CONTAINERS)]:
        if element.attrs and element.first_block <= title and element.last_block > last_body:
            yield from own_links(element)


def _microdata(evidence: Evidence) -> Iterator[str]:
    for name, element in evidence.marks.properties:
        if name in {"url", "mainentityofpage"} and _of_article(evidence.tree, element):
            attrs = element.attrs
            yield attrs.get("content") or attrs.get("href") or attrs.get("itemid") or ""


def _of_article(tree: Tree, element: Element) -> bool:
    scope = scope_of(tree, element)
    kind = (scope.get("itemtype") or "").rstrip("/") if scope is not None else ""
    return kind.endswith(("Article", "Posting", "CreativeWork", "Review"))


def heading_links(evidence: Evidence) -> list[str]:
    """Return where the segment's heading leads: the links that make up most of it, or one that holds it."""
    tree, segment = evidence.tree, evidence.segment
    if segment.title_block is None:
        return []
    block = tree.blocks[segment.title_block]
    found = [anchor.href for anchor in block.anchors if len(anchor.text) * 2 >= len(segment.title)]
    around = tree.ancestors(block.element)[:_AROUND_HEADING]
    return found + [href for element in around if element.tag == "a" and (href := element.get("href"))]


def _stated(evidence: Evidence) -> tuple[str, ...]:
    return evidence.stated.urls if evidence.stated else ()


def _links(evidence: Evidence) -> Iterator[tuple[Element, str]]:
    """The links within the segment, with their addresses."""
    marks = evidence.marks
    for link in marks.links:
        if marks.first <= link.index < marks.last:
            yield link, link.attrs["href"] or ""


def _permanent(evidence: Evidence) -> Iterator[str]:
    for link, href in _links(evidence):
        attrs = link.attrs
        if "bookmark" in (attrs.get("rel") or "").lower() or "permalink" in (attrs.get("class") or "").lower():
            yield href


def _around_time(evidence: Evidence) -> Iterator[str]:
    elements = evidence.tree.elements
    for link, href in _links(evidence):
        if any(child.tag == "time" for child in elements[link.index + 1 : link.end][:4]):
            yield href


def _continuing(evidence: Evidence) -> Iterator[str]:
    return (href for link, href in _links(evidence) if _continues(evidence.tree, link))


def _continues(tree: Tree, link: Element) -> bool:
    """Whether a link calls itself permanent or leads to the rest of the text."""
    if link.end - link.index > 4:
        return False
    title = link.get("title")
    if title and "permalink" in title.lower():
        return True
    text = tree.text_of(link, longest=60)
    return is_continue_reading(text) or _PERMANENT.match(text) is not None


def _timed(evidence: Evidence) -> Iterator[str]:
    """Addresses under the time or the day of a line of date and author behind the text: "Posted by Ann at 10:32 AM"."""
    body, last = evidence.segment.body, evidence.segment.last_block
    for block in evidence.tree.blocks[body[-1] + 1 if body else last : last][:_SIGNED]:
        if len(block.text) <= LONGEST_LINE:
            yield from (each.href for each in block.anchors if len(each.text) <= _LONGEST_TIME and _is_when(each.text))


def _is_when(text: str) -> bool:
    return _CLOCK.fullmatch(text.strip()) is not None or is_date_line(text)


def _shared(evidence: Evidence) -> Iterator[str]:
    for _, href in _links(evidence):
        yield from _shared_addresses(href)


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


def _discussed(evidence: Evidence) -> Iterator[str]:
    return (href for _, href in _links(evidence) if "#" in href and _COMMENTS.match(href.rsplit("#", 1)[1]))


_SOURCES = (
    _Source("container attribute", _container_links, may_be_foreign=True),
    _Source("microdata url", _microdata, may_be_foreign=True),
    _Source("heading link", heading_links, may_be_foreign=True),
    _Source("json-ld url", _stated, may_be_foreign=True),
    _Source("permanent link", _permanent),
    _Source("time link", _around_time),
    _Source("link at the time", _timed, must_agree=True),
    _Source("continue link", _continuing, must_agree=True),
    _Source("share link", _shared, must_agree=True),
    _Source("comments link", _discussed, must_agree=True),
)
"""The surest first; each is read only where those before it give no address of the house."""
