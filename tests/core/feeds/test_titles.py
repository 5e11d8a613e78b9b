from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.feeds.titles import Written, plain_title
from crawler.core.feeds.xml_feeds import parse_xml_feed
from tests.core.feeds.written import URL, item, rss


@pytest.mark.parametrize(("title", "plain"), [
    ("AT&amp;T &#8217;s <i>new</i>\n cable", "AT&T ’s new cable"), ("if a < b & c > d", "if a < b & c > d"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"), ("Zero\x00 and \ud800", "Zero and"), ("", ""),
])  # fmt: skip
def test_titles_become_text(title: str, plain: str) -> None:
    assert plain_title(title) == plain


@given(st.text(max_size=60))
def test_a_title_is_one_clean_line(title: str) -> None:
    plain = plain_title(title)
    assert plain == " ".join(plain.split())
    assert "\0" not in plain


@pytest.mark.parametrize(("title", "plain"), [
    ("Why vector<S> is not vector<B>", "Why vector<S> is not vector<B>"),
    ("Why <code>vector&lt;S&gt;</code> <B>hurts</B>", "Why vector<S> hurts"),
    ("Quay<br/>widened", "Quay widened"), ("Quay<wbr>side", "Quayside"), ("<em>Quay <i>wide</em></i>", "Quay wide"),
    ('<a href="/quay">Quay widened', "Quay widened"), ("Why &lt;em&gt; stays", "Why <em> stays"),
    ("Tom &amp;#8217;s quay", "Tom ’s quay"), ("Closing </div> twice", "Closing </div> twice"),
])  # fmt: skip
def test_pairs_of_tags_are_markup_and_a_lone_one_is_text(title: str, plain: str) -> None:
    assert plain_title(title) == plain


def test_a_text_title_keeps_what_looks_like_markup_and_xhtml_keeps_none() -> None:
    assert plain_title("Write <em>so</em> for R&D", Written.TEXT) == "Write <em>so</em> for R&D"
    assert plain_title('Why <x:y>vector&lt;S&gt;</x:y> <custom-tag a="1">', Written.XHTML) == "Why vector<S>"


def test_a_title_of_thousands_of_tags_takes_no_time() -> None:
    assert plain_title("<b>" * 20_000) == "<b>" * 20_000
    assert plain_title("<b>" * 9_000 + "Quay" + "</b>" * 9_000) == "Quay"


@pytest.mark.parametrize("title", [
    "<title>Quay &lt;S&gt; and R&amp;D</title>", '<title type="text">Quay &lt;S&gt; and R&amp;D</title>',
    '<title type="html">Quay &amp;lt;S&amp;gt; and R&amp;amp;D</title>',
    '<title type="html"><![CDATA[<em>Quay</em> &lt;S&gt; and R&amp;D]]></title>',
    '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Quay <b>&lt;S&gt;</b> and R&amp;D</div></title>',
])  # fmt: skip
def test_the_titles_of_an_atom_feed_say_the_same_whatever_their_type(title: str) -> None:
    entry = f'<entry>{title}<link href="https://paper.example/quay"/></entry>'
    feed = parse_xml_feed(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>', URL)
    assert feed is not None
    assert feed.entries[0].title == "Quay <S> and R&D"


@pytest.mark.parametrize("title", [
    "Quay &lt;S&gt; and R&amp;D", "Quay &amp;lt;S&amp;gt; and R&amp;amp;D", "<![CDATA[Quay <S> and R&D]]>",
    "<![CDATA[<em>Quay</em> &lt;S&gt; and R&amp;D]]>", "&lt;em&gt;Quay&lt;/em&gt; &lt;S&gt; and R&amp;D",
])  # fmt: skip
def test_the_titles_of_rss_say_the_same_however_often_they_are_escaped(title: str) -> None:
    feed = parse_xml_feed(rss(item(title)), URL)
    assert feed is not None
    assert feed.entries[0].title == "Quay <S> and R&D"
