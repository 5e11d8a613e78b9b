"""What a page says of itself outside its text: head, JSON-LD, address. Read once a page, asked once a segment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from crawler.core.html.dom import Element, Tree
from crawler.core.links.addresses import absolute, could_be_article, is_archive, same_house
from crawler.core.links.labelled import labelled_links
from crawler.core.links.pagination import is_later_part
from crawler.core.links.targets import resolver
from crawler.core.links.urls import canonical_url, site_of
from crawler.core.page.dated_lines import day_order_of
from crawler.core.page.json_ld import ArticleFacts, Statements, read_json_ld
from crawler.core.page.segment import Segment
from crawler.core.page.titles.default_titles import given_title
from crawler.core.page.titles.parts import names_of, without_site
from crawler.core.page.titles.site_names import site_names
from crawler.core.text.language import tag_of
from crawler.core.text.normalise import fold

_INDEX = re.compile(r"/(?:index\.(?:html?|php))?$")
"""The end of an address that links to its page may leave out."""
_MOST_METAS = 1_000
"""Metas that are looked at; a page that people made has a tenth of it."""
_TITLES = ("og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title")
"""Metas that give the title of the page, the likeliest to be the headline first."""
_LANGUAGES = ("og:locale", "content-language", "language", "dc.language", "dcterms.language")
"""Metas that give its language, the surest first."""
_TELLING = 20
"""Folded characters from which on a title that is part of another one is taken for the same."""


@lru_cache(maxsize=1024)
def _place(address: str) -> str:
    """Return the canonical form of an address without what two links to one page may differ in; several stages ask."""
    return _INDEX.sub("", canonical_url(address) or "")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page's own statements.

    `base` is what relative links resolve against, `host` its site and `addresses` the page's own, in canonical form;
    `places` are these without a slash or an index at their end. `labelled` are the links without a text by the name
    that markup gives them, folded.
    `title` is the document's, `own_title` that of the page without the site's name, `names` are all headlines that it
    gives, and `site` the names of the site and its sections, both folded. `is_live` says that it states a live blog,
    `lists_days` that it is an archive of a time, or a front page's later page, by its address: then its titles name it.
    `language` is a tag such as `pt-BR`, `day_order` that of the English whose order of day and month its dates have.
    """

    url: str | None
    base: str | None
    title: str
    statements: Statements
    metas: dict[str, list[str]] = field(default_factory=dict)
    canonical: str | None = None
    language: str | None = None
    folded: dict[str, list[ArticleFacts]] = field(default_factory=dict)
    own_title: str = ""
    names: frozenset[str] = frozenset()
    site: frozenset[str] = frozenset()
    host: str = ""
    addresses: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    labelled: Mapping[str, Element] = field(default_factory=dict)
    is_live: bool = False
    lists_days: bool = False
    day_order: str | None = None

    def meta(self, *names: str) -> str | None:
        """Return the first text that one of the metas gives, in the order of `names`."""
        return _first(self.metas, names)

    @property
    def is_of_one(self) -> bool:
        """Whether the head says that the page is an article: by its type, or since its JSON-LD states just one."""
        return "article" in (self.meta("og:type") or "").lower() or len(self.statements.articles) == 1

    def describes(self, title: str) -> bool:
        """Return whether the head names this title: its og:title or twitter:title, or the document's own title."""
        key = fold(title)
        if not key:
            return False
        stated = [fold(value) for name in _TITLES for value in self.metas.get(name, ())[:3]]
        named = [name for name in stated if name not in self.site]
        return any(_same(key, name) for name in named or (fold(self.title),))

    def is_about(self, stated: ArticleFacts | None) -> bool:
        """Return whether the page is the own page of an article that its JSON-LD states."""
        return stated is not None and any(
            address in (self.url, self.canonical) for url in stated.urls if (address := absolute(self.base, url))
        )

    def leads_to_another_page(self, href: str) -> bool:
        """Return whether a link leads to another page of the same site."""
        address = resolver(self.base or "")(href)
        if address is None or not self.host or site_of(address) != self.host:
            return False
        return _place(address) not in self.places

    def leads_out(self, href: str) -> bool:
        """Return whether a link names another site."""
        other = site_of(href) if href.startswith(("http:", "https:", "//")) else ""
        return bool(self.host and other) and other != self.host

    def article_for(self, segment: Segment, opening: str = "", *, sole: bool) -> ArticleFacts | None:
        """Return the JSON-LD article that a segment is: by headline, by address, or as the only one of its page.

        Of several under one headline ("Morning briefing") it is the one whose text has the segment's `opening`; where
        that tells none and each has an address of its own, no one knows.
        """
        key = fold(segment.title)
        same = self.folded.get(key)
        if same:
            return self._told_by(fold(opening), same, sole=sole) if len(same) > 1 else same[0]
        near = [item for name, items in self.folded.items() if _same(key, name) for item in items]
        if len(near) == 1 or (near and sole):
            return near[0]
        return self._article_of_page() if sole else None

    def _told_by(self, opening: str, same: Sequence[ArticleFacts], *, sole: bool) -> ArticleFacts | None:
        told = [item for item in same if _opens(item, opening)] or same
        if not sole and len({self._address(item) for item in told} - {None}) > 1:
            return None
        return max(told, key=_is_dated)

    def _article_of_page(self) -> ArticleFacts | None:
        """Return the JSON-LD article that a page with one article is about, by whatever name."""
        articles = self.statements.articles
        if len({item.headline for item in articles}) == 1:
            return max(articles, key=_is_dated)
        own = next((item for item in articles if self._has_address(item)), None)
        if own is not None:
            return own
        titles = [fold(value) for name in _TITLES for value in self.metas.get(name, ())]
        stated = (item for item in articles if item.headline and fold(item.headline) in titles)
        return next(stated, self.statements.page)

    def _address(self, stated: ArticleFacts) -> str | None:
        """Return the first address that is stated of an article."""
        return next((absolute(self.base, url) for url in stated.urls), None)

    def _has_address(self, stated: ArticleFacts) -> bool:
        return any(absolute(self.base, url) in (self.url, self.canonical) for url in stated.urls)


