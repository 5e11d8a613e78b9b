"""Which title an article keeps where its pages give several."""

from __future__ import annotations

from dataclasses import replace

from crawler.core.archiving.changes import Fill, ReplaceText
from tests.core.archiving.made_pages import Shown, title_of, url_of
from tests.core.archiving.memory_archive import MemoryArchive

LONG = "The keepers will count them once more in spring, when the ice is gone and the boats are back in the water."
LISTED = Shown("Vellmar", url=url_of("Vellmar"), extra=LONG)
OWN = replace(LISTED, own=True)
BANNER = replace(OWN, title="The Harbour")
TEASER = replace(LISTED, paragraphs=(0,), extra="")


def holding(*shown: Shown) -> MemoryArchive:
    archive = MemoryArchive()
    for place, one in enumerate(shown):
        archive.archive([one.on(place)])
    return archive


def untitled(shown: Shown, place: int) -> MemoryArchive:
    """Return an archive that an article without a title came to."""
    archive = MemoryArchive()
    found = shown.on(place)
    article = replace(found.candidate.article, title="")
    archive.archive([replace(found, candidate=replace(found.candidate, article=article))])
    return archive


def test_the_own_page_does_not_replace_the_headline_of_a_list_by_the_name_of_the_site() -> None:
    archive = holding(LISTED, BANNER)
    kept = archive.articles[1]
    assert (kept.now.title, kept.on_own_page, kept.revisions) == (title_of("Vellmar"), True, ())


def test_an_edit_on_such_a_page_keeps_the_headline_too() -> None:
    archive = holding(LISTED, replace(BANNER, extra=LONG + " A second count found that nine more of them had sunk."))
    assert archive.articles[1].now.title == title_of("Vellmar")


def test_such_a_page_that_is_read_again_changes_nothing() -> None:
    archive = holding(LISTED, BANNER)
    assert archive.archive([BANNER.on(2)]).changes == ()


def test_the_headline_of_a_list_replaces_the_name_of_the_site() -> None:
    archive = holding(BANNER)
    (change,) = archive.archive([LISTED.on(1)]).changes
    assert change == Fill(1, LISTED.on(1), gives_title=True)
    assert archive.articles[1].now.title == title_of("Vellmar")


def test_a_teaser_gives_its_headline_to_an_article_without_one() -> None:
    archive = untitled(OWN, 0)
    archive.archive([TEASER.on(1)])
    assert archive.articles[1].now.title == title_of("Vellmar")


def test_another_headline_of_a_list_changes_none_that_an_article_has() -> None:
    archive = holding(OWN)
    assert archive.archive([replace(LISTED, title="Lanterns").on(1)]).changes == ()
    assert archive.articles[1].now.title == title_of("Vellmar")


def test_the_own_page_words_the_headline_otherwise_than_a_list() -> None:
    (change,) = holding(replace(LISTED, title="Lanterns")).archive([OWN.on(1)]).changes
    assert isinstance(change, ReplaceText)
    assert change.arrival.candidate.article.title == title_of("Vellmar")


def test_a_text_elsewhere_gives_no_headline() -> None:
    archive = holding(BANNER)
    archive.archive([replace(LISTED, url=url_of("Vellmar", "bay.example")).on(1)])
    assert archive.articles[1].now.title == "The Harbour"


def test_a_page_of_another_source_gives_no_headline_at_the_address_either() -> None:
    archive = holding(BANNER)
    assert archive.archive([replace(LISTED.on(1), source="stranger")]).changes == ()
    assert archive.archive([replace(TEASER.on(2), source="stranger")]).changes == ()
    assert archive.articles[1].now.title == "The Harbour"


def test_the_own_page_takes_no_headline_that_another_source_gave() -> None:
    archive = MemoryArchive()
    archive.archive([replace(LISTED.on(0), source="stranger")])
    archive.archive([BANNER.on(1)])
    assert archive.articles[1].now.title == "The Harbour"
