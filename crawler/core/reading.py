"""A fetched document to what it holds: candidates for the store and links for the spider."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.documents.opening import open_document
from crawler.core.documents.sniffing import Shape, refuse
from crawler.core.extraction import decide, extract_page
from crawler.core.feed_entries import authors_of, entry_article
from crawler.core.feeds.feed import Feed
from crawler.core.feeds.sitemaps import read_sitemap
from crawler.core.html.dom import Tree, parse
from crawler.core.html.hardening import harden
from crawler.core.links.addresses import could_be_article
from crawler.core.links.outlinks import page_links
from crawler.core.links.urls import canonical_url, resolve, same_site
from crawler.core.no_article import NoArticle
from crawler.core.page.json_ld import Statements
from crawler.core.rights.statements import page_rights
from crawler.core.types import (
    Article,
    Candidate,
    Claim,
    Document,
    Extraction,
    Kind,
    Outlink,
    Reading,
    Relation,
    Rights,
)

_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})

_MOST_CLAIMS = 500
"""Entries of a feed that may speak for their pages: a feed announces what is new, and has some tens of entries."""


def read(document: Document) -> Reading:
    """Return what a document holds; its kind is found by content, whatever its header and address say.

    Raises ReadError and nothing else; its `reason` is "empty", "too-large", "truncated", "binary", "image", "pdf" and
    the like, "not-html", "broken-feed" or "broken-sitemap".
    """
    opened = open_document(document)
    if opened.feed is not None:
        return _read_feed(opened.feed, document)
    if opened.shape is Shape.SITEMAP:
        return _read_sitemap(opened.text, document)
    return _read_page(opened.text, document, is_plain=opened.shape is Shape.PLAIN)


def _read_sitemap(text: str, document: Document) -> Reading:
    links, claims = read_sitemap(text, document.url)
    if not links and "<loc" in text:
        refuse(document, "broken-sitemap", "is a sitemap without one address that can be read")
    own = tuple(claim for claim in claims if same_site(claim.url, document.url))
    return Reading(kind=Kind.SITEMAP, links=links, claims=own, nothing_because=NoArticle.SITEMAP)


def _read_feed(feed: Feed, document: Document) -> Reading:
    articles = [entry_article(entry, position) for position, entry in enumerate(feed.entries)]
    whole = [article for article in articles if article is not None]
    links = [
        Outlink(entry.link, Relation.ARTICLE, entry.updated_at or entry.published_at)
        for entry in feed.entries
        if entry.link
    ]
    if feed.next_page:
        links.append(Outlink(feed.next_page, Relation.NEXT))
    return Reading(
        kind=Kind.FEED,
        candidates=_candidates(whole),
        links=tuple(dict.fromkeys(links)),
        claims=tuple(_claims(feed, document.url)),
        nothing_because=None if whole else NoArticle.TEASERS_ONLY if feed.entries else NoArticle.NO_ENTRIES,
        fresh_for=feed.fresh_for,
        rights=page_rights(None, document.url, feed.licences, feed.notice),
    )


def _claims(feed: Feed, url: str) -> Iterator[Claim]:
    """Yield what a feed says of pages; it speaks for those of its own site alone, and of comments for none."""
    for entry in feed.entries[:_MOST_CLAIMS]:
        if entry.link and not entry.is_comment and same_site(entry.link, url):
            claim = Claim(
                url=entry.link,
                published_at=entry.published_at,
                authors=authors_of(entry),
                tags=entry.tags,
                title=entry.title,
                language=entry.language,
                image=entry.image,
            )
            if claim:
                yield claim


def _read_page(text: str, document: Document, *, is_plain: bool) -> Reading:
    if is_plain:
        extraction, tree = extract_page(text, document.url, plain_text=True), None
        links: tuple[Outlink, ...] = ()
        rights = Rights()
    else:
        found = decide(parse(harden(text)), document.url)
        extraction, tree = found.extraction(), found.outline.tree
        links = page_links(tree, document.url, extraction.articles)
        rights = _rights(tree, found.outline.facts.statements, document.url)
    return Reading(
        kind=Kind.PAGE,
        candidates=_candidates(extraction.articles),
        links=links,
        feeds=() if tree is None else tuple(_feeds_elsewhere(tree, document.url)),
        is_own_page=_is_own_page(extraction, tree, document.url),
        nothing_because=extraction.nothing_because,
        rights=rights,
    )


def _rights(tree: Tree, stated: Statements, url: str) -> Rights:
    """Return what a page says of its use; of the articles that it states, what the first says of a licence counts."""
    facts = [*stated.articles, *([] if stated.page is None else [stated.page])]
    licences = next((each.licences for each in facts if each.licences), ())
    return page_rights(tree, url, licences, next((each.notice for each in facts if each.notice), None))


def _feeds_elsewhere(tree: Tree, url: str) -> Iterator[str]:
    """Yield the addresses on other sites that a page calls its own feeds, as it does in its head alone."""
    for attrs in tree.head_links:
        rel, kind = (attrs.get("rel") or "").lower().split(), (attrs.get("type") or "").lower()
        if "alternate" in rel and kind.partition(";")[0].strip() in _FEED_TYPES:
            address = resolve(url, attrs.get("href") or "")
            if address is not None and not same_site(address, url):
                yield address


def _candidates(articles: Iterable[Article]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(article=article, fingerprint=fingerprint(article.title, article.text)) for article in articles
    )


def _is_own_page(extraction: Extraction, tree: Tree | None, url: str) -> bool:
    """Whether a page is the own page of its first article, and not a list that shows it."""
    if not extraction.articles:
        return False
    permalink = extraction.articles[0].url
    if permalink is not None:
        return canonical_url(permalink) in _own_addresses(tree, url)
    if len(extraction.articles) == 1:
        return True
    return tree is not None and ("og:type", "article") in tree.metas


def _own_addresses(tree: Tree | None, url: str) -> set[str | None]:
    """Return the canonical forms of a page's address and of those that it calls its own on the same site.

    What a list gives in og:url is its first post where a theme asks for "the" post in the head of every page.
    """
    addresses = [url]
    if tree is not None:
        named = [attrs.get("href") for attrs in tree.head_links if (attrs.get("rel") or "").lower() == "canonical"]
        if could_be_article(url):
            named += [content for name, content in tree.metas if name == "og:url"]
        resolved = (resolve(url, address) for address in named if address)
        addresses += [address for address in resolved if address is not None and same_site(address, url)]
    return {canonical_url(address) for address in addresses} - {None}
