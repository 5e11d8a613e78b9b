from __future__ import annotations

from dataclasses import replace

from crawler.core.archiving.changes import FIRST_NEW, Add, Plan, ReplaceText, with_numbers
from crawler.core.archiving.known import Known
from crawler.core.archiving.plan import plan
from tests.core.archiving.made_pages import Shown, url_of

LISTED = Shown("Vellmar", url=url_of("Vellmar"))
EDIT = replace(LISTED, own=True, extra="A second count found that nine more of them had sunk.")


def test_new_articles_get_the_numbers_that_the_store_gives() -> None:
    made = plan([LISTED.on(0), EDIT.on(1)], Known(articles={}, holdings={}))
    assert made.new_articles == [FIRST_NEW]
    given = with_numbers(made, [17])
    assert [(type(change), change.article_id) for change in given.changes] == [(Add, 17), (ReplaceText, 17)]
    assert [(one.article_id, one.judgement.of) for one in given.settled] == [(17, None), (17, 17)]
    assert [seen.article_id for seen in given.sightings] == [17, 17]


def test_a_plan_that_adds_nothing_needs_no_numbers() -> None:
    assert with_numbers(Plan(), []) == Plan()
