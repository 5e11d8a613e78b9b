from __future__ import annotations

import pytest

from crawler.core.html.dom import parse
from crawler.core.metadata.signed_lines import without_signatures

PROSE = "The ferry stayed in the harbour on Tuesday, because the wind had torn two of its ropes."


def _left(lines: list[str], authors: list[str]) -> list[str]:
    tree = parse("".join(f"<p>{line}</p>" for line in lines))
    return [tree.blocks[index].text for index in without_signatures(tree, range(len(lines)), authors)]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Anna Holm", "Anna Holm"),
        ("Opinion by Anna Holm", "Anna Holm"),
        ("Posted by anna, 5 March 2026", "anna"),
        ("Anna Holm, correspondante à Lille", "Anna Holm"),
        ("Teksti: ANNA HOLM", "Anna Holm"),
        ("By Anna Holm Science reporter, Quay World Service", "Anna Holm"),
        ("文：山田太郎", "山田太郎"),
        ("[서울=뉴스] 김철수 기자 chulsoo@quay.example", "김철수"),
        ("Anna Holm.", "Anna Holm"),
        ("İdil Holm", "İdil Holm"),
    ],
)
def test_a_line_that_only_names_the_author_is_none_of_the_text(line: str, author: str) -> None:
    assert _left([line, PROSE], [author]) == [PROSE]
    assert _left([PROSE, line], [author]) == [PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "Anna Holm writes about boats and lives in Northport.",
        "Anna Holm saw it.",
        "Finally won again",
        "Former editor of the Quay Post dies at 90",
        "Bert Lund",
        "İyi akşamlar",
        "山田太郎は朝の船を待っていた",
        f"Anna Holm {'was there and ' * 9}so on",
    ],
)
def test_what_tells_something_stays(line: str) -> None:
    assert _left([line, PROSE], ["Anna Holm", "山田太郎", "inal"]) == [line, PROSE]


def test_several_authors_go_with_what_they_are() -> None:
    lines = ["Anna Holm", "Health correspondent", "Bert Lund", PROSE]
    assert _left(lines, ["Anna Holm"]) == ["Bert Lund", PROSE]
    assert _left(lines[1:], ["Cleo Dahl"]) == ["Bert Lund", PROSE]
    assert _left(["Anna Holm", "Bert Lund", PROSE], ["Anna Holm", "Bert Lund"]) == [PROSE]


def test_within_a_text_and_where_nothing_else_is_said_names_stay() -> None:
    assert _left([PROSE, "Anna Holm", PROSE], ["Anna Holm"]) == [PROSE, "Anna Holm", PROSE]
    assert _left(["Anna Holm"], ["Anna Holm"]) == ["Anna Holm"]
    assert _left(["Health correspondent", PROSE], []) == ["Health correspondent", PROSE]
