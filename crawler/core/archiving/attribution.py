"""Whose an article is: of the publisher who served it, until the one whom that one names serves it as well.

Who says what, and what becomes of it, stands in docs/attribution.md.
"""

from __future__ import annotations

from dataclasses import replace

from crawler.core.archiving.arrivals import Arrival
from crawler.core.archiving.known import KnownArticle, TextMatch
from crawler.core.links.publishers import claim_keys
from crawler.core.types import Judgement, Verdict


def judge_elsewhere(arrival: Arrival, same: TextMatch) -> Judgement:
    """Judge the text of an article of another publisher: a repeat, which may confirm what that one claimed."""
    is_confirmed = confirms(arrival, same.article)
    reasons = ("text", "confirms-claim" if is_confirmed else "another-publisher")
    return Judgement(verdict=Verdict.REPEAT, of=same.article_id, becomes_current=is_confirmed, reasons=reasons)


def confirms(arrival: Arrival, article: KnownArticle) -> bool:
    """Return whether a page has, at its publisher's address, what somebody else claimed to stand there."""
    if arrival.is_claim or arrival.url_key is None or not article.is_claim:
        return False
    return article.url_key in claim_keys(arrival.url_key, article.publisher)


def defers(arrival: Arrival, article: KnownArticle) -> bool:
    """Return whether another publisher names an article's own address as that of its text."""
    if not arrival.is_claim or article.is_claim or article.url_key is None:
        return False
    return arrival.url_key in claim_keys(article.url_key, arrival.publisher)


def spare_shared(judgement: Judgement, arrival: Arrival, article: KnownArticle, same: TextMatch | None) -> Judgement:
    """Return a judgement that leaves an article the text that others publish, too.

    The new text of its publisher's page is an article of its own then. A text that its page had before, or that is
    another publisher's by now, is seen as what it was.
    """
    if not judgement.becomes_current or arrival.text_key == article.text_key:
        return judgement
    if same is not None and (same.holder is not None or article.is_shared):
        return replace(judgement, becomes_current=False)
    if article.is_shared:
        reasons = (*judgement.reasons, "shared-text-stays")
        return Judgement(verdict=Verdict.NEW, becomes_current=True, reasons=reasons)
    return judgement
