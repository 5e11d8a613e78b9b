from __future__ import annotations

from typing import Any

import pytest

from crawler.core import extraction
from newsfold import Article, extract
from tests.archive.ferry import FERRY

TEXT = "".join(f"<p>{part}</p>" for part in FERRY.split("\n\n"))
PAGE = (
    f"<html><body><article><h1>Night ferry returns</h1><time datetime='2026-03-01'>1 March 2026</time>{TEXT}</article>"
    "</body></html>"
)


def test_text_and_bytes_give_what_the_core_gives() -> None:
    (article,) = extract(PAGE, "https://harbour.example/")
    assert isinstance(article, Article)
    assert article.title == "Night ferry returns"
    assert (
        (article,)
        == extract(PAGE.encode(), "https://harbour.example/")
        == extraction.extract(PAGE, "https://harbour.example/")
    )
    assert extract(PAGE, plain_text=True) != extract(PAGE)
    assert extract("") == extract(b"") == ()


def test_a_file_that_is_no_text_has_no_articles() -> None:
    picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + PAGE.encode()
    assert extract(picture) == extract(bytes(range(256)) * 40) == ()


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        ((None,), r"extract\(\) wants a page as str or bytes, not None; of a file, its read_bytes\(\)"),
        ((5,), "wants a page as str or bytes, not int"),
        ((bytearray(b"x"),), "wants a page as str or bytes, not bytearray"),
        ((PAGE, 5), r"wants the address of the page, url, as str or None, not int"),
        ((PAGE, b"https://harbour.example/"), "url, as str or None, not bytes"),
    ],
)
def test_another_type_is_told_what_is_wanted(arguments: tuple[Any, ...], fault: str) -> None:
    with pytest.raises(TypeError, match=fault):
        extract(*arguments)


def test_so_is_a_wrong_flag() -> None:
    with pytest.raises(TypeError, match="wants plain_text as True, False or None, not str"):
        extract(PAGE, plain_text="yes")  # type: ignore[arg-type]
