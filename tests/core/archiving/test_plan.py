"""Each kind of change, and the order in which changes are to be written."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from crawler.core.archiving.arrivals import Arrival
from crawler.core.archiving.changes import (
    FIRST_NEW,
    Add,
    Change,
    Fill,
    KeepRevision,
    NamePermalink,
    ReplaceText,
    See,
)
from crawler.core.archiving.draft import MOST_AT_ADDRESS
from crawler.core.archiving.known import Known
from crawler.core.archiving.plan import plan
from crawler.core.dedup.paragraphs import paragraph_key
from crawler.core.text.normalise import tokens
from crawler.core.types import Verdict
from tests.core.archiving.made_pages import NOON, PROMO, SITE, Shown, arrival, candidate, text_of, title_of, url_of
from tests.core.archiving.memory_archive import MemoryArchive

URL = url_of("Vellmar")
LISTED = Shown("Vellmar", url=URL)
OWN = replace(LISTED, own=True)
EDIT = replace(OWN, extra="A second count found that nine more of them had sunk.")
NOTHING = Known(articles={}, holdings={})


def kinds(changes: tuple[Change, ...]) -> list[tuple[type[Change], int]]:
    return [(type(change), change.article_id) for change in changes]


def changes_of(archive: MemoryArchive, *arrivals: Arrival) -> list[tuple[type[Change], int]]:
    return kinds(archive.archive(arrivals).changes)


def holding(*shown: Shown) -> MemoryArchive:
    """Return an archive that these pages came to."""
    archive = MemoryArchive()
    for place, one in enumerate(shown):
        archive.archive([one.on(place)])
    return archive


def test_a_text_that_is_not_known_is_added() -> None:
    assert changes_of(MemoryArchive(), LISTED.on(0)) == [(Add, 1)]


def test_a_known_text_is_only_seen() -> None:
    archive = holding(OWN)
    made = archive.archive([LISTED.on(1)])
    assert made.changes == ()
    assert made.sightings == (See(1, 1, 0),)
    assert (1, NOON + timedelta(hours=1)) in archive.sightings


def test_the_own_page_replaces_what_a_list_showed_and_only_an_edit_is_judged_again() -> None:
    (same,) = holding(LISTED).archive([OWN.on(1)]).changes
    (edit,) = holding(LISTED).archive([EDIT.on(1)]).changes
    assert isinstance(same, ReplaceText)
    assert isinstance(edit, ReplaceText)
    assert (same.headlines_count, same.is_reworded) == (False, False)
    assert (edit.headlines_count, edit.is_reworded) == (True, True)


def test_a_list_that_shows_another_text_adds_a_revision() -> None:
    assert changes_of(holding(OWN), replace(EDIT, own=False).on(1)) == [(KeepRevision, 1)]


def test_a_repeat_names_the_address_and_says_who_wrote_it_at_once() -> None:
    archive = holding(replace(LISTED, url=None))
    assert changes_of(archive, replace(LISTED, authors=("Ana Lopez",)).on(1)) == [(NamePermalink, 1), (Fill, 1)]
    assert (archive.articles[1].url_key, archive.articles[1].authors) == (OWN.on(0).url_key, ("Ana Lopez",))


def test_an_article_that_was_just_named_is_found_at_its_address() -> None:
    edit = replace(EDIT, own=False, title="Lanterns")
    archive = holding(replace(LISTED, url=None))
    assert changes_of(archive, LISTED.on(1), edit.on(1)) == [(NamePermalink, 1), (ReplaceText, 1)]


def test_a_repeat_at_its_address_tells_the_day_once() -> None:
    archive = holding(OWN)
    dated = replace(LISTED, published_at=NOON)
    assert changes_of(archive, dated.on(1)) == [(Fill, 1)]
    assert changes_of(archive, dated.on(2)) == []


def test_a_revision_tells_the_day_too() -> None:
    edit = replace(EDIT, own=False, published_at=NOON)
    assert changes_of(holding(OWN), edit.on(1)) == [(KeepRevision, 1), (Fill, 1)]


def test_new_articles_are_added_together_after_what_else_changes() -> None:
    others = [Shown(town, url=url_of(town)) for town in ("Oberrode", "Kirchau")]
    found = [others[0].on(1), EDIT.on(2), others[1].on(3)]
    assert changes_of(holding(OWN), *found) == [(ReplaceText, 1), (Add, 2), (Add, 3)]


def test_a_new_article_is_added_before_it_is_changed() -> None:
    other = Shown("Oberrode", url=url_of("Oberrode"))
    found = [LISTED.on(0), other.on(1), EDIT.on(2)]
    assert changes_of(MemoryArchive(), *found) == [(Add, 1), (Add, 2), (ReplaceText, 1)]


def test_an_article_is_known_in_other_furniture_also_when_it_was_only_just_found() -> None:
    made = plan([LISTED.on(0), replace(LISTED, extra="Read more").on(1)], NOTHING)
    assert [one.judgement.verdict for one in made.settled] == [Verdict.NEW, Verdict.REPEAT]
    assert kinds(made.changes) == [(Add, FIRST_NEW)]


def test_a_text_that_the_own_page_gave_up_in_this_plan_is_free_for_its_own_article() -> None:
    """A list was read wrong, and gave the article of one town the text of another."""
    wrong = Shown("Oberrode", url=URL, title=title_of("Vellmar"))
    right = Shown("Oberrode", url=url_of("Oberrode"), own=True)
    edit = replace(OWN, title=title_of("Vellmar"))
    assert changes_of(holding(wrong), edit.on(1), right.on(2)) == [(ReplaceText, 1), (Add, 2)]


def test_notices_of_other_days_are_told_apart_within_a_plan() -> None:
    found = []
    for week, name in enumerate("abca"):
        notice = candidate("Reading room closed", "The reading room is closed on Monday.", url_of(name), NOON)
        day = NOON + timedelta(days=7 * (week % 3))
        found.append(arrival(replace(notice, article=replace(notice.article, published_at=day)), week, own=True))
    archive = MemoryArchive()
    assert [one.article_id for one in archive.archive(found).settled] == [1, 2, 3, 1]
    assert [one.article_id for one in archive.archive(found).settled] == [1, 2, 3, 1]


def test_what_a_site_repeats_does_not_come_back_with_the_own_page() -> None:
    archive = MemoryArchive({SITE: {paragraph_key(tokens(PROMO))}})
    listed = replace(LISTED, extra=PROMO)
    for place, shown in enumerate((listed, replace(listed, own=True), replace(listed, own=True, title="Lanterns"))):
        archive.archive([shown.on(place)])
        assert archive.articles[1].now.text == text_of("Vellmar")
    assert archive.articles[1].now.title == "Lanterns"


def test_a_teaser_with_what_its_site_repeats_is_an_excerpt() -> None:
    archive = MemoryArchive({SITE: {paragraph_key(tokens(PROMO))}})
    archive.archive([LISTED.on(0)])
    assert changes_of(archive, replace(LISTED, paragraphs=(0,), extra=PROMO).on(1)) == []
    assert archive.articles[1].now.text == text_of("Vellmar")


def test_only_the_latest_articles_of_a_crowded_address_are_compared() -> None:
    crowd = [replace(Shown(f"Town{number}", url=URL), title=f"Report {number}") for number in range(20)]
    again = [replace(crowd[number], extra="A second count found more.") for number in (0, 14, 19)]
    made = MemoryArchive().archive([one.on(0) for one in (*crowd, *again)])
    assert [one.article_id for one in made.settled] == [*range(1, 21), 21, 15, 20]
    assert len(crowd) > MOST_AT_ADDRESS


def test_an_edit_that_a_list_showed_first_is_current_again_on_the_own_page() -> None:
    pages = (LISTED, replace(EDIT, own=False), OWN, EDIT)
    archive = MemoryArchive()
    archive.archive([shown.on(place) for place, shown in enumerate(pages)])
    assert archive.articles[1].now.text == EDIT.on(0).candidate.article.text


def test_a_day_that_is_told_once_stays_known() -> None:
    dated = replace(LISTED, published_at=NOON)
    assert changes_of(MemoryArchive(), dated.on(0), EDIT.on(1), dated.on(2)) == [(Add, 1), (ReplaceText, 1)]
