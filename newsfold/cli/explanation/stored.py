"""How a stored article came to be what it is: its identity, where it was seen, and how its text changed."""

from __future__ import annotations

from typing import Any

import click

from crawler.logs import printable
from newsfold.cli.render import plural, short_time
from storage.records import StoredArticle


def stored_json(article: StoredArticle) -> dict[str, Any]:
    """Return what `explain --json` prints of a stored article; docs/commands.md describes its keys."""
    return {
        "id": article.id,
        "title": article.title,
        "identity": {"permalink": article.url, "text_words": len(article.text.split())},
        "confidence": round(article.confidence, 3),
        "sightings": [
            {
                "page": sighting.page_url,
                "position": sighting.position,
                "first_seen_at": sighting.first_seen_at,
                "last_seen_at": sighting.last_seen_at,
            }
            for sighting in article.sightings
        ],
        "revisions": [
            {"number": revision.number, "seen_at": revision.seen_at, "title": revision.title}
            for revision in article.revisions
        ],
    }


def print_stored(article: StoredArticle) -> None:
    """Print how a stored article was judged."""
    click.echo(f"Article {article.id}: {printable(article.title)}")
    click.echo(
        f"identity:      its text{', and ' + printable(article.url) if article.url else '; it has no permalink'}"
    )
    click.echo(f"confidence:    {article.confidence:.2f} that this is one article")
    for number, sighting in enumerate(sorted(article.sightings, key=lambda sighting: sighting.first_seen_at)):
        place = f"{printable(sighting.page_url)} (article {sighting.position + 1})"
        click.echo(f"{'a repeat:' if number else 'new:':<14} {short_time(sighting.first_seen_at)} on {place}")
    for revision in article.revisions:
        click.echo(f"earlier text:  {short_time(revision.seen_at)} {printable(revision.title)}")
    click.echo(f"\nIts text stands in the store once, and was seen on {plural(article.sighting_count, 'page')}.")
