"""What the targets are told of saved searches: a message a story, and one for all when there are too many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

from crawler.core.search.query import parse_query
from crawler.core.search.snippets import snippet
from crawler.daemon.alarms.messages import Message, Type
from crawler.logs import printable
from storage.records import StoredArticle
from storage.saved_searches import FoundStory

_NAMED = 5
"""Titles that a summary names."""
_TITLE = 200  # characters


@dataclass(frozen=True, slots=True)
class Notice:
    """A message, and the stories that it tells."""

    message: Message
    stories: tuple[FoundStory, ...]


def notices(name: str, query: str, found: Sequence[tuple[FoundStory, StoredArticle]], room: int) -> list[Notice]:
    """Return what to tell of a search when there is room for so many messages: the last sums up what does not fit.

    Without room nothing is told now; what waits is told together when there is.
    """
    if room < 1 or not found:
        return []
    if len(found) <= room:
        return [_single(name, query, *each) for each in found]
    singles, rest = found[: room - 1], found[room - 1 :]
    return [*(_single(name, query, *each) for each in singles), _summary(name, rest)]


def _single(name: str, query: str, story: FoundStory, article: StoredArticle) -> Notice:
    phrases = [each for each in parse_query(query).wanted if not each.by_author]
    dated = "" if article.published_at is None else f", {article.published_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    shown = "".join(part.text for part in snippet(article.text, phrases))
    lines = (article.site + dated, shown, article.url or "")
    body = "\n".join(printable(line) for line in lines if line)
    return Notice(Message(f"{name}: {_title(article)}", body, Type.INFO), (story,))


def _summary(name: str, found: Sequence[tuple[FoundStory, StoredArticle]]) -> Notice:
    titles = "".join(f"\n- {_title(article)}" for _, article in found[:_NAMED])
    more = f"\nand {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    body = f"{len(found)} more stories:{titles}{more}\n`newsfold search --saved {name}` lists them."
    return Notice(Message(f"{name}: {len(found)} more stories", body, Type.INFO), tuple(story for story, _ in found))


def _title(article: StoredArticle) -> str:
    return printable(article.title)[:_TITLE]
