"""How publications of an article are told: who has its text, as what, and since when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crawler.logs import printable
from newsfold.cli.render import plural, short_time
from storage.records import PublicationRecord


def publication_lines(publications: Sequence[PublicationRecord]) -> Iterator[str]:
    """Give the publishers of a text, the one that the article is attributed to first; nothing where it has but one."""
    if len(publications) < 2:
        return
    yield f"published by {plural(len(publications), 'publisher')}:"
    for each in publications:
        yield f"  {printable(each.site)}: {_title(each)}"
        yield f"    {_seen(each)}; {', '.join(_facts(each))}"


def _title(each: PublicationRecord) -> str:
    return "headline not recorded" if each.title is None else printable(each.title) or "without a headline"


def _seen(each: PublicationRecord) -> str:
    if each.first_seen_at is None or each.last_seen_at is None:
        return "no page of it is known any more"
    return f"{short_time(each.first_seen_at)} to {short_time(each.last_seen_at)} on {plural(each.page_count, 'page')}"


def _facts(each: PublicationRecord) -> Iterator[str]:
    yield "ingested: the word of whoever did" if each.is_word else "its own page" if each.on_own_page else "lists only"
    if each.authors:
        yield f"by {printable(', '.join(each.authors))}"
    if each.published_at is not None:
        yield f"dated {short_time(each.published_at)}"
    if each.url is not None:
        said = "which it names as the source" if each.defers else "which it claims, and which is not its own"
        yield printable(each.url) + (f" ({said})" if each.url_claimed else "")
    if each.repeat is not None:
        yield f"in other furniture, as article {each.repeat}"
    if each.revision is not None:
        yield f"with earlier text {each.revision}"
