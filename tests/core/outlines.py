"""Outlines of small pages."""

from __future__ import annotations

from crawler.core.html.dom import parse
from crawler.core.page.facts import read_facts
from crawler.core.page.outline import Outline, survey


def outline_of(body: str, title: str = "", url: str | None = None) -> Outline:
    """Return the outline of a page with this body, whose head names `title`."""
    tree = parse(f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    return survey(tree, read_facts(tree, url))
