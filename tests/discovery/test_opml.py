from __future__ import annotations

import pytest

from crawler.discovery.opml import Outline, read_opml, written_opml

LIST = b"""<?xml version="1.0"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Harbour"><outline text="Ferries/Boats">
<outline type="rss" title="Quay  News" text="q" xmlUrl="https://quay.example/feed"/></outline>
<outline text="Gazette" XMLURL=" https://gazette.example/rss "/></outline>
<outline xmlUrl="https://bare.example/feed"/>
<outline text="a note"/></body></opml>"""


def test_folders_stand_before_the_name() -> None:
    assert read_opml(LIST) == (
        Outline("Harbour/Ferries∕Boats/Quay News", "https://quay.example/feed"),
        Outline("Harbour/Gazette", "https://gazette.example/rss"),
        Outline("feed", "https://bare.example/feed"),
    )


def test_what_is_written_is_read_again() -> None:
    feeds = [Outline("Harbour/Ferries/Quay & Sons", "https://quay.example/feed?a=1&b=2"), Outline("Gazette", "u")]
    pages = [Outline("Harbour/Site", "https://site.example/")]
    text = written_opml(feeds, pages)
    assert read_opml(text.encode()) == tuple(feeds)
    assert 'type="link" text="Site" title="Site" url="https://site.example/"' in text


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "is no well-formed XML"),
        (b"<opml><body><outline></body>", "is no well-formed XML"),
        (b"<rss/>", "no OPML"),
        (b'<!DOCTYPE opml [<!ENTITY a "b">]><opml><body><outline text="&a;"/></body></opml>', "entities"),
        (b'<?xml version="1.0" encoding="nonsense"?><opml/>', "is no well-formed XML"),
        (b"x" * (16 * 1024 * 1024 + 1), "bytes"),
    ],
)
def test_what_is_no_list_is_told_in_a_clause(body: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_opml(body)


def test_folders_in_folders_without_end_are_read() -> None:
    deep = b"<opml><body>" + b'<outline text="x">' * 3_000 + b'<outline xmlUrl="u"/>' + b"</outline>" * 3_000
    assert len(read_opml(deep + b"</body></opml>")) == 1
