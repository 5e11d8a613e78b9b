from __future__ import annotations

from dataclasses import replace

from crawler.core.archiving.attribution import confirms, defers, judge_elsewhere, spare_shared
from crawler.core.archiving.known import TextMatch
from crawler.core.links.addresses import permalink_key
from crawler.core.links.publishers import claim_key
from crawler.core.types import Judgement, Verdict
from tests.core.archiving.made_pages import Shown, known, url_of

OTHER = "bay.example"
URL = url_of("Vellmar")
KEY = permalink_key(URL) or b""
OWN = Shown("Vellmar", url=URL, own=True).on(0)
CLAIM = Shown("Vellmar", url=URL, host=OTHER).on(0)
ARTICLE = replace(known(1, OWN.text_key), url_key=KEY)
CLAIMED = replace(ARTICLE, url_key=claim_key(KEY, OTHER), publisher=OTHER, site=OTHER, is_claim=True)
BECOMES = Judgement(verdict=Verdict.REVISION, of=1, becomes_current=True, reasons=("permalink", "shares-text"))


def test_who_has_what_another_claims_to_stand_there_confirms_it() -> None:
    assert confirms(OWN, CLAIMED)
    assert not confirms(CLAIM, CLAIMED)
    assert not confirms(OWN, replace(CLAIMED, url_key=KEY, is_claim=False))
    assert not confirms(Shown("Vellmar", url=url_of("Oberrode")).on(0), CLAIMED)
    assert not confirms(Shown("Vellmar").on(0), CLAIMED)


def test_who_names_the_address_of_an_article_defers_to_its_publisher() -> None:
    assert defers(CLAIM, ARTICLE)
    assert not defers(Shown("Vellmar", url=url_of("Vellmar", OTHER), host=OTHER).on(0), ARTICLE)
    assert not defers(CLAIM, replace(ARTICLE, url_key=None))
    assert not defers(CLAIM, CLAIMED)


def test_the_text_of_another_publishers_article_is_a_repeat_and_becomes_its_own_where_it_confirms() -> None:
    for article, becomes_current in ((CLAIMED, True), (replace(CLAIMED, is_claim=False), False)):
        judgement = judge_elsewhere(OWN, TextMatch(article=article, is_current=True))
        assert (judgement.verdict, judgement.of, judgement.becomes_current) == (Verdict.REPEAT, 1, becomes_current)


def test_a_text_that_others_publish_is_not_replaced() -> None:
    edited = Shown("Vellmar", extra="A second count found nine more.", url=URL, own=True).on(1)
    shared = replace(ARTICLE, is_shared=True)
    assert spare_shared(BECOMES, edited, ARTICLE, None) == BECOMES
    assert spare_shared(BECOMES, edited, shared, None).of is None
    assert spare_shared(BECOMES, OWN, shared, None) == BECOMES  # no other text: another headline


def test_a_text_that_is_another_publishers_by_now_does_not_become_current_again() -> None:
    edited = Shown("Vellmar", extra="A second count found nine more.", url=URL, own=True).on(1)
    for article, holder, becomes_current in (
        (ARTICLE, None, True),
        (ARTICLE, replace(ARTICLE, article_id=2, publisher="bay.example"), False),
        (replace(ARTICLE, is_shared=True), None, False),
    ):
        match = TextMatch(article=article, is_current=False, is_newer=True, holder=holder)
        judged = spare_shared(replace(BECOMES, verdict=Verdict.REPEAT), edited, article, match)
        assert (judged.of, judged.becomes_current) == (1, becomes_current)
