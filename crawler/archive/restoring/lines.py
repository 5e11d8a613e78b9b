"""A line of an export back to the article that it was written of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeVar

from crawler.archive.rights import rights_record
from crawler.core.rights.judging import from_values
from storage.records import PublicationRecord, RelatedLink, RevisionRecord, SightingRecord, StoredArticle

T = TypeVar("T")

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_MOST_NUMBER = 2**31 - 1


class Fault(ValueError):
    """A field of a line is none of an export; the text says which."""


class Fields:
    """The fields of an object of a line; each look raises `Fault` where it is not of its type."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = values

    def text(self, name: str) -> str:
        """Return a text."""
        found = self.text_or_none(name)
        if found is None:
            raise Fault(name)
        return found

    def text_or_none(self, name: str) -> str | None:
        """Return a text, None where there is none."""
        found = self._values.get(name)
        if found is not None and (not isinstance(found, str) or _UNSTORABLE.search(found)):
            raise Fault(name)
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        found = self._list(name)
        if not all(isinstance(each, str) and not _UNSTORABLE.search(each) for each in found):
            raise Fault(name)
        return tuple(found)

    def flag(self, name: str) -> bool:
        """Return whether it is so; what is not said is not so."""
        return self._values.get(name) is True

    def moment(self, name: str) -> datetime:
        """Return a time."""
        found = self.moment_or_none(name)
        if found is None:
            raise Fault(name)
        return found

    def moment_or_none(self, name: str) -> datetime | None:
        """Return a time in UTC, None where there is none."""
        written = self.text_or_none(name)
        if written is None:
            return None
        try:
            found = datetime.fromisoformat(written)
            return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        except (ValueError, OverflowError):
            raise Fault(name) from None

    def number(self, name: str) -> int:
        """Return a whole number, not below 0."""
        found = self._values.get(name)
        if isinstance(found, bool) or not isinstance(found, int) or not 0 <= found <= _MOST_NUMBER:
            raise Fault(name)
        return found

    def number_or_none(self, name: str) -> int | None:
        """Return a whole number, None where there is none."""
        return None if self._values.get(name) is None else self.number(name)

    def share(self, name: str) -> float:
        """Return a number from 0 to 1."""
        found = self._values.get(name, 1.0)
        if isinstance(found, bool) or not isinstance(found, int | float) or not 0 <= found <= 1:
            raise Fault(name)
        return float(found)

    def each(self, name: str, made: Callable[[Fields], T]) -> tuple[T, ...]:
        """Return what is made of each object of a list."""
        found = self._list(name)
        if not all(isinstance(each, dict) for each in found):
            raise Fault(name)
        return tuple(made(Fields(each)) for each in found)

    def one(self, name: str) -> Fields:
        """Return an object, an empty one where there is none."""
        found = self.object_or_none(name)
        return Fields(found or {})

    def object_or_none(self, name: str) -> Mapping[str, Any] | None:
        """Return an object as it is, None where there is none."""
        found = self._values.get(name)
        if found is not None and not isinstance(found, dict):
            raise Fault(name)
        return found

    def words(self, name: str) -> dict[str, str]:
        """Return an object of texts; what is missing is empty."""
        found = self.object_or_none(name) or {}
        return {key: Fields(found).text(key) for key in found}

    def _list(self, name: str) -> list[Any]:
        found = self._values.get(name)
        if found is not None and not isinstance(found, list):
            raise Fault(name)
        return found or []


def article_of(values: Mapping[str, Any]) -> StoredArticle:
    """Return the article of a line; raises `Fault`."""
    line = Fields(values)
    sightings = line.each("sightings", _sighting)
    earlier = line.each("earlier_texts", _revision)
    publications = line.each("publications", _publication)
    if len({each.number for each in earlier}) < len(earlier) or not sightings:
        raise Fault("sightings" if not sightings else "earlier_texts")
    return StoredArticle(
        id=0,
        title=line.text("title"),
        text=line.text("text"),
        url=line.text_or_none("url"),
        url_claimed=line.flag("url_claimed"),
        publisher=line.text("publisher"),
        site=line.text("site"),
        source=line.text("source"),
        published_at=line.moment_or_none("published_at"),
        updated_at=line.moment_or_none("updated_at"),
        authors=line.texts("authors"),
        language=line.text_or_none("language"),
        section=line.text_or_none("section"),
        tags=line.texts("tags"),
        image_url=line.one("image").text_or_none("url"),
        image_caption=line.one("image").text_or_none("caption"),
        related=line.each("related", lambda link: RelatedLink(link.text("text"), link.text_or_none("url"))),
        confidence=line.share("confidence"),
        first_seen_at=line.moment("first_seen_at"),
        last_seen_at=line.moment("last_seen_at"),
        sighting_count=len(sightings),
        revision_count=len(earlier),
        publisher_count=max(len(publications), 1),
        sightings=sightings,
        publications=publications,
        revisions=earlier,
        text_seen_at=line.moment("text_seen_at"),
        on_own_page=line.flag("own_page"),
        origins=line.words("origins"),
    )


def _sighting(line: Fields) -> SightingRecord:
    said = line.object_or_none("rights")
    return SightingRecord(
        page_url=line.text("page_url"),
        position=line.number("position"),
        revision=line.number_or_none("revision"),
        first_seen_at=line.moment("first_seen_at"),
        last_seen_at=line.moment("last_seen_at"),
        publisher=line.text("publisher"),
        kind=line.text("kind"),
        document=line.text_or_none("document"),
        rights=None if said is None else rights_record(from_values(said)),
    )


def _revision(line: Fields) -> RevisionRecord:
    return RevisionRecord(
        number=line.number("number"), title=line.text("title"), text=line.text("text"), seen_at=line.moment("seen_at")
    )


def _publication(line: Fields) -> PublicationRecord:
    return PublicationRecord(
        publisher=line.text("publisher"),
        site=line.text("site"),
        title=line.text_or_none("title"),
        url=line.text_or_none("url"),
        url_claimed=line.flag("url_claimed"),
        defers=line.flag("defers"),
        on_own_page=line.flag("own_page"),
        is_word=line.flag("ingested"),
        published_at=line.moment_or_none("published_at"),
        authors=line.texts("authors"),
        revision=line.number_or_none("revision"),
        repeat=None,
        first_seen_at=line.moment_or_none("first_seen_at"),
        last_seen_at=line.moment_or_none("last_seen_at"),
        page_count=0,
        source=line.text("source"),
    )
