"""What became of the text that an article was stored with, where it has another one now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection

from crawler.archive.near_copies.texts import near_text, versions
from crawler.core.dedup.near import judge_near
from crawler.core.dedup.near_values import NearText
from crawler.core.dedup.paragraphs import KEY_VERSION
from crawler.core.types import Verdict
from storage.compared_texts import find_compared
from storage.furniture import find_furniture
from storage.records import ComparedText, LinkRecord


def find_repeated_at_first(connection: Connection, links: Iterable[LinkRecord]) -> set[int]:
    """Return the articles whose first text repeats the one that they are linked to, though a later text does not.

    Such a text is listed no more: it is an earlier version of one article, and stands in the other one.
    """
    pairs = {link.article_id: link.of_id for link in links}
    texts = find_compared(connection, pairs.keys())
    firsts = {number: first for number, text in texts.items() if (first := _first_text(text)) is not None}
    others = find_compared(connection, {pairs[number] for number in firsts})
    sites = {text.site for text in (*texts.values(), *others.values())}
    learned = find_furniture(connection, sites, KEY_VERSION) if firsts else {}
    found = set()
    for number, first in firsts.items():
        other = others.get(pairs[number])
        if other is not None:
            first = replace(first, furniture=learned.get(texts[number].site, ()))
            known = versions(other, learned.get(other.site, ()), texts[number])
            if judge_near(first, known).verdict is Verdict.REPEAT:
                found.add(number)
    return found


def _first_text(text: ComparedText) -> NearText | None:
    """Return the text that an article was stored with, None where it is the current one or none is known to be it."""
    if text.text_seen_at == text.seen_at:
        return None
    found = [each for each in text.revisions if each.seen_at == text.seen_at]
    if len(found) != 1:
        return None
    return replace(near_text(text, ()), title=found[0].title, text=found[0].text, is_version=False)
