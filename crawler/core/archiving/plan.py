"""The plan of what becomes of some arrivals: pure, so that the store is only read before it and written after it.

The model is how lemon24/reader decides on updates (`reader/_updater.py`): what is stored and what came go in, what is
to be written comes out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from crawler.core.archiving.arrivals import Arrival
from crawler.core.archiving.attribution import defers, judge_elsewhere, spare_shared
from crawler.core.archiving.changes import (
    FIRST_NEW,
    Add,
    Change,
    Fill,
    KeepRevision,
    NamePermalink,
    Plan,
    Publish,
    ReplaceText,
    See,
    Settled,
)
from crawler.core.archiving.draft import Draft
from crawler.core.archiving.known import Known, KnownArticle, TextMatch, says_more
from crawler.core.archiving.titles import gives_title, with_known_title
from crawler.core.dedup.identity import judge
from crawler.core.dedup.near import judge_near
from crawler.core.dedup.near_values import NearText
from crawler.core.types import Judgement, Verdict


def plan(arrivals: Sequence[Arrival], known: Known) -> Plan:
    """Return what becomes of arrivals, each judged against what is known and what those before it change.

    New articles have numbers from `FIRST_NEW` on, see `with_numbers`. They are added at the end, since one statement
    then adds them all, or right before the first change of one of them.
    """
    planner = _Planner(known)
    settled = tuple(planner.settle(arrival) for arrival in arrivals)
    return Plan(settled=settled, changes=planner.changes(), sightings=tuple(planner.sightings))


class _Planner:
    """Settles one arrival after the other."""

    def __init__(self, known: Known) -> None:
        self._learned = known.learned
        self._draft = Draft(known)
        self._numbers = count(FIRST_NEW)
        self._changes: list[Change] = []
        self.sightings: list[See] = []
        self._waiting: dict[int, Add] = {}

    def settle(self, arrival: Arrival) -> Settled:
        """Judge an arrival and note what follows."""
        arrival, match = self._draft.match_text(arrival)
        there = self._draft.at_address(arrival.url_keys)
        same = match or self._match_core(arrival)
        if same is not None and same.article.publisher != arrival.publisher:
            judgement = judge_elsewhere(arrival, same)
        else:
            if same is not None:
                arrival = with_known_title(arrival, same.article)
            judgement = judge(arrival.candidate, same, there, own_page=arrival.on_own_page, url_key=arrival.url_key)
            if judgement.of is not None:
                judgement = spare_shared(judgement, arrival, self._draft.article(judgement.of), same)
            elif same is not None and same.holder is not None:
                # A text that only was this publisher's for a while: it is kept once, with the one that has it now.
                same = TextMatch(article=same.holder, is_current=True)
                judgement = judge_elsewhere(arrival, same)
        number = next(self._numbers) if judgement.of is None else judgement.of
        if judgement.of is None:
            self._note(Add(number, arrival))
        else:
            for change in _changes(judgement, arrival, self._draft.article(number), same):
                self._note(change)
        is_earlier = self._draft.has_earlier(number, arrival.text_key)
        self.sightings.append(
            See(number, arrival.page, arrival.candidate.article.position, arrival.text_key if is_earlier else None)
        )
        return Settled(judgement, number)

    def changes(self) -> tuple[Change, ...]:
        """Return what was noted, in the order in which it is to be written."""
        self._add_waiting()
        return tuple(self._changes)

    def _match_core(self, arrival: Arrival) -> TextMatch | None:
        """Return the article of its publisher that an arrival repeats in other furniture.

        A notice of another day is no repeat. What another publisher has in other furniture is kept and judged later: it
        is never shown with words that only the other one has.
        """
        for article in self._draft.with_core(arrival.candidate.fingerprint.core_digest):
            if article.publisher != arrival.publisher:
                continue
            if judge_near(self._near_text(arrival), [self._near_text_of(article)]).verdict is Verdict.REPEAT:
                return TextMatch(article=article, is_current=True)
        return None

    def _near_text(self, arrival: Arrival) -> NearText:
        """Return an arrival as near copies are judged."""
        article = arrival.candidate.article
        return NearText(
            title=article.title,
            text=article.text,
            url_key=arrival.url_key,
            published_at=article.published_at,
            core_digest=arrival.candidate.fingerprint.core_digest,
            furniture=self._learned.get(arrival.site, ()),
        )

    def _near_text_of(self, article: KnownArticle) -> NearText:
        """Return an article as near copies are judged."""
        return NearText(
            article_id=article.article_id,
            title=article.title,
            text=article.text,
            url_key=article.url_key,
            published_at=article.published_at,
            furniture=self._learned.get(article.site, ()),
        )

    def _note(self, change: Change) -> None:
        if isinstance(change, Add):
            self._waiting[change.article_id] = change
        else:
            if change.article_id in self._waiting:
                self._add_waiting()
            self._changes.append(change)
        self._draft.record(change)

    def _add_waiting(self) -> None:
        self._changes += self._waiting.values()
        self._waiting.clear()


def _changes(judgement: Judgement, arrival: Arrival, article: KnownArticle, same: TextMatch | None) -> Iterator[Change]:
    """Yield what a judgement changes of its article; `same` is the one with the text or core of the arrival."""
    number, is_revision = article.article_id, judgement.verdict is Verdict.REVISION
    if judgement.becomes_current:
        is_reworded = is_revision or same is None or not same.is_current
        arrival = with_known_title(arrival, article)
        yield ReplaceText(
            number,
            arrival,
            headlines_count=is_revision,
            is_reworded=is_reworded,
            hands_over=arrival.publisher != article.publisher,
        )
        return
    if arrival.publisher != article.publisher:
        is_whole = arrival.text_key == article.text_key and not arrival.dropped
        yield Publish(number, arrival, defers=defers(arrival, article), restores=is_whole and article.is_stripped)
        return
    is_titling = gives_title(arrival, article)
    if is_revision or same is not None or is_titling:
        if is_revision:
            yield KeepRevision(number, arrival)
        elif article.url_key is None and arrival.url_key is not None:
            yield NamePermalink(number, arrival)
        if is_titling or says_more(arrival, article):
            yield Fill(number, arrival, gives_title=is_titling)
