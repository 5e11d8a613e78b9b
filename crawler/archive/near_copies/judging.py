"""Near copies: what is stored is compared with what was stored before it, in transactions of its own.

Articles are inserted and committed first and looked for afterwards, so of two writers who store near copies at the same
moment at least one sees both. The lower number wins. An article keeps its mark in the store until its judgement is
written; judging it twice gives the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from crawler.archive.near_copies.batch import judge_asked
from crawler.archive.near_copies.round import Asked, Found, Keys
from crawler.archive.overtaken import until_undisturbed
from crawler.archive.parallel import THIS_PROCESS, Worker
from crawler.archive.search.words import kept_in_index
from crawler.core.dedup.near_values import NearJudgement
from crawler.core.types import Verdict
from storage import furniture, late_repeats, near_index, story_links
from storage.database import Database
from storage.records import NewArticle, NewLink, Why

_BATCH = 100  # articles that are judged together


def judge_stored(database: Database, stored: Mapping[int, NewArticle], now: datetime) -> dict[int, NearJudgement]:
    """Judge articles that were just stored, by their numbers, and return the judgement on each. Raises StorageError."""
    return begin_to_judge(database, stored, stored, now)()


def judge_again(database: Database, article_ids: Iterable[int], now: datetime) -> dict[int, NearJudgement]:
    """Judge stored articles as if they came now; what they were linked to before does not count."""
    judged: dict[int, NearJudgement] = {}
    numbers = sorted(set(article_ids))
    for start in range(0, len(numbers), _BATCH):
        judged |= begin_to_judge(database, numbers[start : start + _BATCH], {}, now)()
    return judged


def look_again(
    database: Database, article_ids: Collection[int], taught: Mapping[str, Collection[int]]
) -> Mapping[int, NearJudgement]:
    """Return what `judge_again` would say of some articles with more furniture by site, and change nothing."""
    return judge_asked(Asked(database, article_ids, {}, taught)).judgements


def judge_left_over(database: Database, now: datetime, report: Callable[[int], None] | None = None) -> int:
    """Judge what was stored but not judged when a program was killed; return how many articles that were.

    `report` is told how many are done by now.
    """
    done = last = 0
    while True:
        with database.read() as connection:
            numbers = near_index.find_unjudged(connection, after=last, limit=_BATCH)
        if not numbers:
            return done
        begin_to_judge(database, numbers, {}, now)()
        last = numbers[-1]
        done += len(numbers)
        if report is not None:
            report(done)


def begin_to_judge(
    database: Database,
    article_ids: Collection[int],
    stored: Mapping[int, NewArticle],
    now: datetime,
    worker: Worker = THIS_PROCESS,
) -> Callable[[], dict[int, NearJudgement]]:
    """Start to judge articles; what is returned writes the judgements, and returns them by number.

    `stored` are those whose keys are known, `worker` looks for near copies and compares the texts. Articles of higher
    numbers that a faster writer judged before it could see these are seen to.
    """
    keys = {number: Keys(new.keys, new.line_keys) for number, new in stored.items()}
    judged = worker.start(judge_asked, Asked(database, tuple(article_ids), keys))

    def finish() -> dict[int, NearJudgement]:
        found = judged()
        return until_undisturbed(lambda: _write(database, found, stored, now))

    return finish


def _write(
    database: Database, found: Found, stored: Mapping[int, NewArticle], now: datetime
) -> dict[int, NearJudgement]:
    """Write what a round has found in one short transaction, and return the judgements as they came to be.

    Tables and rows come in one order for all writers.
    """
    judgements = dict(found.judgements)
    every = {**found.overlooked, **judgements}
    made = [_link(number, judged) for number, judged in every.items() if judged.of is not None]
    alone = found.linked - {each.article_id for each in made}
    with database.begin() as connection:
        if made or alone:
            tied = story_links.set_links(database, connection, made, alone, now)
            for each in tied:
                if each.article_id in judgements:
                    judgements[each.article_id] = replace(judgements[each.article_id], of=each.of_id)
            repeats = {each.article_id: each.of_id for each in tied if each.verdict == story_links.REPEAT}
            _hear(connection, repeats, found.confirming(repeats))
            _keep_index(database, connection, found)
        near_index.mark_judged(connection, judgements)
        near_index.add_common(connection, found.common)
        furniture.save_trials(connection, found.trials)
        furniture.add_furniture(connection, found.furniture, now)
        furniture.count_furniture(connection, _shows(stored) + Counter(found.shows))
    return judgements


def _shows(stored: Mapping[int, NewArticle]) -> Counter[tuple[str, int]]:
    """Return in how many new articles furniture stands that was left out of them, by site and key."""
    return Counter((new.site, key) for new in stored.values() for key in {key for _, key in new.dropped})


def _hear(connection: Connection, repeats: Mapping[int, int], confirming: Mapping[int, int]) -> None:
    """Let late repeats say of the articles that they repeat what these lack, or that these are theirs."""
    telling = late_repeats.find_telling(connection, repeats)
    telling |= {repeat: of for repeat, of in repeats.items() if of in set(confirming.values())}
    if telling:
        with kept_in_index(connection, set(telling.values())):
            late_repeats.confirm(connection, confirming)
            late_repeats.complete(connection, telling)


def _keep_index(database: Database, connection: Connection, found: Found) -> None:
    """Take out of the index what is kept only as a sighting, and put back what no longer is."""
    every = {**found.overlooked, **found.judgements}
    repeats = {number for number, judged in every.items() if judged.verdict is Verdict.REPEAT}
    database.dialect.remove_keys(connection, {number: found.near_keys[number] for number in repeats - found.demoted})
    again = story_links.find_existing(connection, found.demoted - repeats)
    database.dialect.add_keys(connection, {number: found.near_keys[number] for number in again})


def _link(number: int, judged: NearJudgement) -> NewLink:
    assert judged.of is not None
    why = Why(
        reasons=judged.reasons,
        here=round(judged.here, 4),
        there=round(judged.there, 4),
        only_here=judged.only_here,
        only_there=judged.only_there,
    )
    return NewLink(article_id=number, of_id=judged.of, verdict=judged.verdict.value, why=why)
