from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.text.charsets import guess_charset

RUSSIAN = "Паромщик попрощался с городом, и мост открылся через час под звуки школьного оркестра."


@pytest.mark.parametrize(
    ("language", "codec", "text"),
    [
        ("ru", "cp1251", RUSSIAN),
        ("ru", "koi8_r", RUSSIAN),  # told by its small letters, where windows-1251 has capitals
        ("pl", "cp1250", "Most otwarto, a prom odpłynął."),
        ("tr", "cp1254", "Köprü açıldı, vapur gitti."),
        ("ja", "cp932", "橋が開通した。"),
        ("ja", "euc_jp", "橋が開通した。"),
        ("zh-TW", "big5hkscs", "大橋開通"),
        ("zh", "gb18030", "大桥开通"),
        ("de", "cp1252", "Die Brücke öffnet."),
    ],
)
def test_the_language_of_a_page_names_its_old_encoding(language: str, codec: str, text: str) -> None:
    body = f'<html lang="{language}"><body>{text}</body></html>'.encode(codec)
    assert guess_charset(body) == codec


def test_another_script_outweighs_a_theme_that_says_english() -> None:
    body = b'<html lang="en">' + f"<p>{RUSSIAN}</p>".encode("cp1251") * 5
    assert guess_charset(body) == "cp1251"


@pytest.mark.parametrize("body", [b"", b"<p>plain</p>", "<p>Café crème, déjà vu à Zürich</p>".encode("latin-1")])
def test_latin_letters_are_windows_1252(body: bytes) -> None:
    assert guess_charset(body) == "cp1252"


@given(st.binary(max_size=300))
def test_any_bytes_get_an_encoding_that_python_knows(body: bytes) -> None:
    body.decode(guess_charset(body), "replace")
