"""Articles with all that there is, and texts that formats break on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from storage.records import (
    NearRecord,
    PublicationRecord,
    RecordPlace,
    RelatedLink,
    RevisionRecord,
    RightsRecord,
    SightingRecord,
    StoredArticle,
)

NOON = datetime(2026, 3, 1, 12, 0, 0, 250, tzinfo=UTC)
SIGHTING = SightingRecord(
    page_url="https://harbour.example/", position=3, revision=1, first_seen_at=NOON, last_seen_at=NOON,
    publisher="harbour.example", rights=RightsRecord(said={"content_signal": ["ai-train=no"]}, is_reserved=True,
    is_open=False), record=RecordPlace("a.warc.gz", 2**40),
)  # fmt: skip
PUBLICATION = PublicationRecord(
    publisher="harbour.example", site="harbour.example", title="Fog", url="https://harbour.example/4",
    url_claimed=False, defers=False, on_own_page=True, is_word=False, published_at=NOON, authors=("Ida Sand",),
    revision=None, repeat=None, first_seen_at=NOON, last_seen_at=None, page_count=1,
)  # fmt: skip
WHOLE = StoredArticle(
    id=4, title="Fog", text="One line of fog.\n\nAnother.", url="https://harbour.example/4", url_claimed=False,
    publisher="harbour.example", site="harbour.example", source="harbour", published_at=NOON, updated_at=NOON,
    authors=("Ida Sand", "Jo Reed"), language="de", section="Town", tags=("ferry", "fog"),
    image_url="https://harbour.example/4.jpg", image_caption="A ferry", related=(RelatedLink("More", None),),
    confidence=0.9, first_seen_at=NOON, last_seen_at=NOON, sighting_count=1, revision_count=1, publisher_count=2,
    sightings=(SIGHTING,), publications=(PUBLICATION, replace(PUBLICATION, publisher="bay.example")),
    revisions=(RevisionRecord(number=1, title="Mist", text="Mist.", seen_at=NOON),), rights="reserved",
    origins={"title": "feed"}, text_seen_at=NOON, on_own_page=True, story=2,
    near=(NearRecord(article_id=2, verdict="near", here=0.5, there=1.0),),
)  # fmt: skip
BARE = replace(
    WHOLE, id=5, url=None, published_at=None, updated_at=None, authors=(), language=None, section=None, tags=(),
    image_url=None, image_caption=None, related=(), sightings=(), publications=(), revisions=(), revision_count=0,
    rights=None, story=None, near=(), text_seen_at=None,
)  # fmt: skip

# What a store can hold: it keeps neither NUL nor a lone surrogate.
nasty = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=30),
    st.sampled_from(
        ("=1+1", "'=1", "''", "@SUM(A1)", "\t=1", "\r=1", "-", '"', '""', '",\r\n"', "a\u2028b\x85", "\u202eabc",
         "\x01\x1b[31m", "]]>", "&amp;", "\ufeffx", "\ufffe", "\r\n", "＝1", "\n=1")
    ),
)  # fmt: skip


@st.composite
def articles(draw: st.DrawFn) -> StoredArticle:
    """Compose an article of texts that break formats."""
    return replace(
        draw(st.sampled_from((WHOLE, BARE))),
        title=draw(nasty), text=draw(nasty), section=draw(st.none() | nasty), language=draw(st.none() | nasty),
        authors=tuple(draw(st.lists(nasty, max_size=3))), tags=tuple(draw(st.lists(nasty, max_size=3))),
        site=draw(nasty), url=draw(st.none() | nasty), image_url=draw(st.none() | nasty.filter(bool)),
    )  # fmt: skip
