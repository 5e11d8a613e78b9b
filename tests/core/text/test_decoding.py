"""Bytes to text."""

from __future__ import annotations

import codecs
import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.accelerator import native
from crawler.core.text import decoding
from crawler.core.text.decoding import clean, decode, inflate

FRENCH = "L’été à Besançon coûte 50 € de plus — «c’est trop», dit la maire."
RUSSIAN = "Правительство одобрило новый бюджет страны на следующий год."
GREEK = "Η κυβέρνηση ενέκρινε τον προϋπολογισμό για το νέο έτος."
POLISH = "Zażółć gęślą jaźń, powiedział burmistrz małego miasteczka."
HEBREW = "הממשלה אישרה את התקציב החדש לשנה הבאה"
JAPANESE = "政府は新しい予算を承認しました。来年から始まります。"
CHINESE = "政府批准了新的预算案，明年开始实施。"
TAIWANESE = "政府批准了新的預算案，明年開始實施。"
KOREAN = "정부는 새로운 예산안을 승인했다. 내년부터 시행된다."

DECLARED = [
    ("windows-1252", "windows-1252", FRENCH),
    ("iso-8859-1", "windows-1252", FRENCH),  # the label that half of the web used for windows-1252
    ("iso-8859-2", "iso-8859-2", POLISH),
    ("windows-1251", "windows-1251", RUSSIAN),
    ("koi8-r", "koi8-r", RUSSIAN),
    ("windows-1253", "windows-1253", GREEK),
    ("windows-1255", "windows-1255", HEBREW),
    ("shift_jis", "cp932", JAPANESE),
    ("x-sjis", "cp932", JAPANESE),
    ("euc-jp", "euc-jp", JAPANESE),
    ("iso-2022-jp", "iso-2022-jp", JAPANESE),
    ("gb2312", "gb18030", CHINESE),
    ("gbk", "gb18030", CHINESE),
    ("big5", "big5", TAIWANESE),
    ("euc-kr", "cp949", KOREAN),
    ("ks_c_5601-1987", "cp949", KOREAN),
    ("utf-8", "utf-8", JAPANESE),
]


def page(text: str, meta: str = "") -> str:
    return f"<!doctype html><html><head>{meta}<title>{text}</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(("label", "codec", "text"), DECLARED)
def test_the_header_names_the_encoding(label: str, codec: str, text: str) -> None:
    assert decode(page(text).encode(codec), f"text/html; charset={label}") == page(text)


@pytest.mark.parametrize(("label", "codec", "text"), DECLARED)
def test_the_page_names_the_encoding(label: str, codec: str, text: str) -> None:
    html = page(text, f'<meta http-equiv="Content-Type" content="text/html; charset={label}">')
    assert decode(html.encode(codec), "text/html") == html


@pytest.mark.parametrize(("label", "codec", "text"), DECLARED)
def test_utf8_under_any_label_is_utf8(label: str, codec: str, text: str) -> None:
    assert decode(page(text).encode(), f"text/html; charset={label}") == page(text)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [FRENCH, JAPANESE, "plain"])
def test_wide_encodings_need_no_mark(codec: str, text: str) -> None:
    assert decode(page(text).encode(codec), "text/html; charset=utf-8") == page(text)


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_outweighs_the_header(mark: bytes, codec: str) -> None:
    assert decode(mark + page(JAPANESE).encode(codec), "text/html; charset=windows-1252") == page(JAPANESE)


@pytest.mark.parametrize(("language", "codec", "text"), [
    ("fr", "windows-1252", FRENCH), ("ru", "windows-1251", RUSSIAN), ("pl-PL", "windows-1250", POLISH),
    ("el", "windows-1253", GREEK), ("ko", "cp949", KOREAN), ("zh-TW", "big5", TAIWANESE), ("ja", "cp932", JAPANESE),
    ("ja", "euc-jp", JAPANESE), ("zh-Hans", "gb18030", CHINESE),
])  # fmt: skip
def test_an_undeclared_encoding_follows_the_language(language: str, codec: str, text: str) -> None:
    html = page(text).replace("<html>", f'<html lang="{language}">')
    assert decode(html.encode(codec), "text/html") == html
    assert decode(html.encode(codec), "text/html; charset=utf-8") == html


