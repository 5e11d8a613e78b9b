from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from storage.export import format_names, get_format, get_writer
from storage.records import PublicationRecord, RelatedLink, SightingRecord, StoredArticle

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
PUBLICATION = PublicationRecord(
    publisher="harbour.example",
    site="harbour.example",
    title='Fähre "Möwe"',
    url="https://harbour.example/4",
    url_claimed=False,
    defers=False,
    on_own_page=True,
    is_word=False,
    published_at=NOON,
    authors=("Ida Sand",),
    revision=None,
    repeat=None,
    first_seen_at=NOON,
    last_seen_at=NOON,
    page_count=1,
)
ARTICLE = StoredArticle(
    id=4,
    title='Fähre "Möwe"',
    text="One line\u2028of fog\x85 and\n\nanother.",
    url="https://harbour.example/4",
    url_claimed=False,
    publisher="harbour.example",
    site="harbour.example",
    source="harbour",
    published_at=NOON,
    updated_at=None,
    authors=("Ida Sand",),
    language="de",
    section=None,
    tags=("ferry", "fog"),
    image_url="https://harbour.example/4.jpg",
    image_caption=None,
    related=(RelatedLink("More", None),),
    confidence=0.9,
    first_seen_at=NOON,
    last_seen_at=NOON,
    sighting_count=1,
    revision_count=2,
    publisher_count=2,
    sightings=(
        SightingRecord(
            page_url="https://harbour.example/", position=3, revision=2, first_seen_at=NOON, last_seen_at=NOON
        ),
    ),
    publications=(PUBLICATION, replace(PUBLICATION, publisher="bay.example", site="bay.example")),
)

TIME = "2026-03-01T12:00:00+00:00"
SAID = {
    "publisher": "harbour.example",
    "site": "harbour.example",
    "title": 'Fähre "Möwe"',
    "url": "https://harbour.example/4",
    "source": "",
    "url_claimed": False,
    "defers": False,
    "own_page": True,
    "ingested": False,
    "published_at": TIME,
    "authors": ["Ida Sand"],
    "revision": None,
    "repeat": None,
    "first_seen_at": TIME,
    "last_seen_at": TIME,
}
WHERE_AND_WHO = {
    "sightings": [
        {
            "page_url": "https://harbour.example/",
            "publisher": "",
            "kind": "page",
            "document": None,
            "position": 3,
            "revision": 2,
            "first_seen_at": TIME,
            "last_seen_at": TIME,
            "rights": None,
            "record": None,
        }
    ],
    "publications": [SAID, SAID | {"publisher": "bay.example", "site": "bay.example"}],
}


@pytest.mark.parametrize("name", format_names())
def test_each_format_writes_every_article_and_counts_them(name: str) -> None:
    form = get_format(name)
    out, empty = (io.BytesIO() if form.is_binary else io.StringIO() for _ in range(2))
    assert form.write(iter([ARTICLE, replace(ARTICLE, id=5, title="Zweite")]), out) == 2
    assert form.write([], empty) == 0
    written = out.getvalue() if isinstance(out, io.StringIO) else out.getvalue().decode("utf-8", "replace")
    assert ARTICLE.title.split()[0] in written
    assert "Zweite" in written


def test_json_lines_are_one_article_each() -> None:
    out = io.StringIO()
    get_writer("jsonl")([ARTICLE, ARTICLE], out)
    lines = out.getvalue().splitlines()
    assert len(lines) == 2
    said = {
        "newsfold": 1,
        "id": 4,
        "title": 'Fähre "Möwe"',
        "text": ARTICLE.text,
        "url": "https://harbour.example/4",
        "url_claimed": False,
        "publisher": "harbour.example",
        "site": "harbour.example",
        "source": "harbour",
        "own_page": False,
        "ingested": False,
        "published_at": TIME,
        "updated_at": None,
        "authors": ["Ida Sand"],
        "language": "de",
        "section": None,
        "tags": ["ferry", "fog"],
        "image": {"url": "https://harbour.example/4.jpg", "caption": None},
        "related": [{"text": "More", "url": None}],
        "origins": {},
        "confidence": 0.9,
        "first_seen_at": TIME,
        "last_seen_at": TIME,
        "text_seen_at": None,
        "rights": None,
        "story": None,
        "near": [],
        "revisions": 2,
        "earlier_texts": [],
    }
    assert json.loads(lines[0]) == said | WHERE_AND_WHO
