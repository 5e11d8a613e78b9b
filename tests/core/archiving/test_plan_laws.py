"""What holds for any pages: nothing is lost, and how they are shared out to plans changes nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from crawler.core.archiving.arrivals import Arrival, as_notice, may_recur, without_furniture
from crawler.core.archiving.changes import Settled
from crawler.core.dedup.identity import is_excerpt
from crawler.core.text.normalise import tokens
from crawler.core.types import Verdict
from tests.core.archiving.made_pages import (
    COPY,
    HOUR,
    LEARNED,
    NOON,
    PAGES,
    PROMO,
    SITE,
    Page,
    Shown,
    arrivals,
    sighting,
    url_of,
)
from tests.core.archiving.memory_archive import Kept, MemoryArchive


def is_held(arrival: Arrival, settled: Settled, kept: Kept) -> bool:
    """Whether an article holds the text of an arrival, or says the same, or all of it and more."""
    keys = {arrival.text_key, *([as_notice(arrival).text_key] if may_recur(arrival) else [])}
    if any(text.key in keys for text in kept.texts):
        return True
    if settled.judgement.verdict is not Verdict.REPEAT:
        return False
    found = without_furniture(arrival, LEARNED.get(arrival.site, ()))
    core = found.candidate.fingerprint.core_digest
    if any(core == text.core for text in kept.texts):
        return True
    said = found.candidate.article.text
    # An excerpt may be of a text that its publisher's own furniture has left since: then it is all of it.
    return any(tokens(said) == tokens(text.text) or is_excerpt(said, text.text) for text in kept.texts)


_KIRCHAU = Shown("Kirchau", paragraphs=(0, 2, 3), url=url_of("Kirchau"), host=COPY)
_WITH_PROMO = replace(_KIRCHAU, extra=PROMO, title="Lanterns")


@given(PAGES, st.booleans())
@example(pages=[(_WITH_PROMO,), (_KIRCHAU,), (replace(_WITH_PROMO, host=SITE),)], together=False)
def test_nothing_is_ever_lost(pages: list[Page], together: bool) -> None:
    """Each text is the current one, a revision, a repeat in other furniture or an excerpt of just the article that the
    plan names, which its page was then seen to show.
    """
    archive = MemoryArchive(LEARNED)
    came = arrivals(pages)
    settled: list[tuple[Arrival, Settled]] = []
    for some in [[one for page in came for one in page]] if together else came:
        settled += zip(some, archive.archive(some).settled, strict=True)
    for arrival, one in settled:
        assert (one.article_id, arrival.at) in archive.sightings
        assert is_held(arrival, one, archive.articles[one.article_id])


_SHOWN = Shown("Vellmar", url=url_of("Vellmar"))
_SPRING = NOON + 1_440 * HOUR
_ADDED = replace(_SHOWN, extra=PROMO, published_at=_SPRING)


@example(
    [(_ADDED,), (replace(_SHOWN, title="Lanterns", published_at=NOON), replace(_ADDED, url=url_of("Vellmar", COPY)))]
)
@example(
    [
        (replace(_SHOWN, paragraphs=(0,), extra=PROMO, title="Lanterns"),),
        (replace(_SHOWN, paragraphs=(0,), extra=PROMO, title="Lanterns", host=COPY),),
        (replace(_SHOWN, paragraphs=(0,)),),
    ]
)
@example(
    [
        (_SHOWN, replace(_SHOWN, paragraphs=(0, 2, 3))),
        (replace(_SHOWN, paragraphs=(0, 2, 3), title="Harbour"),),
        (replace(_SHOWN, paragraphs=(0, 2, 3), extra="Read more"),),
    ]
)
@given(PAGES)
def test_pages_one_by_one_and_all_in_one_plan_make_the_same_archive(pages: list[Page]) -> None:
    together, one_by_one = MemoryArchive(LEARNED), MemoryArchive(LEARNED)
    came = arrivals(pages)
    settled = together.archive([arrival for some in came for arrival in some]).settled
    apart = [one_by_one.archive([replace(arrival, page=0) for arrival in some]).settled for some in came]
    assert together == one_by_one
    assert [one.article_id for one in settled] == [one.article_id for some in apart for one in some]


@given(st.lists(sighting(), min_size=1, max_size=7))
def test_the_same_pages_again_change_nothing(found: list[Shown]) -> None:
    """Left out is what the next test leaves out, too: an excerpt, or a text in other furniture, is known by what its
    article says now. Where that is quite another text later, it is kept as an edit of that, or as an article.
    """
    archive = MemoryArchive(LEARNED)
    came = [arrival for some in arrivals([(one,) for one in found]) for arrival in some]
    first = archive.archive(came)
    again = archive.archive(came)
    assert again.changes == ()
    assert [one.article_id for one in again.settled] == [one.article_id for one in first.settled]


@given(st.data())
def test_pages_in_any_order_lead_to_the_same_articles(data: st.DataObject) -> None:
    """Left out is where the order counts on purpose, since what came first, or last, decides.

    Two versions of an own page, and two different texts of pages that are none, are edits of each other: the later one
    counts. The first of several addresses of a text stays the article's; then an excerpt at another of them, as one
    without any address, is an article if the whole text comes after it. A list read wrong gives a text to another
    article until that one's own page is read. The first notice of its words keeps their digest.
    """
    pages: list[Page] = [(one,) for one in data.draw(st.lists(sighting(), min_size=2, max_size=7))]
    found = []
    for order in (pages, data.draw(st.permutations(pages))):
        archive = MemoryArchive(LEARNED)
        for some in arrivals(order):
            archive.archive(some)
        kept = archive.articles.values()
        found.append({(one.now.text.removesuffix("\n\nRead more"), one.url_key, one.on_own_page) for one in kept})
    assert found[0] == found[1]
