"""What the documents that were ingested are to the store now."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from crawler.archive.first_texts import find_repeated_at_first
from crawler.core.dedup.near_values import NearReason
from crawler.core.types import Verdict
from storage.documents import find_documents, find_names
from storage.records import DocumentRecord, LinkRecord
from storage.story_links import REPEAT, find_links

_TOLD_AS_REPEATS = frozenset({NearReason.EARLIER_TEXT_ELSEWHERE, NearReason.FURNITURE_ELSEWHERE})


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentVerdict:
    """What a document is to the store now; `of` is the id of the earlier document that it is about."""

    name: str
    verdict: str
    of: str | None
    why: str


def find_verdicts(connection: Connection, names: Sequence[str]) -> list[DocumentVerdict]:
    """Return what each of these documents is to the store, in their order."""
    found = find_documents(connection, names)
    holding = {each.article_id for each in found.values() if each.article_id is not None}
    links = find_links(connection, holding)
    numbers = holding | {link.of_id for link in links.values()}
    earliest = find_names(connection, numbers)
    at_first = find_repeated_at_first(connection, (each for each in links.values() if each.verdict != REPEAT))
    return [_verdict_on(found[name], links, earliest, at_first) for name in names]


def _verdict_on(
    document: DocumentRecord, links: Mapping[int, LinkRecord], earliest: Mapping[int, str], at_first: Collection[int]
) -> DocumentVerdict:
    name, number = document.name, document.article_id
    if number is None:
        return DocumentVerdict(name=name, verdict=document.verdict, of=None, why="removed")
    link = links.get(number)
    if earliest.get(number) != name or document.verdict in (Verdict.REPEAT, Verdict.REVISION):
        verdict, of_id, reasons = document.verdict, number, document.reasons
    elif link is not None:
        verdict, of_id, reasons = link.verdict, link.of_id, link.why.reasons
        if _TOLD_AS_REPEATS.intersection(reasons):
            verdict = Verdict.REPEAT  # though it is kept: it is another publisher's
        elif number in at_first:
            verdict, reasons = Verdict.REPEAT, ("earlier-text",)
    else:
        return DocumentVerdict(name=name, verdict="new", of=None, why=" ".join(document.reasons))
    of = earliest.get(of_id)
    why = " ".join(reasons) or "same-text"
    if of is None or of == name:
        of, why = None, f"{why} (article {of_id})"
    return DocumentVerdict(name=name, verdict=verdict, of=of, why=why)
