"""A fetched document explained, whatever it is: the twin of `reading.read` for people."""

from __future__ import annotations

from crawler.core.documents.opening import open_document
from crawler.core.documents.sniffing import Shape
from crawler.core.explain.page import explain_tree
from crawler.core.explain.text import explain_text
from crawler.core.explain.values import Border, Explanation, Part
from crawler.core.feed_entries import entry_article
from crawler.core.feeds.feed import Feed
from crawler.core.html.dom import parse
from crawler.core.html.hardening import harden
from crawler.core.no_article import NoArticle
from crawler.core.page.rules import Role, Rule
from crawler.core.types import Document, Kind


def explain(document: Document) -> Explanation:
    """Return what was decided on a document and why. Raises ReadError as `reading.read` does."""
    opened = open_document(document)
    if opened.feed is not None:
        return _explain_feed(opened.feed)
    if opened.shape is Shape.SITEMAP:
        return Explanation(kind=Kind.SITEMAP, nothing_because=NoArticle.SITEMAP)
    if opened.shape is Shape.PLAIN:
        return explain_text(opened.text)
    return explain_tree(parse(harden(opened.text)), document.url)


def _explain_feed(feed: Feed) -> Explanation:
    """Return a part for each entry: an article, or the announcement of one."""
    borders: list[Border] = []
    parts: list[Part] = []
    for index, entry in enumerate(feed.entries):
        article = entry_article(entry, len(borders))
        links = (entry.link,) if entry.link else ()
        if article is None:
            rule = Rule.COMMENT_ENTRY if entry.is_comment else Rule.TEASER
            parts.append(Part(text=entry.title, role=Role.DROPPED, rule=rule, why=str(rule), links=links))
            continue
        parts.append(Part(text=entry.title, role=Role.TITLE, rule=Rule.WHOLE_ENTRY, article=len(borders), links=links))
        borders.append(Border(article=article, first=index, last=index + 1, title=index))
    nothing = None if borders else NoArticle.TEASERS_ONLY if parts else NoArticle.NO_ENTRIES
    return Explanation(kind=Kind.FEED, borders=tuple(borders), parts=tuple(parts), nothing_because=nothing)
