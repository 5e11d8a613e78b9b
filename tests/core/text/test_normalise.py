from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.accelerator import native
from crawler.core.text.normalise import fold, folded, tokens, unwrapped, words

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
ODD_TEXT = st.text(st.sampled_from("ab5-'’&;<>/#\u00ad\u200b\u0345\u00b4ﬁßİΣς가ก字\ud800\x00 $−٣é\u0301"), max_size=30)


@pytest.mark.parametrize(
    "variants",
    [
        ("The mayor doesn't know", "The mayor doesn’t know", "THE MAYOR DOESNT KNOW"),
        ("the mayor doesnt know", "the  mayor\n doesn&#8217;t know."),
        ("Ships & ports", "Ships &amp; ports", "Ships &amp;amp; ports", "<b>Ships</b> &amp;<br/>ports", "Ships, ports"),
        ("harbour office", "har\u00adbour of\ufb01ce", "har\u200bbour office", "\uff48arbour office"),
        ("Straße", "STRASSE", "strasse"),
        ("café", "cafe\u0301"),
        ("İzmir", "I\u0307zmir", "izmir"),
        ("temperature −5", "temperature -5"),
        ("東京タワー", "東京 タワー", "東京\uff80\uff9c\uff70"),
    ],
)
def test_presentation_does_not_count(variants: tuple[str, ...]) -> None:
    assert len({tuple(tokens(variant)) for variant in variants}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("7 hurt", "8 hurt"),
        ("rates at 3.25", "rates at 32.5"),
        ("minus -5 degrees", "minus 5 degrees"),
        ("a fee of $5", "a fee of €5"),
        ("कमल", "कमाल"),
    ],
)
def test_content_counts(one: str, other: str) -> None:
    assert tokens(one) != tokens(other)


def test_words_of_every_script() -> None:
    assert tokens("नदी में बाढ़") == ["नदी", "में", "बाढ़"]
    assert tokens("كَتَبَ الولد") == ["كَتَبَ", "الولد"]
    assert tokens("北京 2024年") == ["北", "京", "2024", "年"]
    assert tokens("snake_case, 3-4") == ["snake", "case", "3", "4"]


def test_broken_text_is_no_error() -> None:
    assert tokens("a\ud800b\x00c") == ["a", "b", "c"]
    assert tokens("<" * 5_000 + "&" * 5_000) == []


@given(ANY_TEXT | ODD_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(ANY_TEXT)
def test_tokens_can_be_encoded(text: str) -> None:
    assert " ".join(tokens(text)).encode().decode().split() == tokens(text)


_LINES = st.lists(st.sampled_from([
    *" \t\n\x1c\x00'`$&<>_.,-–—·", "-5", " -5", "$5", "5", "Ab", "word", "É", "ß", "ÿ", "×", "÷", "Ж", "Ё",
    "й", "и\u0306", "Σ", "ς", "ě", "Ş", "、", "中国-5",
    "“", "»", "’", "\u00ad", "\u200b", "\u00a0", "\u0085", "ª", "²", "£", "€", "\u2212", "中", "İ", "ſ", "\ud800", "𝒜",
]), max_size=20).map("".join)  # fmt: skip

needs_native = pytest.mark.skipif(native is None, reason="no native code here")


@needs_native
@given(_LINES | st.text())
def test_a_line_is_folded_alike_or_left_to_python(line: str) -> None:
    assert native is not None
    assert native.fold(line) in (None, " ".join(words(folded(unwrapped(line)))))


@needs_native
def test_each_character_is_folded_alike_or_left_to_python() -> None:
    assert native is not None
    signs = [sign for sign in map(chr, range(0x10000)) if native.fold(sign) is not None]
    assert len(signs) > 40_000
    for start in range(0, len(signs), 200):
        line = " ".join(f"a{sign}b {sign} {sign}-1 -{sign}2" for sign in signs[start : start + 200])
        assert native.fold(line) == " ".join(words(folded(unwrapped(line))))


@needs_native
@pytest.mark.parametrize(
    "line",
    [
        *(
            "The ferry's 5 -6 $7 trips",
            "“Ça va” — l’été… 5",
            "Ёж и йод",
            "Die Straße, £5 und €6",
            "Příliš žluťoučký kůň",
        ),
        *(
            "Ο Σίσυφος",
            "Їжак у Қазақстан",
            "Thuyền Đà Nẵng",
            "وصلت العبارة",
            "המעבורת",
            "渡轮，9月5日。フェリー",
            "ﬁne",
        ),
    ],
)
def test_common_lines_are_folded_natively(line: str) -> None:
    assert native is not None
    assert native.fold(line) == " ".join(words(folded(unwrapped(line))))