def test_an_encoding_that_nobody_names_is_guessed() -> None:
    html = page(" ".join([RUSSIAN] * 5))
    assert decode(html.encode("windows-1251")) == html


def test_xml_declaration_counts() -> None:
    xml = f'<?xml version="1.0" encoding="windows-1251"?><rss><title>{RUSSIAN}</title></rss>'
    assert decode(xml.encode("windows-1251"), "application/xml") == xml


def test_stray_latin_bytes_in_utf8_are_letters() -> None:
    body = page(JAPANESE).encode() + b"<aside>C\xf4t\xe9 caf\xe9, \x93oui\x94</aside>"
    assert decode(body, "text/html; charset=utf-8").endswith("<aside>Côté café, “oui”</aside>")


def test_garbage_in_utf8_is_replaced_and_the_rest_kept() -> None:
    text = decode(page(FRENCH).encode() + b"<p>\xff\xfe\xc0\x80\xed\xa0\x80</p>", "text/html")
    assert text.startswith(page(FRENCH))
    assert set(text[len(page(FRENCH)) + 3 : -4]) == {"\ufffd"}


def test_control_characters_go_and_blanks_stay() -> None:
    assert decode(b"a\x00b\x01c\x1b[31m\x7f\td\x0be\x0cf\r\ng") == "abc[31m\td e f\r\ng"
    assert decode("a\x85b\x9cc\ufeffd".encode()) == "a\nbcd"
    assert clean("a\ud800b\x00c") == "abc"


def test_a_label_that_is_no_text_encoding_is_ignored() -> None:
    for label in ("rot13", "hex", "base64", "unicode_escape", "utf-7", "idna", "nonsense"):
        assert decode("Uryyb +ADw- jbeyq é".encode(), f"text/html; charset={label}") == "Uryyb +ADw- jbeyq é"


@given(st.binary(max_size=300), st.sampled_from(["", *(f"text/html; charset={label}" for label, _, _ in DECLARED)]))
def test_any_bytes_become_clean_text(body: bytes, content_type: str) -> None:
    text = decode(body, content_type)
    assert clean(text) == text
    assert "\x00" not in text
    text.encode()


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff"), max_size=200))
def test_utf8_comes_back(text: str) -> None:
    assert decode(text.encode(), "text/html; charset=utf-8") == text


@pytest.mark.skipif(native is None, reason="no native code here")
@given(
    st.lists(
        st.sampled_from(
            (b"ferry", "é中".encode(), b"\xc2", b"\x85", b"\xef\xbb\xbf", b"\x0b", b"\x7f", b"\x00", b"\x1b$B")
        )
    ).map(b"".join)
    | st.binary(max_size=300),
    st.sampled_from(("", "text/html; charset=gb18030", "text/html; charset=iso-8859-1")),
)
def test_bytes_are_decoded_alike_without_native_code(body: bytes, content_type: str) -> None:
    found = decode(body, content_type)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decoding, "native", None)
        assert decode(body, content_type) == found


def test_inflate_stops_at_its_limit() -> None:
    packed = gzip.compress(b" " * 5_000_000)
    data, whole = inflate(packed, 1_000)
    assert (len(data), whole) == (1_000, False)


def test_inflate_reads_every_member_and_tells_what_is_cut() -> None:
    packed = gzip.compress(b"first ") + gzip.compress(b"second")
    assert inflate(packed, 100) == (b"first second", True)
    assert inflate(packed[:-9], 100)[1] is False
    assert inflate(b"plain", 100) == (b"plain", True)
    assert inflate(b"\x1f\x8b\x08 not gzip at all", 100)[1] is False
