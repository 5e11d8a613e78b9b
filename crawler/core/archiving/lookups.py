"""What is to be looked up, and held, before arrivals can be planned: first their texts, then the rest by these."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from crawler.core.archiving.arrivals import Arrival, TextKey, as_notice, may_recur, without_furniture
from crawler.core.archiving.attribution import confirms
from crawler.core.archiving.known import Known, TextMatch, match_text, says_more
from crawler.core.archiving.titles import gives_title

Matched = tuple[Arrival, TextMatch | None]
"""An arrival and the article that has its text."""


def wanted_texts(arrivals: Iterable[Arrival]) -> set[TextKey]:
    """Return what the texts are known by, and would be if they were those of notices that recur."""
    found = set()
    for arrival in arrivals:
        found.add(arrival.text_key)
        if may_recur(arrival):
            found.add(as_notice(arrival).text_key)
    return found


def match_texts(arrivals: Iterable[Arrival], known: Known) -> list[Matched]:
    """Return arrivals, each with the article that has its text."""
    return [(arrival, match_text(arrival, known.holdings, known.articles)[1]) for arrival in arrivals]


def wanted_permalinks(matched: Iterable[Matched]) -> set[bytes]:
    """Return the addresses whose articles arrivals are to be compared with, by their keys."""
    return {
        key
        for arrival, match in matched
        if match is None or match.is_newer or _may_be_lost(arrival, match) or _may_be_misplaced(arrival, match)
        for key in arrival.url_keys
    }


def wanted_sites(matched: Iterable[Matched]) -> set[str]:
    """Return the sites of texts that may be written: what these sites repeat is left out of them."""
    return {arrival.site for arrival, match in matched if _may_be_written(arrival, match)}


def leave_out(matched: Sequence[Matched], learned: Mapping[str, Collection[int]]) -> Sequence[Matched]:
    """Return arrivals without the furniture of their sites, by site, where their texts may be written."""
    if not learned:
        return matched
    return [
        (
            without_furniture(arrival, learned.get(arrival.site, ())) if _may_be_written(arrival, match) else arrival,
            match,
        )
        for arrival, match in matched
    ]


def wanted_cores(matched: Iterable[Matched]) -> set[bytes]:
    """Return the cores of texts that are not known; these may be known in other furniture."""
    unknown = (arrival for arrival, match in matched if match is None or _may_be_lost(arrival, match))
    return {core for arrival in unknown if (core := arrival.candidate.fingerprint.core_digest)}


def may_change(matched: Iterable[Matched], known: Known) -> bool:
    """Whether anything stored may be changed, and not only be seen again."""
    if known.permalinks or known.cores:
        return True
    return any(match is not None and _may_tell(arrival, match) for arrival, match in matched)


def _may_be_written(arrival: Arrival, match: TextMatch | None) -> bool:
    if match is not None and match.article.is_stripped and arrival.publisher != match.article.publisher:
        return True
    if match is None or not match.is_current or _may_be_lost(arrival, match):
        return True
    return _may_be_misplaced(arrival, match) or _may_replace(arrival, match)


def _may_tell(arrival: Arrival, match: TextMatch) -> bool:
    """Whether the page of a known text may give its article the text or headline, an address, or metadata.

    That another publisher has it, too, is a fact beside the article, which must not change meanwhile.
    """
    if arrival.publisher != match.article.publisher:
        return True
    names = match.url_key is None and arrival.url_key is not None
    return (
        _may_replace(arrival, match)
        or names
        or says_more(arrival, match.article)
        or gives_title(arrival, match.article)
    )


def _may_replace(arrival: Arrival, match: TextMatch) -> bool:
    """Whether the own page of a known text may give it, or its headline, to the article."""
    if arrival.publisher != match.article.publisher:
        return confirms(arrival, match.article)
    return arrival.on_own_page and (not match.on_own_page or arrival.candidate.article.title != match.title)


def _may_be_lost(arrival: Arrival, match: TextMatch) -> bool:
    """Whether a notice may turn out to be of another day than the article at another address that has its text.

    An arrival before it may say that day.
    """
    return match.url_key != arrival.url_key and may_recur(arrival)


def _may_be_misplaced(arrival: Arrival, match: TextMatch) -> bool:
    """Whether a text may turn out to be none of the article that has it, see `identity.judge`.

    A text that is current can only lose that to a page that comes before it.
    """
    is_elsewhere = arrival.on_own_page and None not in (arrival.url_key, match.url_key)
    is_elsewhere = is_elsewhere and arrival.url_key != match.url_key and arrival.publisher == match.article.publisher
    return is_elsewhere and (arrival.page > 0 or not match.is_current)
