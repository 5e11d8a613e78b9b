from __future__ import annotations

from itertools import permutations

import pytest

from crawler.archive.near_copies.judging import judge_again
from crawler.archive.pages import archive
from crawler.core.dedup.near_values import NearReason
from storage.database import Database
from storage.story_links import find_links, find_story, part
from tests.archive.lanterns import NOON, page
from tests.core.dedup.test_parts import PARAGRAPHS, WHOLE

TITLE = "The long survey of the hill"
PAGES = {
    name: page(TITLE, "\n\n".join(PARAGRAPHS[at : at + 4]), name) for name, at in (("a", 0), ("a/2", 4), ("a/3", 8))
} | {"a/all": page(TITLE, WHOLE, "a/all")}


@pytest.mark.parametrize("order", list(permutations(PAGES)), ids=" ".join)
def test_a_story_in_pages_and_on_one_page_is_one_story(sqlite_url: str, order: tuple[str, ...]) -> None:
    with Database(sqlite_url) as database:
        for name in order:
            archive(database, PAGES[name], NOON)
        with database.read() as connection:
            story = {one.article_id for one in find_story(connection, 1)}
    assert story == {2, 3, 4}


def test_parts_stay_tied_when_they_are_judged_again_until_a_person_parts_them(database: Database) -> None:
    for name in PAGES:
        archive(database, PAGES[name], NOON)
    judge_again(database, [1, 2, 3, 4], NOON)
    with database.begin() as connection:
        assert find_links(connection, [3])[3].why.reasons == (NearReason.PART_OF_ONE_TEXT,)
        part(database, connection, 3, NOON)
    judge_again(database, [3, 4], NOON)
    with database.read() as connection:
        assert {one.article_id for one in find_story(connection, 1)} == {2, 4}
