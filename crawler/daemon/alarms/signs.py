"""Whether what the latest runs found was read right: the signs of `newsfold check`, looked for among few articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from crawler.core.checking.signs import dates, titles
from crawler.core.checking.values import Observation, ObservedSite
from crawler.daemon.alarms.values import UNCHANGED, Alarm, Aspect, Verdict
from storage.alarm_records import LatestArticle

FRESH = 10
"""The latest articles of a source that are judged together."""

LEAST_FRESH = 5
"""Fewer say nothing: what the signs call a habit is seen in five at least."""

KNOWN = 90
"""Articles before these that are looked at as what is usual there."""

_SIGNS = {Aspect.DATES: dates, Aspect.TITLES: titles}


def signs(
    aspect: Aspect, site: str, fresh: Sequence[LatestArticle], known: Sequence[LatestArticle], standing: str | None
) -> Verdict:
    """Return whether half of the fresh articles bear a sign of this aspect.

    `known` are earlier articles of the source; those from before an alarm that stands, so that what is wrong for long
    does not become what is usual.
    """
    if len(fresh) < LEAST_FRESH:
        return UNCHANGED
    seen = tuple(map(_observation, fresh))
    places = {each.place for each in seen}
    bearers: dict[str, dict[str, str]] = {}  # by sign the places that bear it, with a note
    meanings = {}
    # Alone: what they share is plain to see. With the others: what they lack and these have.
    for articles in (seen, (*seen, *map(_observation, known))):
        for finding in _SIGNS[aspect].look(ObservedSite(site, articles)):
            meanings[finding.sign.name] = finding.sign.meaning
            for example in finding.examples:
                if example.place in places:
                    bearers.setdefault(finding.sign.name, {})[example.place] = example.note
    all_bearers = {place for each in bearers.values() for place in each}
    if 2 * len(all_bearers) < len(fresh):
        return None
    name, count = Counter({name: len(each) for name, each in bearers.items()}).most_common(1)[0]
    if standing is not None:
        return UNCHANGED
    place, note = next(iter(bearers[name].items()))
    message = f'{meanings[name]}: {count} of the latest {len(fresh)}, as in "{note}"; `newsfold show {place}`'
    return Alarm(name, message, min(each.first_seen_at for each in fresh))


def _observation(article: LatestArticle) -> Observation:
    return Observation(place=str(article.id), title=article.title, text="", published_at=article.published_at)
