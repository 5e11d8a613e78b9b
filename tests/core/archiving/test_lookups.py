"""What is looked up: no more than can matter, since each look-up costs a page a query."""

from __future__ import annotations

from dataclasses import replace

from crawler.core.archiving.arrivals import as_notice
from crawler.core.archiving.known import Known, TextMatch
from crawler.core.archiving.lookups import (
    leave_out,
    may_change,
    wanted_cores,
    wanted_permalinks,
    wanted_sites,
    wanted_texts,
)
from crawler.core.dedup.paragraphs import paragraph_key
from crawler.core.links.addresses import permalink_key
from crawler.core.text.normalise import tokens
from tests.core.archiving.made_pages import (
    NOON,
    PROMO,
    SITE,
    Shown,
    arrival,
    candidate,
    known,
    text_of,
    title_of,
    url_of,
)

URL = url_of("Vellmar")
LISTED = Shown("Vellmar", url=URL).on(0)
OWN = Shown("Vellmar", url=URL, own=True).on(0)
ELSEWHERE = Shown("Vellmar", url=url_of("Vellmar-again"), own=True).on(0)
NOTHING = Known(articles={}, holdings={})
SETTLED = TextMatch(article=replace(known(1, LISTED.text_key, "Vellmar"), title=title_of("Vellmar")), is_current=True)
FROM_A_LIST = replace(SETTLED, article=replace(SETTLED.article, on_own_page=False))
EARLIER = replace(SETTLED, is_current=False)


def test_a_notice_is_looked_up_under_its_own_digest_with_the_other_texts() -> None:
    notice = arrival(candidate("Closed", "The reading room is closed on Monday.", url_of("a"), NOON))
    assert wanted_texts([LISTED, notice]) == {LISTED.text_key, notice.text_key, as_notice(notice).text_key}


def test_of_a_text_that_is_known_nothing_else_is_looked_up() -> None:
    matched = [(LISTED, SETTLED), (OWN, SETTLED)]
    assert not wanted_permalinks(matched)
    assert not wanted_sites(matched)
    assert not wanted_cores(matched)
    assert not may_change(matched, NOTHING)


def test_of_a_text_that_is_not_known_all_is_looked_up() -> None:
    matched = [(LISTED, None)]
    assert wanted_permalinks(matched) == {permalink_key(URL)}
    assert wanted_sites(matched) == {SITE}
    assert wanted_cores(matched) == {LISTED.candidate.fingerprint.core_digest}
    assert may_change(matched, replace(NOTHING, cores={b"core": [1]}))


def test_an_earlier_text_is_compared_at_its_address_where_it_may_be_current_again() -> None:
    assert wanted_permalinks([(OWN, EARLIER)]) == set()
    assert wanted_permalinks([(OWN, replace(EARLIER, is_newer=True))]) == {permalink_key(URL)}
    assert wanted_permalinks([(ELSEWHERE, EARLIER)]) == {ELSEWHERE.url_key}


def test_a_text_may_lose_its_article_to_a_page_that_comes_before() -> None:
    assert wanted_permalinks([(ELSEWHERE, SETTLED)]) == set()
    assert wanted_permalinks([(replace(ELSEWHERE, page=1), SETTLED)]) == {ELSEWHERE.url_key}


def test_furniture_is_left_out_of_what_may_be_written() -> None:
    learned = {SITE: {paragraph_key(tokens(PROMO))}}
    shown = Shown("Vellmar", extra=PROMO, url=URL, own=True).on(0)
    for match, text in ((None, text_of("Vellmar")), (FROM_A_LIST, text_of("Vellmar")), (SETTLED, None)):
        ((left, _),) = leave_out([(shown, match)], learned)
        assert left.candidate.article.text == (text or shown.candidate.article.text)
        assert wanted_sites([(shown, match)]) == ({SITE} if text else set())


def test_articles_are_held_where_a_page_may_tell_more_of_them() -> None:
    nameless = replace(SETTLED, article=replace(SETTLED.article, url_key=None))
    undated = replace(SETTLED, article=replace(SETTLED.article, published_at=None))
    dated = Shown("Vellmar", url=URL, published_at=NOON).on(0)
    retitled = Shown("Vellmar", url=URL, title="Lanterns", own=True).on(0)
    for found, match in ((LISTED, nameless), (dated, undated), (OWN, FROM_A_LIST), (retitled, SETTLED)):
        assert may_change([(found, match)], NOTHING)
    assert not may_change([(LISTED, undated), (LISTED, FROM_A_LIST)], NOTHING)
