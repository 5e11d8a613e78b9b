"""Front pages and feeds of a paper, and what a report and a store say of a crawl."""

from __future__ import annotations

from crawler.crawl.report import RunReport
from storage.articles import iter_articles
from storage.database import Database


def front(*links: str) -> str:
    """Return a front page that leads to some pages."""
    lines = "".join(f'<p><a href="{link}">Read the whole story about {link}</a></p>' for link in links)
    return f"<html><body><h1>The Paper</h1>{lines}</body></html>"


def feed(*links: str) -> str:
    """Return an RSS feed of some pages."""
    items = "".join(f"<item><title>Story {link}</title><link>{link}</link></item>" for link in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Paper</title>{items}</channel></rss>'


def kinds(report: RunReport) -> dict[str, int]:
    """Return how many errors of each kind a run had."""
    return {error.kind: error.count for error in report.errors}


def titles(store: Database) -> set[str]:
    """Return the titles of all articles."""
    return {article.title for article in iter_articles(store)}
