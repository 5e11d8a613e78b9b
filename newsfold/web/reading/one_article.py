"""One article with all that is known of it, and why it was judged as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsfold.web.answers import Missing
from newsfold.web.context import Context
from newsfold.web.drawing.words import plural
from storage.articles import get_article
from storage.errors import NotFound
from storage.records import LinkRecord, SightingRecord, StoredArticle
from storage.stories import StoryArticle, find_carriers
from storage.story_links import find_links, find_tied

LONGEST_TEXT = 60_000
"""Characters of a text that a page shows; a book is no news."""

_KINDS = {"near": "a near copy of", "revision": "a version of", "repeat": "a repeat of"}

MOST_PLACES = 60
"""Pages that show an article, and members of its story, that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneArticle:
    """An article as its page shows it; `repeat_of` is the one that it turned out to repeat.

    `reasons` are sentences on how it was judged. `sightings` and `story` are cut after a while.
    """

    article: StoredArticle
    text: str
    is_cut: bool
    sightings: Sequence[SightingRecord]
    story: Sequence[StoryArticle]
    story_size: int
    repeat_of: int | None
    reasons: Sequence[str]


def read_article(context: Context, number: int) -> OneArticle:
    """Read an article. Raises Missing, StorageError."""
    with context.read() as connection:
        try:
            article = get_article(connection, number)
        except NotFound:
            raise Missing(f"No article has the number {number}; it may have been removed.") from None
        links = find_links(connection, [number])
        story = find_carriers(connection, number)
        followers = len(find_tied(connection, [number]))
    own = links.get(number)
    return OneArticle(
        article=article,
        text=article.text[:LONGEST_TEXT],
        is_cut=len(article.text) > LONGEST_TEXT,
        sightings=article.sightings[:MOST_PLACES],
        story=story[:MOST_PLACES],
        story_size=len(story),
        repeat_of=own.of_id if own is not None and own.verdict == "repeat" else None,
        reasons=(*_identity(article), *_ties(own, followers)),
    )


def _identity(article: StoredArticle) -> list[str]:
    """Return what an article is known by, whose it is, and how sure that it is one."""
    known_by = "It is known by its text and its address" if article.url and not article.url_claimed else (
        "It is known by its text alone: its address is what another site says" if article.url else
        "It is known by its text alone: no page names an address of its own"
    )  # fmt: skip
    others = [each for each in article.publications if each.publisher != article.publisher]
    if article.url_claimed:
        whose = f"It is told as one of {article.publisher}, which served it"
    elif any(each.defers for each in others):
        whose = f"It is one of {article.publisher}, since others name its address as their source"
    elif article.on_own_page:
        whose = f"It is one of {article.publisher}: its text comes from its own page there"
    else:
        whose = f"It is told as one of {article.publisher or article.site}, which served it first"
    said = [f"{known_by}.", f"{whose}.", f"The reader is {article.confidence:.0%} sure that it is one whole article."]
    again = article.sighting_count - 1
    if again > 0:
        said.append(f"The same text was seen on {plural(again, 'other page')}: kept as sightings, not stored again.")
    if article.revision_count:
        said.append(f"Its text has changed: {plural(article.revision_count, 'earlier text')} kept as revisions.")
    return said


def _ties(own: LinkRecord | None, followers: int) -> list[str]:
    """Return what ties an article to others."""
    said = []
    if own is not None:
        why = ", ".join(own.why.reasons) or "no reason given"
        said.append(
            f"It is {_KINDS.get(own.verdict, 'tied to')} article {own.of_id}: {own.why.here:.0%} of its text stands "
            f"there, {own.why.there:.0%} of that text here ({why})."
        )
    if followers:
        said.append(f"{plural(followers, 'later article')} turned out to carry it.")
    return said
