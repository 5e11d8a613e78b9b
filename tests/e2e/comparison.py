"""What a crawl stored, held against the truth of the site: every difference is one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from newsfold.demo_site.plan import Expected, pages, truth
from newsfold.demo_site.stories import stories
from storage.articles import get_article, list_articles
from storage.database import Database
from storage.records import StoredArticle


def stored_articles(database: Database) -> list[StoredArticle]:
    """Return every article with its sightings and revisions."""
    with database.read() as connection:
        return [get_article(connection, one.id) for one in list_articles(connection, limit=100_000)]


def differences(stored: Sequence[StoredArticle], base: str, revision: int = 1) -> list[str]:
    """Return what is missing, doubled, wrong or too much after a crawl of the whole site; empty when all is well."""
    found: list[str] = []
    unknown = list(stored)
    for expected in truth(revision):
        mine = [one for one in stored if one.title == expected.title]
        unknown = [one for one in unknown if one not in mine]
        if len(mine) != 1:
            found.append(f"{expected.id}: stored {len(mine)} times")
        for one in mine[:1]:
            found += [f"{expected.id}: {line}" for line in _compare(one, expected, base)]
    found += [f"not of the truth: {one.title!r} at {[s.page_url for s in one.sightings]}" for one in unknown]
    return found


def _compare(one: StoredArticle, expected: Expected, base: str) -> Iterator[str]:
    blocks = one.text.split("\n\n")
    yield from (f"paragraph missing: {text[:60]!r}" for text in expected.paragraphs if text not in blocks)
    allowed = {*expected.paragraphs, *_subheadings(expected)}
    yield from (f"furniture in the text: {block[:60]!r}" for block in blocks if block not in allowed)
    if one.url not in [base + path for path in expected.paths]:
        yield f"URL {one.url}"
    if one.published_at != expected.published_at:
        yield f"published at {one.published_at}, not {expected.published_at}"
    if one.authors != expected.authors:
        yield f"authors {one.authors}, not {expected.authors}"
    if one.language != expected.language:
        yield f"language {one.language}"
    seen = {(urlsplit(sighting.page_url).path, sighting.position) for sighting in one.sightings}
    seen = {(path, position) for path, position in seen if path in pages()}
    if missing := set(expected.sightings) - seen:
        yield f"not seen at {sorted(missing)}"
    if surplus := seen - set(expected.sightings):
        yield f"seen at {sorted(surplus)}"


def _subheadings(expected: Expected) -> set[str]:
    """Return the headings inside a story: they may stand in its text or not."""
    parts = next(story.parts for story in stories() if story.id == expected.id)
    return {part.text for part in parts if part.kind in ("heading", "entry")}
