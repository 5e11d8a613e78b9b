from __future__ import annotations

from datetime import timedelta

from crawler.archive.first_texts import find_repeated_at_first
from crawler.archive.maintenance.upkeep import upkeep
from crawler.archive.pages import archive
from storage.database import Database
from storage.story_links import find_links
from tests.archive.lanterns import LINE, NOON, ORIGINAL, page, teach, text

HEADLINE = "Lanterns counted in Vellmar"


def later(database: Database, body: str, place: str, minutes: int, site: str = "bay.example") -> None:
    archive(database, page(HEADLINE, body, place, site), NOON + timedelta(minutes=minutes))


def test_a_copy_that_was_edited_before_its_site_taught_is_a_repeat_at_first(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    later(database, f"{text('Vellmar')}\n\n{LINE}", "b", 1)
    later(database, text("Vellmar", "A second count found that nine had sunk."), "b", 2)
    later(database, text("Vellmar", "Divers went down once more."), "c", 3)
    later(database, text("Vellmar", "Divers found two of them in the morning."), "c", 4)
    with database.read() as connection:
        assert find_repeated_at_first(connection, find_links(connection, [2, 3]).values()) == set()
    teach(database, "bay.example")
    upkeep(database, NOON)
    with database.read() as connection:
        links = find_links(connection, [2, 3])
        assert {number: link.verdict for number, link in links.items()} == {2: "near", 3: "near"}
        assert find_repeated_at_first(connection, links.values()) == {2}


def test_furniture_that_is_glued_to_a_text_makes_it_a_repeat_when_the_site_has_taught_it(database: Database) -> None:
    archive(database, ORIGINAL, NOON)
    later(database, f"{text('Vellmar')} {LINE}", "b", 1)
    with database.read() as connection:
        assert find_links(connection, [2])[2].verdict == "near"
    teach(database, "bay.example")
    upkeep(database, NOON)
    with database.read() as connection:
        assert find_links(connection, [2])[2].verdict == "repeat"
