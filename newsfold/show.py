"""`newsfold show`: one article with everything that is known of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from newsfold.cli.options import WHOLE, database_option, json_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from storage.records import SightingRecord, StoredArticle
    from storage.stories import StoryArticle

EXAMPLES = """\b
Examples:
  newsfold show 12
  newsfold show 12 --json | jq -r .text
"""


@click.command(epilog=EXAMPLES)
@click.argument("number", metavar="ID", type=WHOLE)
@database_option
@json_option
def command(number: int, database: str, as_json: bool) -> None:
    """Show an article: its text, where it was seen, who else publishes it or its story, and its earlier texts.

    ID is the number that `newsfold articles` lists.
    """
    from newsfold.cli.render import print_json
    from newsfold.cli.store import open_store, stored_article
    from storage.stories import find_carriers

    with open_store(database) as store:
        article = stored_article(store, number)
        with store.read() as connection:
            story = find_carriers(connection, number)
    if as_json:
        print_json({**asdict(article), "story": [asdict(each) for each in story]})
        return
    _print(article, story)


def _print(article: StoredArticle, story: Sequence[StoryArticle]) -> None:
    from crawler.logs import printable
    from newsfold.cli.explanation.origins import origins_line
    from newsfold.cli.explanation.publications import publication_lines
    from newsfold.cli.explanation.rights import rights_lines
    from newsfold.cli.render import paragraphs, plural, short_time
    from newsfold.cli.terminal.lines import say

    say(f"{printable(article.title)}\n")
    facts = {
        "url": article.url and article.url + (" (claimed by " + article.publisher + ")" if article.url_claimed else ""),
        "publisher": article.publisher,
        "published": article.published_at and short_time(article.published_at),
        "updated": article.updated_at and short_time(article.updated_at),
        "authors": ", ".join(article.authors),
        "section": article.section,
        "tags": ", ".join(article.tags),
        "language": article.language,
        "image": article.image_url,
        "origins": origins_line(article),
        "source": article.source,
        "first seen": short_time(article.first_seen_at),
        "last seen": short_time(article.last_seen_at),
    }
    for name, value in facts.items():
        if value:
            say(f"{name + ':':<12} {printable(value)}")
    say(f"\n{paragraphs(article.text)}\n")
    for link in article.related:
        say(printable(f"related: {link.text}  {link.url or ''}").rstrip())
    say(f"seen on {plural(article.sighting_count, 'page')}:")
    for sighting in article.sightings:
        _print_sighting(sighting)
    for line in (*rights_lines(article), *publication_lines(article.publications)):
        say(line)
    if story:
        say(f"{plural(len(story), 'article')} of this story:")
    for each in story:
        say(f"  {_carrier(each, here=each.article_id == article.id)}")
    for revision in article.revisions:
        say(f"\nearlier text {revision.number}, seen {short_time(revision.seen_at)}: {printable(revision.title)}")
        say(f"\n{paragraphs(revision.text)}")


def _print_sighting(sighting: SightingRecord) -> None:
    from crawler.logs import printable
    from newsfold.cli.render import short_time
    from newsfold.cli.terminal.lines import say

    shown = "" if sighting.revision is None else f", with earlier text {sighting.revision}"
    place = f"{printable(sighting.page_url)} (place {sighting.position + 1}{shown})"
    say(f"  {short_time(sighting.first_seen_at)} to {short_time(sighting.last_seen_at)}  {place}")
    if sighting.record is not None:
        say(f"    kept in {printable(sighting.record.file)}, byte {sighting.record.offset}")


def _carrier(each: StoryArticle, *, here: bool) -> str:
    from crawler.logs import printable
    from newsfold.cli.render import short_time

    if each.here is None or each.there is None:
        tie = "lead"
    else:
        tie = f"{each.here:.0%} of it in {each.of_id}, {each.there:.0%} of that in it"
    this = ", this article" if here else ""
    sites = ", ".join((each.site, *each.other_sites))
    return (
        f"{each.article_id} {short_time(each.first_seen_at)} {printable(sites)}: {printable(each.title)} ({tie}{this})"
    )
