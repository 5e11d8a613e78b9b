from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from crawler.core.feeds.feed import MAX_ENTRIES
from crawler.core.feeds.xml_repair import escape_strays, well_formed


def _tags(source: bytes | None) -> list[str]:
    assert source is not None
    return [element.tag for element in etree.fromstring(source).iter("*")]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Salt & pepper", "Salt &amp; pepper"),
        ("&amp; &lt; &#228; &#xE4;", "&amp; &lt; &#228; &#xE4;"),
        ("caf&eacute;&nbsp;", "café\xa0"),
        ("&unknown;", "&amp;unknown;"),
        ("&#1;x&#xD800;", "x"),
        ("a<![CDATA[ & ]]>b & c", "a<![CDATA[ & ]]>b &amp; c"),
        ("<![CDATA[ & without end", "<![CDATA[ & without end"),
        ("", ""),
    ],
)
def test_stray_ampersands_are_escaped_outside_of_cdata(text: str, escaped: str) -> None:
    assert escape_strays(text) == escaped


@given(st.text(alphabet="ab&;#x12<![CDATA]>", max_size=60))
def test_escaping_twice_changes_nothing(text: str) -> None:
    once = escape_strays(text)
    assert escape_strays(once) == once


def test_a_feed_begins_with_its_root() -> None:
    assert _tags(well_formed("<b>Warning</b> <!DOCTYPE rss><rss><channel/></rss> junk")) == ["rss", "channel"]
    assert well_formed("<html><body/></html>") is None
    assert well_formed("") is None


def test_undeclared_prefixes_get_a_namespace() -> None:
    tags = _tags(well_formed("<rss><channel><dc:creator>Ada</dc:creator><foo:bar/></channel></rss>"))
    assert tags[2:] == ["{http://purl.org/dc/elements/1.1/}creator", "{urn:undeclared}bar"]


def test_entries_are_bounded() -> None:
    assert _tags(well_formed("<rss>" + "<item></item>" * (MAX_ENTRIES + 10) + "</rss>")).count("item") == MAX_ENTRIES


@given(st.text(alphabet="<>/rsitem&; ='\"!-[]:x", max_size=80))
def test_what_comes_out_can_be_parsed(text: str) -> None:
    source = well_formed(f"<rss>{text}")
    if source is not None:
        etree.fromstring(source)