def _opens(stated: ArticleFacts, opening: str) -> bool:
    """Return whether a stated text begins as the text of a segment does, or its description stands there.

    Both may be cut, and a description may leave out what is printed above each text.
    """
    body, description = fold(stated.body or ""), fold((stated.description or "").rstrip(" .…[]"))
    if body:
        return bool(opening) and (body.startswith(opening) or opening.startswith(body))
    return bool(description) and description in opening


def _is_dated(stated: ArticleFacts) -> bool:
    return stated.published is not None


def _first(metas: Mapping[str, Sequence[str]], names: Iterable[str]) -> str | None:
    return next((value.strip() for name in names for value in metas.get(name, ()) if value.strip()), None)


def _same(one: str, other: str) -> bool:
    """Whether two folded titles are one, give or take a kicker before it and what a site appends or cuts off."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _TELLING and (long.startswith(short) or (long.endswith(short) and len(short) * 2 >= len(long)))


def read_facts(tree: Tree, url: str | None) -> PageFacts:
    """Return what a page says of itself; `url` is where it was found."""
    metas: dict[str, list[str]] = {}
    for name, content in tree.metas[:_MOST_METAS]:
        metas.setdefault(name, []).append(content)
    base = absolute(url, tree.base) or url
    statements = read_json_ld(tree.json_ld)
    canonical = absolute(base, _canonical(tree))
    folded: dict[str, list[ArticleFacts]] = {}
    for article in statements.articles:
        if article.headline:
            folded.setdefault(fold(article.headline), []).append(article)
    site = site_names(tree, base, metas, statements)
    addresses = _addresses(url, canonical)
    lists_days = url is not None and is_archive(url)
    title, titled = ("", {}) if lists_days else (given_title(tree.title), metas)  # else the titles name the list
    stated = (_first(titled, (name,)) for name in ("og:title", "twitter:title"))
    own_titles = (without_site(value, site) for value in (*stated, title) if value is not None)
    return PageFacts(
        url=url,
        base=base,
        title=tree.title,
        statements=statements,
        metas=metas,
        canonical=canonical,
        language=_language(tree, metas) or tag_of(statements.language),
        folded=folded,
        own_title=next(filter(None, own_titles), ""),
        names=names_of(title, titled, statements, site),
        lists_days=lists_days,
        site=site,
        host=site_of(base or ""),
        addresses=addresses,
        places=frozenset(map(_place, addresses)),
        labelled=labelled_links(tree),
        day_order=day_order_of(tree, site_of(base or "")),
        is_live=any("LiveBlog" in article.kind for article in statements.articles),
    )


def _canonical(tree: Tree) -> str | None:
    links = (link for link in tree.head_links if "canonical" in (link.get("rel") or "").lower().split())
    return next((link.get("href") for link in links), None)


def _language(tree: Tree, metas: Mapping[str, Sequence[str]]) -> str | None:
    """Return the tag of the first language that a page declares."""
    declared = [tree.language, *(value.split(",")[0] for name in _LANGUAGES for value in metas.get(name, ()))]
    return next((tag for value in declared if (tag := tag_of(value))), None)


def _addresses(*addresses: str | None) -> frozenset[str]:
    """Return the canonical forms of a page's address and of the one that it declares as canonical."""
    return frozenset(own for address in addresses if address and (own := canonical_url(address)) is not None)


def own_address(facts: PageFacts, *, declared: bool = False) -> tuple[str, str] | None:
    """Return the address of the article that a page is about, and what gave it; None for a front page or a list.

    With `declared` only what the page says itself counts, and not where it was found. A later page of a story is
    another one than the first, whatever it calls canonical: it holds another part of the text.
    """
    stated = ((facts.canonical, "link canonical"), (facts.meta("og:url"), "meta og:url"), (facts.url, "page url"))
    for address, source in stated[:2] if declared else stated:
        url = absolute(facts.base, address)
        if url and facts.url and is_later_part(facts.url, url):
            url, source = facts.url, "page url"
        if url and could_be_article(url) and (facts.url is None or same_house(url, facts.url)):
            return url, source
    return None
