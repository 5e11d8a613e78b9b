"""What has to be looked up, and held, before some arrivals can be planned."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.core.archiving.arrivals import Arrival, TextKey, as_notice, may_recur
from crawler.core.archiving.known import TextMatch, says_more


def wanted_texts(arrivals: Iterable[Arrival]) -> set[TextKey]:
    """Return what the texts are known by, and would be if they were those of notices that recur."""
    found = set()
    for arrival in arrivals:
        found.add(arrival.text_key)
        if may_recur(arrival):
            found.add(as_notice(arrival).text_key)
    return found


def asks_for_permalink(arrival: Arrival, match: TextMatch | None) -> bool:
    """Whether an arrival is to be compared with the articles at its address; `match` is the one with its text."""
    return arrival.url_key is not None and (match is None or match.is_newer or _may_be_misplaced(arrival, match))


def may_be_kept(arrival: Arrival, match: TextMatch | None) -> bool:
    """Whether the text of an arrival may be written, so that what its site repeats is to be left out of it."""
    if match is None or not match.is_current or _may_be_misplaced(arrival, match):
        return True
    return arrival.on_own_page and not match.on_own_page


def may_change(arrival: Arrival, match: TextMatch) -> bool:
    """Whether the page of a known text may give its article the text or headline, an address, or metadata."""
    is_other = not match.on_own_page or arrival.candidate.article.title != match.title
    names = match.url_key is None and arrival.url_key is not None
    return (arrival.on_own_page and is_other) or names or says_more(arrival, match.article)


def _may_be_misplaced(arrival: Arrival, match: TextMatch) -> bool:
    """Whether a text may turn out to be none of the article that has it, see `identity.judge`.

    A text that is current can only lose that to a page that comes before it.
    """
    is_elsewhere = arrival.on_own_page and None not in (arrival.url_key, match.url_key)
    is_elsewhere = is_elsewhere and arrival.url_key != match.url_key
    return is_elsewhere and (arrival.page > 0 or not match.is_current)
