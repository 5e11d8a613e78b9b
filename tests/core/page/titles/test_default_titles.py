from __future__ import annotations

import pytest

from crawler.core import extract
from crawler.core.page.titles.default_titles import given_title

_LINE = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night."


@pytest.mark.parametrize(
    "title",
    [
        "Untitled Document", "Untitled-1", "New Page 3", "Unbenanntes Dokument", "Documento sin título", "无标题文档",
        "無題ドキュメント", "Документ без названия", "مستند بدون عنوان", "제목 없음", "Nuova pagina 1",
    ],
)  # fmt: skip
def test_a_title_that_a_program_gave_is_none(title: str) -> None:
    assert given_title(title) == ""


@pytest.mark.parametrize("title", ["Untitled films of the harbour", "New Page Street 3", "新页", "", "1984"])
def test_other_titles_are_the_page_s_own(title: str) -> None:
    assert given_title(title) == title


def test_the_line_in_bold_is_the_title_of_a_page_that_nobody_named() -> None:
    text = f"<p><b>Bridge stays open</b></p><p>{_LINE}</p><p>{_LINE * 3}</p>"
    page = f"<html><head><title>Untitled Document</title></head><body>{text}</body></html>"

    assert [article.title for article in extract(page)] == ["Bridge stays open"]
