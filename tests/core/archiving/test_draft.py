from __future__ import annotations

from crawler.core.archiving.changes import Add, Fill, KeepRevision, NamePermalink, ReplaceText
from crawler.core.archiving.draft import MOST_AT_ADDRESS, Draft
from crawler.core.archiving.known import Known
from tests.core.archiving.made_pages import Shown, url_of

FIRST = Shown("Vellmar", url=url_of("Vellmar")).on(0)
UNNAMED = Shown("Vellmar").on(0)
OTHER = Shown("Oberrode", url=url_of("Vellmar")).on(1)


def draft_with(*changes: Add | ReplaceText | KeepRevision | NamePermalink | Fill) -> Draft:
    draft = Draft(Known(articles={}, holdings={}))
    for change in changes:
        draft.record(change)
    return draft


def test_what_was_added_is_met_by_its_text_and_its_address() -> None:
    draft = draft_with(Add(1, FIRST))

    _, match = draft.match_text(FIRST)
    assert match is not None
    assert (match.article_id, match.is_current) == (1, True)
    assert [article.article_id for article in draft.at_address(FIRST.url_keys)] == [1]


def test_a_replaced_text_is_known_as_an_earlier_one() -> None:
    draft = draft_with(Add(1, FIRST), ReplaceText(1, OTHER, headlines_count=True, is_reworded=True))

    _, match = draft.match_text(FIRST)
    assert match is not None
    assert (match.article_id, match.is_current) == (1, False)
    assert draft.article(1).text == OTHER.candidate.article.text


def test_a_kept_revision_leaves_the_current_text() -> None:
    draft = draft_with(Add(1, FIRST), KeepRevision(1, OTHER))

    _, match = draft.match_text(OTHER)
    assert match is not None
    assert (match.article_id, match.is_current) == (1, False)
    assert draft.article(1).text == FIRST.candidate.article.text


def test_an_article_that_gets_its_address_is_met_there() -> None:
    draft = draft_with(Add(1, UNNAMED), NamePermalink(1, FIRST))

    assert [article.article_id for article in draft.at_address(FIRST.url_keys)] == [1]


def test_what_is_filled_in_is_not_missing_any_more() -> None:
    signed = Shown("Vellmar", url=url_of("Vellmar"), authors=("Ana Lopez",)).on(1)
    draft = draft_with(Add(1, FIRST), Fill(1, signed))

    assert not draft.article(1).is_unsigned


def test_only_the_latest_of_many_at_one_address_are_met() -> None:
    draft = draft_with(*(Add(number, FIRST) for number in range(1, MOST_AT_ADDRESS + 5)))

    found = [article.article_id for article in draft.at_address(FIRST.url_keys)]
    assert found == list(range(MOST_AT_ADDRESS + 4, 4, -1))


def test_without_an_address_or_a_core_nothing_is_met() -> None:
    draft = draft_with(Add(1, FIRST))

    assert draft.at_address(()) == draft.with_core(None) == []
