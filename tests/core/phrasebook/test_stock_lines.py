from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.phrasebook import stock_lines
from tests.core.phrasebook.examples import LINES

SENTENCES = [
    "The minister told her followers on Telegram that our country must join the pact.",
    "Users can download the app for free and get alerts about floods, the ministry said.",
    "By the time the crew arrived, the ship had gone.",
    "“Follow us on Instagram and join our channel,” the singer told the crowd.",
    "Comments by the mayor angered the fishermen.",
    "Von München nach Bremen: Die Reise einer Brücke",
    "By land and by sea, help arrives",
    "Photo exhibition opens in the old lighthouse",
    "Less than 24 hours later the bridge was open again",
    "Share prices fell for a third day",
    "Read more books, says the new librarian",
    "Er folgte dem Kanal bis zum Meer.",
    "Он подписал договор о строительстве канала.",
    "警方说，事故没有造成人员伤亡。",
]


@pytest.mark.parametrize(
    ("predicate", "line"), [(predicate, line) for predicate, lines in LINES.items() for line in lines]
)
def test_stock_lines(predicate: Callable[[str], bool], line: str) -> None:
    assert predicate(line)


@pytest.mark.parametrize("line", SENTENCES)
def test_text_is_no_stock_line(line: str) -> None:
    assert [predicate.__name__ for predicate in LINES if predicate(line)] == []
    assert not stock_lines.is_stock_line(line)


def test_long_lines_are_text() -> None:
    line = "Follow our Telegram channel. " * 20
    assert not any(predicate(line) for predicate in LINES)
    assert not any(predicate("") for predicate in LINES)


def test_furniture_leaves_out_what_belongs_to_an_article() -> None:
    assert stock_lines.is_stock_line("Continue Reading")
    assert not stock_lines.is_stock_line("By Ana Lopez")
    assert not stock_lines.is_stock_line("Photo: Ana Lopez/Harbour Post")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Leave a Reply", "comment form"),
        ("Comments disabled", "comment form"),
        ("Les commentaires sont fermés.", "comment form"),
        ("Kommentare deaktiviert für Brücke", "comment form"),
        ("Die Kommentare sind geschlossen ablehnend", None),
        ("Weiterlesen", "link to the rest"),
        ("Читайте также:", "heading of related articles"),
        ("分享", "sharing or menu"),
        ("Publicité", "advertisement"),
        ("© 2024 Harbour Post", "copyright"),
        ("Réservé aux abonnés", "paywall or consent"),
        (
            f"An dieser Stelle sehen Sie einen externen Inhalt von HarbourTube{', der den Text ergänzt' * 8}",
            "notice of embedded content",
        ),
        ("Sign up for our weekly newsletter", "promo"),
        ("By Ana Lopez", None),
        ("The ferry was late again on Friday.", None),
    ],
)
def test_the_kind_of_a_stock_line_is_named(line: str, kind: str | None) -> None:
    assert stock_lines.stock_kind(line) == kind


@pytest.mark.parametrize(
    ("line", "is_name"),
    [("Ana Lopez", True), ("Jean-Luc O'Neil", True), ("Ana Lopez Jan Beck Luc", False), ("Ana", False),
     ("storm at sea", False), ("Storm 12", False), ("", False)],
)  # fmt: skip
def test_a_name_is_two_to_four_words_in_capitals(line: str, is_name: bool) -> None:
    assert stock_lines.is_name(line) is is_name


@pytest.mark.parametrize(
    "line",
    [
        "By the quay at noon the boats lay still",  # words in lower case
        "By Ana Lopez: what the harbour hides",  # a title behind the name
        "By Ana Lopez, who has lived among the fishermen of Northport for all her life.",  # a sentence
        "Von",
    ],
)
def test_a_line_that_goes_on_is_no_byline(line: str) -> None:
    assert not stock_lines.is_byline(line)


@pytest.mark.parametrize(
    ("word", "is_time"), [("published", True), ("hours", True), ("час", True), ("часов", True), ("harbour", False)]
)
def test_words_of_time_are_known(word: str, is_time: bool) -> None:
    assert stock_lines.is_time_word(word) is is_time


@given(st.text(max_size=80))
def test_any_line_gets_an_answer(line: str) -> None:
    assert (stock_lines.stock_kind(line) is not None) is stock_lines.is_stock_line(line)


@pytest.mark.parametrize(
    ("line", "is_byline"),
    [
        ("Posted by ana at May 3, 2004 05:12 PM", True),
        ("Publié par ana_l le 3 mai 2004", True),
        ("Posted by ana | 2004-05-03", True),
        ("Posté par ana le 03/05/2004 à 10h12", True),
        ("Publicado por Ana López el 3 de mayo de 2004", True),
        ("Geplaatst door Jan de Vries op 3 mei 2004", True),
        ("Geplaatst door de gemeente werden twaalf banken langs de kade", False),
        ("By ana at noon of 3 May 2004", False),  # a label of one word begins sentences, too
        ("Written by hand in 1912, the book lay there", False),
    ],
)
def test_an_account_in_lower_case_is_named_where_a_date_follows(line: str, is_byline: bool) -> None:
    assert stock_lines.is_byline(line) is is_byline


def test_the_days_of_the_week_are_known_by_their_names() -> None:
    assert all(map(stock_lines.is_weekday, ("thursday", "domenica", "воскресенье", "segunda feira")))
    assert not any(map(stock_lines.is_weekday, ("published", "march", "")))


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("“Night on the lock” by Ida Brandt is licensed under a Creative Commons Attribution 3.0 licence.", False),
        ("Night on the lock by Ida Brandt is licensed under a Creative Commons Attribution 3.0 licence.", True),
        ("If you like it, please share it!", True),
        ("Cet article vous a plu ? N’hésitez pas à partager !", True),
        ("Понравилась статья? Поделитесь с друзьями!", True),
        ("この記事が気に入ったらシェアしてね", True),
        ("This post may contain affiliate links.", True),
        ("The post Bridge stays open appeared first on Courier.", True),
        ("This entry was posted in Harbour. Bookmark the permalink.", True),
        ("It is filed under Harbour. You can follow any responses to this entry through the RSS 2.0 feed.", True),
        ("This page contains a single entry by Ann published on May 3, 2009 1:59 PM.", True),
        ("The bells of the quay was the previous entry in this blog.", True),
        ("“Please share the boat,” said the keeper.", False),
        ("The council gave no responses to the questions of this paper.", False),
        ("The council hopes to share the cost of the bridge.", False),
        ("If you value our reporting, please consider a donation.", True),
        ("The council will consider a donation of land.", False),
        ("Officials consider donating the hall to the town.", False),
    ],
)
def test_an_appeal_to_readers(line: str, is_one: bool) -> None:
    assert stock_lines.is_appeal(line) is is_one


@pytest.mark.parametrize(
    "line", ["Нашли ошибку в смете моста", "Fehler gefunden in der Brücke", "Archivado en el museo"]
)
def test_a_headline_that_begins_as_a_button_does_is_none(line: str) -> None:
    assert stock_lines.stock_kind(line) is None
