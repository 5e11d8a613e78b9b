"""Exports of what is new or changed: what the last one wrote is remembered article by article, as a hash of each.

No clock and no number decides: an article is written if what would be written of it differs from what was. So nothing
is missed, whenever a transaction is committed and whatever time an archive file gives. What only says that an article
still stands where it stood is no change: when it was last seen, at which place of a page, in which archive file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from storage.errors import StateUnknown
from storage.exporting.fields import FORM, values_of
from storage.exporting.json_values import json_of
from storage.records import StoredArticle

_KIND = "newsfold export state"
_PASSING = ("last_seen_at", "position", "record")


@dataclass(slots=True)
class Increment:
    """The articles of an export that differ from the state of the one before, and the state that it leaves behind.

    `before` are the lines of the state of before, None for the first time; the new one goes to `after` while the
    articles are read. `scope` says what was exported, in a word. `gone` is, at the end, how many are there no more.
    """

    before: Iterable[str] | None
    after: IO[str]
    scope: str
    gone: int = 0

    def changed(self, articles: Iterable[StoredArticle]) -> Iterator[StoredArticle]:
        """Yield the articles that changed; they come in the order of their numbers. Raises StateUnknown."""
        known = _read(self.before, self.scope)
        self.after.write(json.dumps({"kind": _KIND, "form": FORM, "scope": self.scope}) + "\n")
        number, mark = next(known, (0, ""))
        for article in articles:
            while 0 < number < article.id:
                self.gone += 1
                number, mark = next(known, (0, ""))
            found = mark_of(article)
            same = number == article.id and mark == found
            if number == article.id:
                number, mark = next(known, (0, ""))
            if not same:
                yield article
            self.after.write(f"{article.id} {found}\n")
        while number:
            self.gone += 1
            number, mark = next(known, (0, ""))


def mark_of(article: StoredArticle) -> str:
    """Return a hash of what an export writes of an article, without what passes."""
    values: dict[str, Any] = values_of(article)
    for each in (values, *values["sightings"], *values["publications"]):
        for name in _PASSING:
            each.pop(name, None)
    return hashlib.blake2b(json_of(values).encode(), digest_size=10).hexdigest()


def _read(lines: Iterable[str] | None, scope: str) -> Iterator[tuple[int, str]]:
    """Yield the numbers of a state, ascending, each with its hash."""
    if lines is None:
        return
    rest = iter(lines)
    try:
        head = json.loads(next(rest, ""))
        if head["kind"] != _KIND:
            raise StateUnknown("it is no state of an export")
        if head["form"] != FORM:
            return  # the fields are others now: all is written again
        if head["scope"] != scope:
            raise StateUnknown(f"it is of an export of {head['scope']}, and this is one of {scope}")
        last = 0
        for line in rest:
            number, mark = line.split()
            if int(number) <= last:
                raise StateUnknown("its lines are out of order")
            last = int(number)
            yield last, mark
    except (ValueError, KeyError, TypeError):
        raise StateUnknown("it is no state of an export") from None
