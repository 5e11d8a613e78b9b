from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.metadata.date_lines import (
    dates_of_line,
    is_label,
    is_labelled,
    is_of_another,
    labelled_dates,
    opening_date,
)

MAY_16 = datetime(2024, 5, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "16 May 2024", "Published: 16 May 2024", "16. Mai 2024 | Von Ada Marsh", "Publié le 16 mai 2024",
        "Опубликовано 16 мая 2024", "2024年5月16日 更新", "Northport, 16 de mayo de 2024",
    ],
)  # fmt: skip
def test_a_line_of_a_date_and_little_else(text: str) -> None:
    assert [moment.at.date() for moment in dates_of_line(text, None)] == [MAY_16.date()]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge that was closed on 16 May 2024 was opened again for lorries.",
        "16 May", "3 March 1911", "", "On 16 May 2024 " + "the ferry made its last trip and " * 9,
    ],
)  # fmt: skip
def test_text_about_a_day_is_no_date_line(text: str) -> None:
    assert dates_of_line(text, None) == []


def test_within_a_text_less_may_stand_beside_the_date() -> None:
    line = "16 May 2024, from our reporter in Northport"
    assert dates_of_line(line, None)
    assert dates_of_line(line, None, in_text=True) == []


@pytest.mark.parametrize("label", ["Accepted: ", "Received ", "Event date: ", "Wann: ", "Deadline "])
def test_a_date_of_another_thing_is_none(label: str) -> None:
    assert dates_of_line(f"{label}16 May 2024", None) == []
    (moment,) = dates_of_line(f"{label}3 May 2023. Published: 16 May 2024", None)
    assert moment.at == MAY_16


@pytest.mark.parametrize(
    ("published", "updated"),
    [
        ("Published", "updated"), ("Опубліковано", "Останнє оновлення"), ("Публикувано на", "Последна промяна"),
        ("Objavljeno", "Zadnja izmjena"), ("Objavljeno", "Posodobljeno"), ("Zverejnené", "Upravené"),
        ("Vydáno", "Poslední změna"), ("Paskelbta", "Atnaujinta"), ("Publicēts", "Atjaunināts"),
        ("Avaldatud", "Muudetud"), ("Publicat la", "Ultima actualizare"), ("Δημοσίευση", "Τελευταία ενημέρωση"),
        ("Közzétéve", "Utolsó módosítás"), ("פורסם", "עדכון אחרון"), ("أضيف في", "آخر تعديل"),
        ("تاریخ", "آخرین ویرایش"), ("شائع", "اپ ڈیٹ"), ("প্রকাশ", "হালনাগাদ"), ("பதிவு", "மாற்றம் செய்த நாள்"),
        ("เผยแพร่เมื่อ", "ปรับปรุงล่าสุด"), ("Ngày đăng", "Cập nhật"), ("Creado", "Última modificación"),
        ("Erstellt", "Letzte Änderung"), ("Oprettet", "Sidst ændret"), ("Utworzono", "Zmieniono"),
        ("发表于", "最后编辑于"), ("기사입력", "최종편집"), ("Publié le", "MAJ le"),
    ],
)  # fmt: skip
def test_updates_are_told_by_their_label(published: str, updated: str) -> None:
    line = f"{published} 16.05.2024 | {updated}: 17.05.2024"
    assert [moment.updated for moment in dates_of_line(line, None)] == [False, True]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Published: 16 May 2024", 1), ("16 May 2024", 0), ("© Northport Gazette, published 16 May 2024", 0),
        ("This entry was posted on 16 May 2024 by Ada and is filed under Harbour, Bridges and much more.", 1),
        ("Comment posted 16 May 2024", 0),
    ],
)  # fmt: skip
def test_a_labelled_line_says_what_its_date_is_of(text: str, count: int) -> None:
    assert len(list(labelled_dates(text, None))) == count


def test_labels_of_dates() -> None:
    assert is_label("Veröffentlicht am:")
    assert not is_label("Veröffentlicht am 16.05.2024")
    assert not is_label("The council published its plans for the harbour")
    assert is_labelled("Stand: 16.05.2024")
    assert is_of_another("© 2024 Northport Gazette")
    assert not is_of_another("Published 2024")


@pytest.mark.parametrize(
    ("text", "ends", "opens"),
    [
        ("NORTHPORT, 16 May 2024 – The ferry made its last trip.", False, True),
        ("(16. Mai 2024) Die Fähre fuhr zum letzten Mal.", False, True),
        ("16 May 2024: the ferry", False, True),
        ("16 May 2024 was a grey day.", False, False),
        ("The ferry, which sank on 16 May 2024 – ", False, False),
        ("3 March 1911 – the first bridge fell.", False, False),
        ("Minutes of the meeting of 16 May 2024", True, True),
        ("Minutes of the meeting of 16 May 2024", False, False),
        ("16.5.2024. Most se otvara u petak", False, True),
        ("16.5.2024. i 17.5.2024. most je zatvoren", False, False),
    ],
)
def test_a_dateline_opens_a_text(text: str, ends: bool, opens: bool) -> None:
    assert (opening_date(text, None, ends=ends) is not None) is opens


@given(st.text(alphabet="16 May2024.,–:Mai©published()年月日", max_size=60))
def test_any_line_gives_aware_moments(text: str) -> None:
    for moment in (*dates_of_line(text, "de"), *labelled_dates(text, "de")):
        assert moment.at.tzinfo is not None


@pytest.mark.parametrize("line", ["Query modification in spring, 16 May 2024", "Izmena zakona o luci 16.05.2024"])
def test_a_title_on_changes_is_no_label_of_an_update(line: str) -> None:
    assert [moment.updated for moment in dates_of_line(line, None)] == [False]
