"""What was kept only because a site's furniture was not known yet is judged again; nothing is deleted by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from itertools import groupby

from crawler.archive.maintenance.unlearning import unlearn
from crawler.archive.near_copies.judging import judge_again, judge_left_over
from crawler.archive.search.words import kept_in_index
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.dedup.paragraphs import KEY_VERSION
from crawler.core.dedup.stripping import restore
from crawler.core.types import Verdict
from storage.database import Database
from storage.furniture import find_furniture, find_unapplied, mark_applied
from storage.story_links import find_near, find_tied
from storage.upkeep import list_of_site, put_back, set_cores

_BATCH = 100  # articles that are looked at together


def upkeep(database: Database, now: datetime, report: Callable[[int], None] | None = None) -> Counter[Verdict]:
    """Judge again the articles of each site that taught, or was untaught, furniture; return the verdicts given.

    What was left out of a text as furniture, and is content after all, is put back. `report` is told of how many more
    articles were looked at. It may be broken off: a site is done again as a whole. Raises StorageError.
    """
    judge_left_over(database, now)
    unlearn(database)
    with database.read() as connection:
        unapplied = find_unapplied(connection)
    verdicts: Counter[Verdict] = Counter()
    for site, group in groupby(unapplied, key=lambda each: each.site):
        found = list(group)
        undone = {each.key: each.sample for each in found if each.undone}
        verdicts += _judge_site(database, site, undone, now, report)
        with database.begin() as connection:
            mark_applied(connection, found)
    return verdicts


def _judge_site(
    database: Database, site: str, undone: Mapping[int, str], now: datetime, report: Callable[[int], None] | None
) -> Counter[Verdict]:
    """Judge again what may change by what the site taught: cores, and near copies with furniture glued to text.

    `undone` are paragraphs, by key, that are content after all.
    """
    verdicts: Counter[Verdict] = Counter()
    last = 0
    while True:
        with database.begin() as connection:
            learned = find_furniture(connection, [site], KEY_VERSION).get(site, set())
            articles = list_of_site(connection, site, after=last, limit=_BATCH)
            changed = {}
            for each in articles:
                text, left = restore(each.text, each.dropped, undone)
                if left != each.dropped:
                    with kept_in_index(connection, [each.article_id]):
                        put_back(connection, each.article_id, text, left)
                core_digest = fingerprint(each.title, text, learned).core_digest
                if core_digest != each.core_digest:
                    changed[each.article_id] = core_digest
            set_cores(connection, changed)
            tied = {*find_tied(connection, changed), *find_near(connection, [each.article_id for each in articles])}
        if not articles:
            return verdicts
        verdicts.update(judged.verdict for judged in judge_again(database, {*changed, *tied}, now).values())
        last = articles[-1].article_id
        if report is not None:
            report(len(articles))
