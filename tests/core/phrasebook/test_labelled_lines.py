from __future__ import annotations

import pytest

from crawler.core.phrasebook import labelled_lines


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Read more: Storm closes three ports", "Storm closes three ports"),
        ("Lesen Sie auch » Sturm: Häfen zu", "Sturm: Häfen zu"),
        ("相关阅读：风暴关闭港口", "风暴关闭港口"),
        ("Read more:", None),
        ("Mayor: storm closes three ports", None),
    ],
)
def test_related_headline_in_one_line(line: str, headline: str | None) -> None:
    assert labelled_lines.related_in_line(line) == headline


@pytest.mark.parametrize(
    ("line", "is_related"),
    [
        ("Read next: Storm closes three ports", True),
        ("Lesen Sie auch » Sturm: Häfen zu", True),
        ("Lea también: Cierran 3 puertos por la gran tormenta", True),
        ("Más información: 912 345 678", False),  # a telephone number
        ("Related: Storm closes three ports", False),  # one word may be anything
        ("Mayor: storm closes three ports", False),
    ],
)
def test_a_related_line_says_so_in_two_words_and_names_a_headline(line: str, is_related: bool) -> None:
    assert labelled_lines.is_related_line(line) is is_related


@pytest.mark.parametrize(
    ("line", "is_tags"),
    [
        ("Tags: harbour, bridges", True),
        ("Schlagworte | Hafen", True),
        ("标签：港口", True),
        ("Tags: the harbour was closed on Friday.", False),
        ("Tags: " + "harbour, " * 30 + "bridges", False),
        ("Tags:", False),
        ("Harbour: bridges", False),
    ],
)
def test_a_line_of_tags_is_a_label_and_a_short_list(line: str, is_tags: bool) -> None:
    assert labelled_lines.is_tag_line(line) is is_tags


def test_a_long_line_has_no_label() -> None:
    line = "Read more: " + "storm " * 100
    assert labelled_lines.related_in_line(line) is None
    assert not labelled_lines.is_related_line(line)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("About the author", True),
        ("About the Author: Ada Marsh lives by the quay.", True),
        ("À propos de l’auteur", True),
        ("作者简介：马什住在码头", True),
        ("About the author of the bridge nobody knows much", False),
    ],
)
def test_a_line_on_the_writer(line: str, is_one: bool) -> None:
    assert labelled_lines.is_about_author(line) is is_one


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Disclaimer", True),
        ("Haftungsausschluss: Die Kurse sind von gestern.", True),
        ("免责声明", True),
        ("Disclaimer on the door of the lock", False),
    ],
)
def test_a_line_that_disclaims(line: str, is_one: bool) -> None:
    assert labelled_lines.is_disclaimer(line) is is_one
