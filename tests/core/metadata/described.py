"""Pages cut at their headings, so that metadata is tested without the segmentation."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from itertools import pairwise

from crawler.core.html.dom import Tree, parse
from crawler.core.metadata.describe import Metadata, describe, read_facts
from crawler.core.metadata.evidence import Evidence, gather
from crawler.core.page.segment import Segment

TEXT = (
    "<p>The ferry that carried the town across the river for nine years made its last trip on a grey morning, and "
    "hardly anybody came to see it.</p><p>The bridge beside it opened an hour later, to the sound of a school band and "
    "the horns of a long row of lorries that had waited since the night.</p>"
)
MAY_16 = datetime(2024, 5, 16, 10, tzinfo=UTC)
STATED: dict[str, object] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Bridge opens after nine years",
    "datePublished": "2024-05-16T12:00:00+02:00",
    "dateModified": "2024-05-17T09:00:00Z",
    "author": {"@type": "Person", "name": "Ada Marsh"},
    "articleSection": "City",
    "keywords": "harbour, bridge",
    "image": {"url": "/bridge.jpg", "caption": "The bridge at dawn"},
    "inLanguage": "en-GB",
}


def page(head: str = "", body: str = TEXT, before: str = "", title: str = "Bridge opens after nine years") -> str:
    """Return a page of one article."""
    return f"<html><head>{head}</head><body>{before}<h1>{title}</h1>{body}</body></html>"


def json_ld(*stated: dict[str, object]) -> str:
    """Return values as the JSON-LD of a page."""
    return "".join(f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in stated)


def described(html: str, url: str | None = "https://northport.example/news/bridge-opens") -> list[Metadata]:
    """Return the metadata of each article of a page: every h1 and h2 opens one, every paragraph over 80 is its text."""
    tree = parse(html)
    facts = read_facts(tree, url)
    cuts = [block.index for block in tree.blocks if block.heading in (1, 2)]
    segments = [_segment(tree, cut, end) for cut, end in pairwise([*cuts, len(tree.blocks)])]
    return [describe(tree, facts, segment, sole=len(segments) == 1) for segment in segments]


def the_one(html: str, url: str | None = "https://northport.example/news/bridge-opens") -> Metadata:
    """Return the metadata of a page's only article."""
    (metadata,) = described(html, url)
    return metadata


def evidence_of(html: str, url: str | None = "https://northport.example/news/bridge-opens") -> Evidence:
    """Return what speaks about a page's only article."""
    tree = parse(html)
    cut = next(block.index for block in tree.blocks if block.heading == 1)
    return gather(tree, read_facts(tree, url), _segment(tree, cut, len(tree.blocks)), sole=True)


def _segment(tree: Tree, first: int, last: int) -> Segment:
    holders = [
        element
        for element in tree.ancestors(tree.blocks[first].element)
        if element.tag in ("article", "section", "div") and element.last_block <= last
    ]
    holder = holders[-1] if holders else None
    if holder is not None:
        first_block, last = holder.first_block, holder.last_block
    else:
        first_block = first
    body = tuple(block.index for block in tree.blocks[first:last] if block.tag == "p" and len(block.text) > 80)
    return Segment(
        first_block=first_block,
        last_block=last,
        title=tree.blocks[first].text,
        title_block=first,
        element=holder.index if holder is not None else None,
        body=body,
    )


def origin(metadata: Metadata, field: str) -> str | None:
    """Return where a field came from."""
    return next((each.source for each in metadata.origins if each.field == field), None)
