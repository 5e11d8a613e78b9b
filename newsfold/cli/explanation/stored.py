"""How a stored article came to be what it is: its identity, where it was seen, its earlier texts, its near copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import click

from crawler.logs import printable
from newsfold.cli.explanation.origins import origins_line
from newsfold.cli.explanation.publications import publication_lines
from newsfold.cli.render import plural, short_time
from storage.records import LinkRecord, StoredArticle

_MOST_PARAGRAPHS = 3
_LONGEST = 100


def stored_json(article: StoredArticle, links: Sequence[LinkRecord]) -> dict[str, Any]:
    """Return what `explain --json` prints of a stored article; `links` are those of its story."""
    return {
        "id": article.id,
        "title": article.title,
        "identity": {
            "permalink": article.url,
            "claimed": article.url_claimed,
            "publisher": article.publisher,
            "text_words": len(article.text.split()),
        },
        "origins": dict(article.origins),
        "confidence": round(article.confidence, 3),
        "sightings": [
            {
                "page": sighting.page_url,
                "position": sighting.position,
                "revision": sighting.revision,
                "first_seen_at": sighting.first_seen_at,
                "last_seen_at": sighting.last_seen_at,
            }
            for sighting in article.sightings
        ],
        "publications": [asdict(each) for each in article.publications],
        "revisions": [
            {"number": revision.number, "seen_at": revision.seen_at, "title": revision.title}
            for revision in article.revisions
        ],
        "links": [asdict(link) for link in links],
    }


def print_stored(article: StoredArticle, links: Sequence[LinkRecord]) -> None:
    """Print how a stored article was judged; `links` are those of its story."""
    click.echo(f"Article {article.id}: {printable(article.title)}")
    click.echo(
        f"identity:      its text{', and ' + printable(article.url) if article.url else '; it has no permalink'}"
    )
    click.echo(f"attributed to: {_attribution(article)}")
    if article.origins:
        click.echo(f"metadata:      {printable(origins_line(article))}")
    click.echo(f"confidence:    {article.confidence:.2f} that this is one article")
    for number, sighting in enumerate(sorted(article.sightings, key=lambda sighting: sighting.first_seen_at)):
        place = f"{printable(sighting.page_url)} (article {sighting.position + 1})"
        click.echo(f"{'a repeat:' if number else 'new:':<14} {short_time(sighting.first_seen_at)} on {place}")
    for revision in article.revisions:
        click.echo(f"earlier text:  {short_time(revision.seen_at)} {printable(revision.title)}")
    for link in links:
        if article.id in (link.article_id, link.of_id):
            for line in _link_lines(link):
                click.echo(line)
    for line in publication_lines(article.publications):
        click.echo(line)
    click.echo(f"\nIts text stands in the store once, and was seen on {plural(article.sighting_count, 'page')}.")


def _attribution(article: StoredArticle) -> str:
    """Return whose an article is, and why."""
    if article.url_claimed:
        return f"{article.publisher}, which served it; the address is its claim about another site"
    if any(each.defers and each.publisher != article.publisher for each in article.publications):
        return f"{article.publisher}, which has it at the address that others name as its source"
    return f"{article.publisher}, which served it" + (" first" if len(article.publications) > 1 else "")


def _link_lines(link: LinkRecord) -> Iterator[str]:
    """Give what ties two articles and what each has alone."""
    why = link.why
    label = "near copy:" if link.verdict == "near" else f"{link.verdict}:"
    shares = f"{why.here:.0%} of its text stands there, {why.there:.0%} of that text here"
    yield f"{label:<14} {link.article_id} of {link.of_id}, {shares}; {', '.join(why.reasons) or 'no reason given'}"
    for number, paragraphs in ((link.article_id, why.only_here), (link.of_id, why.only_there)):
        for paragraph in paragraphs[:_MOST_PARAGRAPHS]:
            text = printable(paragraph)
            yield f"  only in {number}: {text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}"
