"""A page's links that are worth following, and why: next pages, feeds, sitemaps, articles, other pages."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from crawler.core.html.dom import Element, Tree
from crawler.core.html.lexer import Attributes
from crawler.core.links.pagination import leads_on, listing_of
from crawler.core.links.rows import short_headlines
from crawler.core.links.targets import followable
from crawler.core.links.urls import MAX_URL_CHARS, resolve
from crawler.core.types import Article, Outlink, Relation

MAX_LINKS = 5_000
"""More distinct links on one page are a trap."""

_RANK = {relation: rank for rank, relation in enumerate(
    (Relation.NEXT, Relation.FEED, Relation.SITEMAP, Relation.ARTICLE, Relation.PAGE)
)}  # fmt: skip
_TEASER_CHARS = 25
"""A link with a longer text outside of navigation is a headline more often than not."""

_FEED_TYPE = re.compile(r"application/(rss|atom|rdf|feed)\+(xml|json)|(application|text)/(rss|atom)\b", re.IGNORECASE)
_LINKS = frozenset(("a", "area"))
_NAVIGATION = frozenset(("nav", "footer"))
_FROM_ANYWHERE = re.compile(r"(?:https?:/)?/\w")
"""How a link begins that leads to the same address from each page of a site."""
_NEXT_ATTRS = frozenset(
    [
        "data-next",
        "data-next-url",
        "data-next-page",
        "data-next-page-url",
        "data-nexturl",
        "data-next-href",
        "data-load-more-url",
        "data-loadmore-url",
        "data-more-url",
        "data-infinite-url",
        "data-infinite-scroll-url",
        "data-scroll-url",
        "hx-get",
    ]
)


def page_links(tree: Tree, url: str, articles: Sequence[Article] = ()) -> tuple[Outlink, ...]:
    """Return the links of a page in page order, each once with the best reason to follow it.

    `url` is the page's own address, `articles` what was found on it: their permalinks count as articles. Left out are
    other schemes, the page itself, files that are no pages, and links that act (log in, share, reply, buy).
    """
    found = _Found(url, tree.base)
    for attrs in tree.head_links:
        relation = _head_relation(attrs)
        href = attrs.get("href")
        if relation is Relation.FEED and len(articles) == 1 and found.is_below(href):
            continue  # what an article's own page calls its feed are the comments on it
        found.add(href, relation)
    for name, content in tree.metas:
        if name == "refresh":
            found.add(_refresh_target(content), Relation.PAGE)
    for article in articles:
        found.add(article.url, Relation.ARTICLE)
    for address in _listed(tree.json_ld):
        found.add(address, Relation.ARTICLE)
    _add_anchors(tree, found)
    return found.outlinks()


class _Found:
    """The links found so far, by address."""

    def __init__(self, url: str, base: str | None) -> None:
        self.page = url.partition("#")[0]
        self._base = (resolve(url, base) if base else None) or url
        self._root = urljoin(self._base, "/")
        self._relations: dict[str, Relation] = {}

    def address(self, href: str) -> str | None:
        """Return the address of a link worth following, or None."""
        if len(href) > MAX_URL_CHARS:
            return None  # not kept either: data may be as long as a page
        # What is the same from each page of the site is asked for as from its root, and so is known from there on.
        address = followable(self._root if _FROM_ANYWHERE.match(href) else self._base, href)
        return None if address == self.page else address

    def is_below(self, href: str | None) -> bool:
        """Whether a link leads to a place under the page's own address, unless that is the front page."""
        address = self.address(href) if href else None
        home = self.page.partition("?")[0].rstrip("/")
        return address is not None and home.count("/") > 2 and address.startswith(f"{home}/")

    def add(self, href: str | None, relation: Relation | None) -> None:
        """Note a link; of several reasons to follow the same address the best one stays."""
        if href and relation is not None:
            self.note(self.address(href), relation)

    def note(self, address: str | None, relation: Relation | None) -> None:
        """Note the address of a link worth following."""
        if address is None or relation is None:
            return
        known = self._relations.get(address)
        if known is None:
            if len(self._relations) < MAX_LINKS:
                self._relations[address] = relation
        elif _RANK[relation] < _RANK[known]:
            self._relations[address] = relation

    @property
    def is_full(self) -> bool:
        """Whether no further address is taken."""
        return len(self._relations) >= MAX_LINKS

    def outlinks(self) -> tuple[Outlink, ...]:
        return tuple(Outlink(address, relation) for address, relation in self._relations.items())


