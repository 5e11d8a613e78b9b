"""The fields of an exported article: their names, their types, what they mean, and their values."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from storage.records import NearRecord, PublicationRecord, RevisionRecord, SightingRecord, StoredArticle

FORM = 1
"""The form of an exported article, by which `newsfold ingest` knows a line as one of ours."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name, its type and what it means.

    A type is `text`, `whole`, `number`, `flag`, `time` (UTC), `json` (an object of no fixed fields), `texts` (a list
    of them), or `object` or `objects` (a list of them) with fields of its own in `parts`.
    """

    name: str
    kind: str
    meaning: str
    parts: tuple[Field, ...] = ()


def _many(kind: str, **meanings: str) -> tuple[Field, ...]:
    return tuple(Field(name, kind, meaning) for name, meaning in meanings.items())


_SIGHTING = (
    Field("page_url", "text", "the page"),
    Field("publisher", "text", "who served it"),
    Field("kind", "text", "what it is: a page, a feed, a document that was ingested"),
    Field("document", "text", "the id of what was ingested"),
    Field("position", "whole", "the place on the page, from 0"),
    Field("revision", "whole", "the number of the earlier text that the page shows; none: the current one"),
    Field("first_seen_at", "time", "when the page was first seen to show it"),
    Field("last_seen_at", "time", "when the page was last seen to show it"),
    Field("rights", "json", "what the page says of its use"),
    Field("record", "object", "where the page is kept as it came", (
        Field("file", "text", "the archive file"), Field("offset", "whole", "the byte at which its record begins"),
    )),
)  # fmt: skip
_PUBLICATION = (
    Field("publisher", "text", "who has the text"),
    Field("site", "text", "the host of its address, without www."),
    Field("title", "text", "its headline there"),
    Field("url", "text", "its address there"),
    Field("source", "text", "the source that found it"),
    Field("url_claimed", "flag", "the address is somebody else's"),
    Field("defers", "flag", "the address is the article's own"),
    Field("own_page", "flag", "it was read on its own page"),
    Field("ingested", "flag", "it is the word of whoever ingested it"),
    Field("published_at", "time", "the date there"),
    Field("authors", "texts", "the authors there"),
    Field("revision", "whole", "the number of the earlier text that it showed last; none: the current one"),
    Field("repeat", "whole", "the number of the article that holds its text in other furniture"),
    Field("first_seen_at", "time", "when it was first seen there"),
    Field("last_seen_at", "time", "when it was last seen there"),
)
FIELDS = (
    Field("newsfold", "whole", "the form of these fields: 1"),
    Field("id", "whole", "the number of the article in its archive"),
    Field("title", "text", "the headline"),
    Field("text", "text", "the paragraphs, parted by blank lines"),
    Field("url", "text", "the article's own address"),
    Field("url_claimed", "flag", "the address is another publisher's, and only claimed"),
    Field("publisher", "text", "who served it"),
    Field("site", "text", "the host of its address, without www."),
    Field("source", "text", "the source that found it"),
    Field("own_page", "flag", "it was read on its own page"),
    Field("ingested", "flag", "it is the word of whoever ingested it"),
    Field("published_at", "time", "when it was published, as the page says"),
    Field("updated_at", "time", "when it was updated, as the page says"),
    Field("authors", "texts", "who wrote it"),
    Field("language", "text", "the language, such as en"),
    Field("section", "text", "the section of the site"),
    Field("tags", "texts", "its topics"),
    Field("image", "object", "the lead image", _many("text", url="its address", caption="what stands below it")),
    Field("related", "objects", "links that it names as related", _many("text", text="the words", url="the address")),
    Field("origins", "json", "by field where its value came from: the page, a feed, a sitemap, the address"),
    Field("confidence", "number", "how sure it is that this is an article, 0 to 1"),
    Field("first_seen_at", "time", "when it was first seen"),
    Field("last_seen_at", "time", "when it was last seen"),
    Field("text_seen_at", "time", "when its current text was first seen"),
    Field("rights", "text", "what its publisher says of its use: open, no-reservation, reserved; none: nobody looked"),
    Field("story", "whole", "the number of the first article of its story; none: it stands alone"),
    Field("near", "objects", "the near copies and versions that it is tied to", (
        Field("id", "whole", "the number of the other article"),
        Field("verdict", "text", "near or revision"),
        Field("here", "number", "the share of this text that stands in the other one, 0 to 1"),
        Field("there", "number", "the share of the other text that stands in this one, 0 to 1"),
    )),
    Field("revisions", "whole", "how many earlier texts it has"),
    Field("earlier_texts", "objects", "its earlier texts", (
        Field("number", "whole", "the number of the text"),
        *_many("text", title="the headline of then", text="the text of then"),
        Field("seen_at", "time", "when it was first seen"),
    )),
    Field("sightings", "objects", "the pages that show it", _SIGHTING),
    Field("publications", "objects", "who has its text, where several do; its own publisher first", _PUBLICATION),
)  # fmt: skip
"""All fields, in the order in which they are written."""


def values_of(article: StoredArticle) -> dict[str, Any]:
    """Return the values of an article by the names of `FIELDS`; times are datetimes in UTC."""
    return {
        "newsfold": FORM,
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "url": article.url,
        "url_claimed": article.url_claimed,
        "publisher": article.publisher,
        "site": article.site,
        "source": article.source,
        "own_page": article.on_own_page,
        "ingested": any(each.is_word for each in article.publications[:1]),
        "published_at": article.published_at,
        "updated_at": article.updated_at,
        "authors": article.authors,
        "language": article.language,
        "section": article.section,
        "tags": article.tags,
        "image": {"url": article.image_url, "caption": article.image_caption} if article.image_url else None,
        "related": [{"text": link.text, "url": link.url} for link in article.related],
        "origins": article.origins,
        "confidence": article.confidence,
        "first_seen_at": article.first_seen_at,
        "last_seen_at": article.last_seen_at,
        "text_seen_at": article.text_seen_at,
        "rights": None if article.rights is None else str(article.rights),
        "story": article.story,
        "near": [_tied(each) for each in article.near],
        "revisions": article.revision_count,
        "earlier_texts": [_earlier(each) for each in article.revisions],
        "sightings": [_seen(each) for each in article.sightings],
        # Of one publisher alone the article says it all.
        "publications": [_said(each) for each in article.publications] if len(article.publications) > 1 else [],
    }


def _tied(each: NearRecord) -> dict[str, Any]:
    return {"id": each.article_id, "verdict": each.verdict, "here": each.here, "there": each.there}


def _earlier(each: RevisionRecord) -> dict[str, Any]:
    return {"number": each.number, "title": each.title, "text": each.text, "seen_at": each.seen_at}


def _seen(each: SightingRecord) -> dict[str, Any]:
    return {
        "page_url": each.page_url,
        "publisher": each.publisher,
        "kind": each.kind,
        "document": each.document,
        "position": each.position,
        "revision": each.revision,
        "first_seen_at": each.first_seen_at,
        "last_seen_at": each.last_seen_at,
        "rights": None if each.rights is None else each.rights.said,
        "record": each.record and asdict(each.record),
    }


def _said(each: PublicationRecord) -> dict[str, Any]:
    return {
        "publisher": each.publisher,
        "site": each.site,
        "title": each.title,
        "url": each.url,
        "source": each.source,
        "url_claimed": each.url_claimed,
        "defers": each.defers,
        "own_page": each.on_own_page,
        "ingested": each.is_word,
        "published_at": each.published_at,
        "authors": each.authors,
        "revision": each.revision,
        "repeat": each.repeat,
        "first_seen_at": each.first_seen_at,
        "last_seen_at": each.last_seen_at,
    }
