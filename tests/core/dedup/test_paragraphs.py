from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.accelerator import native
from crawler.core.dedup import paragraphs as module
from crawler.core.dedup.paragraphs import KEY_BITS, paragraph_key, paragraphs, site_key
from crawler.core.text.normalise import tokens

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)
BROKEN = st.text(st.sampled_from("ab5-'’&;<>\u00ad\u200b\n\r\t \u2028\x1c\x85$−٣é\u0301İ東"), max_size=40)
PARAGRAPH, SITE = 170962879391494, 274269846383254


@given(ANY_TEXT | BROKEN)
def test_the_tokens_of_the_paragraphs_are_those_of_the_text(text: str) -> None:
    assert [token for part in paragraphs(text) for token in part.tokens] == tokens(text)


def test_paragraphs_stand_between_blank_lines_or_else_on_lines() -> None:
    assert [part.text for part in paragraphs("one\ntwo\n \nthree")] == ["one\ntwo", "three"]
    assert [part.text for part in paragraphs("one\r\ntwo")] == ["one", "two"]


def test_a_word_is_kept_once_whatever_texts_hold_it(monkeypatch: pytest.MonkeyPatch) -> None:
    (one,), (other,) = paragraphs("the old ferries"), paragraphs("Ferries, again")
    assert one.tokens[2] is other.tokens[0]
    monkeypatch.setattr(module, "_MOST_SHARED", 2)
    assert [part.tokens for part in paragraphs("one two three\n\ntwo four")][1] == ["two", "four"]
    assert len(module._shared) <= 2
    assert paragraphs("x" * 65)[0].tokens == ["x" * 65]
    assert "x" * 65 not in module._shared


def test_keys_are_pinned() -> None:
    # Stored keys compare for years: if this fails, KEY_VERSION needs another number and the store a rebuild.
    assert paragraph_key(["sea", "wall"]) == PARAGRAPH
    assert site_key("harbour.example", PARAGRAPH) == SITE


@given(st.lists(st.text(max_size=9), max_size=9), st.text(max_size=20))
def test_keys_fit_the_index_and_those_of_a_site_are_others(words: list[str], site: str) -> None:
    key = paragraph_key(words)
    of_site = site_key(site, key)
    assert 0 <= key < 2**KEY_BITS
    assert 0 <= of_site < 2**KEY_BITS
    assert of_site != key


@pytest.mark.skipif(native is None, reason="no native code here")
@given(ANY_TEXT | BROKEN)
def test_paragraphs_are_the_same_without_native_code(text: str) -> None:
    found = paragraphs(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "native", None)
        assert paragraphs(text) == found