def _head_relation(attrs: Attributes) -> Relation | None:
    rels = (attrs.get("rel") or "").lower().split()
    if "next" in rels:
        return Relation.NEXT
    if "sitemap" in rels:
        return Relation.SITEMAP
    if ("alternate" in rels or "feed" in rels) and "stylesheet" not in rels:
        kind = attrs.get("type") or ""
        if _FEED_TYPE.search(kind) and "comment" not in f"{attrs.get('href')} {attrs.get('title')}".lower():
            return Relation.FEED
    return Relation.PAGE if "canonical" in rels else None


def _add_anchors(tree: Tree, found: _Found) -> None:
    """Note the links of the body in page order."""
    texts = {anchor.element: (anchor.text, block.heading) for block in tree.blocks for anchor in block.anchors}
    here = listing_of(found.page)
    told: list[tuple[Element, str, Relation | None]] = []
    navigation_end = 0
    for element in tree.elements:
        tag, attrs = element.tag, element.attrs
        if tag in _LINKS and (href := attrs.get("href")):
            text, heading = texts.get(element.index, ("", 0))
            in_navigation = element.index < navigation_end
            address = found.address(href)
            relation = _relation(attrs, text, heading, in_navigation, address, here)
            found.note(address, relation)
            if found.is_full:
                break
            if address and text and not in_navigation:
                told.append((element, address, relation))
        elif tag == "frame":
            found.add(attrs.get("src"), Relation.PAGE)
        elif tag in _NAVIGATION:
            navigation_end = max(navigation_end, element.end)
        if "data-" in element.written or "hx-get" in element.written:
            _add_next(attrs, found)
    for address in short_headlines(tree, told):
        found.note(address, Relation.ARTICLE)


def _add_next(attrs: Attributes, found: _Found) -> None:
    for name in sorted(_NEXT_ATTRS & attrs.keys()):
        found.add(attrs[name], Relation.NEXT)


def _relation(
    attrs: Attributes,
    text: str,
    heading: int,
    in_navigation: bool,
    address: str | None,
    here: tuple[str, int],
) -> Relation | None:
    """Return why a link of the body is worth following; `here` is the page's own listing and number."""
    if address is None:
        return None
    if (rel := attrs.get("rel")) and "next" in rel.lower().split():
        return Relation.NEXT
    if heading:
        return Relation.ARTICLE
    if (kind := attrs.get("type")) and _FEED_TYPE.search(kind):
        return Relation.FEED
    if len(text) < _TEASER_CHARS * 2 and leads_on(attrs, text, address, here):
        return Relation.NEXT
    return Relation.ARTICLE if len(text) >= _TEASER_CHARS and not in_navigation else Relation.PAGE


def _refresh_target(content: str) -> str:
    """Return the address in a meta refresh, as in `0; url='/moved'`; empty where the page just reloads."""
    target = content.replace(",", ";", 1).partition(";")[2].strip()
    if target[:3].lower() == "url":
        target = target[3:].lstrip().removeprefix("=").lstrip()
    return target.strip("'\"")


def _listed(blocks: Sequence[str]) -> Iterator[str]:
    """Yield the addresses in the item lists of JSON-LD; breadcrumbs are lists too, but of the way here."""
    for block in blocks:
        if "itemListElement" not in block:
            continue
        try:
            pending = deque([json.loads(block)])
        except (ValueError, RecursionError):
            continue
        while pending:
            node = pending.popleft()
            if isinstance(node, list):
                pending.extend(node)
            elif isinstance(node, dict) and node.get("@type") != "BreadcrumbList":
                if node.get("@type") == "ListItem":
                    yield from _addresses(node)
                pending.extend(value for value in node.values() if isinstance(value, dict | list))


def _addresses(entry: dict[str, object]) -> Iterator[str]:
    item = entry.get("item")
    for value in (entry.get("url"), item, item.get("url") if isinstance(item, dict) else None):
        if isinstance(value, str):
            yield value
