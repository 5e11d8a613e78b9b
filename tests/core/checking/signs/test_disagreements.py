from __future__ import annotations

from datetime import timedelta

from crawler.core.checking.values import Version
from tests.core.checking.sites import NOON, article, found, paragraphs, plain, seen

TITLE = "Lanterns were counted in Ellis"
TEXT = "\n\n".join(paragraphs("Ellis"))


def told(version: Version) -> set[str]:
    return seen([*plain(3), article("Ellis", published_at=NOON, versions=(version,))])


def test_another_title_on_another_page_is_told() -> None:
    assert told(Version(place="list.html", title="Archive: March", text=TEXT)) == {"titles-disagree"}
    assert told(Version(place="list.html", title="Lanterns were counted", text=TEXT)) == set()


def test_another_text_is_told_and_a_part_of_it_is_not() -> None:
    assert told(Version(place="list.html", title=TITLE, text="\n\n".join(paragraphs("Dolna")))) == {"texts-disagree"}
    assert told(Version(place="list.html", title=TITLE, text=paragraphs("Ellis")[0])) == set()


def test_an_edit_between_two_readings_is_no_fault() -> None:
    text = "\n\n".join([*paragraphs("Ellis")[:2], *paragraphs("Dolna")[:1]])
    assert told(Version(place="12.1", title="Bells were counted in Ellis", text=text, is_at_once=False)) == set()
    assert told(Version(place="12.1", title=TITLE, text=text)) == {"texts-disagree"}


def test_dates_and_authors_are_compared_where_they_are_known() -> None:
    later = Version(
        place="list.html", title=TITLE, text=TEXT, published_at=NOON + timedelta(days=2), authors=("Bo Lund",)
    )
    assert told(later) == {"dates-disagree", "authors-disagree"}
    near = Version(place="list.html", title=TITLE, text=TEXT, published_at=NOON + timedelta(hours=9), authors=())
    assert told(near) == set()


def test_both_places_are_named() -> None:
    shown = article("Ellis", versions=(Version(place="list.html", title="Archive: March", text=TEXT),))
    finding = found("titles-disagree", [shown])
    assert finding.examples[0].place == shown.place
    assert "list.html: “Archive: March”" in finding.examples[0].note
