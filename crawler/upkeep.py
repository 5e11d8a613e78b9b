"""What was kept only because a site's furniture was not known yet is judged again; nothing is deleted by it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from itertools import groupby

from crawler.core.fingerprint import fingerprint
from crawler.core.paragraphs import KEY_VERSION
from crawler.core.types import Verdict
from crawler.near_copies import judge_again, judge_left_over
from storage.database import Database
from storage.furniture import find_furniture, find_unapplied, mark_applied
from storage.links import find_tied
from storage.near_index import list_of_site, set_core

_BATCH = 100  # articles that are looked at together


def upkeep(database: Database, now: datetime) -> Counter[Verdict]:
    """Judge again the articles of each site that taught, or was untaught, furniture; return the verdicts given.

    It may be broken off: a site is done again as a whole. Raises StorageError.
    """
    judge_left_over(database, now)
    with database.read() as connection:
        unapplied = find_unapplied(connection)
    verdicts: Counter[Verdict] = Counter()
    for site, found in groupby(unapplied, key=lambda each: each.site):
        verdicts += _judge_site(database, site, now)
        with database.begin() as connection:
            mark_applied(connection, found)
    return verdicts


def _judge_site(database: Database, site: str, now: datetime) -> Counter[Verdict]:
    verdicts: Counter[Verdict] = Counter()
    last = 0
    while True:
        with database.begin() as connection:
            learned = find_furniture(connection, [site], KEY_VERSION).get(site, set())
            articles = list_of_site(connection, site, after=last, limit=_BATCH)
            changed = []
            for number, (title, text, core_digest) in articles.items():
                found = fingerprint(title, text, learned)
                if found.core_digest != core_digest:
                    set_core(connection, number, found.core_digest)
                    changed.append(number)
            tied = find_tied(connection, changed)
        if not articles:
            return verdicts
        verdicts.update(judged.verdict for judged in judge_again(database, {*changed, *tied}, now).values())
        last = max(articles)
