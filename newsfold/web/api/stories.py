"""`/stories`: what several articles carry, with all who publish them and where they were seen."""

from __future__ import annotations

from fastapi import APIRouter

from newsfold.web.answers import Missing
from newsfold.web.api.parameters import Before, Limit, Number
from newsfold.web.api.reads import Reads
from newsfold.web.api.values import MOST, Carrier, Stories, Story
from storage.latest import page_of_stories
from storage.publications import find_publications
from storage.sightings import find_sightings
from storage.stories import find_carriers


def router(read: Reads) -> APIRouter:
    """Return the routes of stories."""
    routes = APIRouter(tags=["stories"])

    @routes.get("/stories")
    def list_stories(before: Before = None, limit: Limit = 50) -> Stories:
        """List stories of several articles, that with the latest article first."""
        with read() as connection:
            page = page_of_stories(connection, limit=limit, before=before)
        return Stories(stories=page.stories, next=page.before)

    @routes.get("/stories/{number}")
    def show_story(number: Number) -> Story:
        """Give out the story that article `number` is part of, its articles in the order in which they came."""
        with read() as connection:
            carriers = find_carriers(connection, number)
            if not carriers:
                raise Missing(f"Article {number} is part of no story: no other article carries it, or there is none.")
            shown = [each.article_id for each in carriers[:MOST]]
            publications = find_publications(connection, shown)
            sightings = find_sightings(connection, shown)
        return Story(
            lead_id=carriers[0].article_id,
            article_count=len(carriers),
            carriers=[
                Carrier(
                    article=each,
                    publications=publications.get(each.article_id, ())[:MOST],
                    sightings=sightings.get(each.article_id, ())[:MOST],
                )
                for each in carriers[:MOST]
            ],
        )

    return routes
