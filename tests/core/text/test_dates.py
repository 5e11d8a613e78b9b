from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.text.dates import find_dates, parse_date
from crawler.core.text.month_names import month_of

DAY = datetime(2024, 5, 16, tzinfo=UTC)
EAST = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2024-05-16", None),
        ("20240516", None),
        ("May 16, 2024", "en"),
        ("MAY 16TH, 2024", None),
        ("Thursday 16 May 2024", "en-GB"),
        ("16-May-24", "en"),
        ("05/16/2024", None),
        ("5/16/2024", "en-US"),
        ("16/5/2024", None),
        ("16/05/24", "fr"),
        ("16.05.2024", None),
        ("Donnerstag, 16. Mai 2024", "de"),
        ("le 16 mai 2024", "fr"),
        ("16 de mayo de 2024", "es"),
        ("quinta-feira, 16 de maio de 2024", "pt-BR"),
        ("16 maggio 2024", "it"),
        ("16 мая 2024 года", "ru"),
        ("16 травня 2024", "uk"),
        ("16 Mayıs 2024 Perşembe", "tr"),
        ("16 maja 2024", "pl"),
        ("16 toukokuuta 2024", "fi"),
        ("2024. május 16.", "hu"),
        ("2024 m. gegužės 16 d.", "lt"),
        ("16 Μαΐου 2024", "el"),
        ("16 tháng 5, 2024", "vi"),
        ("١٦ مايو ٢٠٢٤", "ar"),
        ("16 أيار 2024", "ar"),
        ("16 مايو/أيار 2024", "ar"),
        ("May 16 '24", "en"),
        ("中華民國113年5月16日", "zh"),
        ("۲۷ اردیبهشت ۱۴۰۳", "fa"),
        ("1403/02/27", "fa"),
        ("१६ मई २०२४", "hi"),
        ("2024年5月16日", "zh"),
        ("令和6年5月16日", "ja"),
        ("2024년 5월 16일", "ko"),
        ("2024. 5. 16.", "ko"),
        ("16 พฤษภาคม 2567", "th"),
    ],
)
def test_reads_a_day_in_many_languages(text: str, language: str | None) -> None:
    assert parse_date(text, language=language) == DAY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-16T10:00:00Z", DAY.replace(hour=10)),
        ("2024-05-16T10:00:00.123+02", datetime(2024, 5, 16, 10, 0, 0, 123000, EAST)),
        ("2024-05-16 10:00:00 +0200", datetime(2024, 5, 16, 10, tzinfo=EAST)),
        ("Thu, 16 May 2024 10:00:00 +0200", datetime(2024, 5, 16, 10, tzinfo=EAST)),
        ("Thu, 16 May 2024 10:00:00 EST", datetime(2024, 5, 16, 15, tzinfo=UTC)),
        ("Thu May 16 2024 10:00:00 GMT+0200 (CEST)", datetime(2024, 5, 16, 10, tzinfo=EAST)),
        ("Thu May 16 10:00:00 UTC 2024", DAY.replace(hour=10)),
        ("20240516T100000Z", DAY.replace(hour=10)),
        ("1715853600", DAY.replace(hour=10)),
        ("1715853600000", DAY.replace(hour=10)),
        ("16. Mai 2024 um 14.30 Uhr", DAY.replace(hour=14, minute=30)),
        ("le 16 mai 2024 à 14h30", DAY.replace(hour=14, minute=30)),
        ("10:05, 16 мая 2024", DAY.replace(hour=10, minute=5)),
        ("Posted at 5:30 PM on May 16, 2024", DAY.replace(hour=17, minute=30)),
        ("May 16, 2024 12:15 a.m.", DAY.replace(hour=0, minute=15)),
        ("May 16, 2024 2:30 p.m. EDT", datetime(2024, 5, 16, 18, 30, tzinfo=UTC)),
    ],
)
def test_reads_the_time_of_day_and_its_zone(text: str, expected: datetime) -> None:
    assert parse_date(text) == expected


def test_keeps_the_zone_that_is_written() -> None:
    found = parse_date("2024-05-16T10:00:00+02:00")
    assert found is not None
    assert found.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    "text",
    [
        "Story 12 of the day",
        "May 2024",
        "5/6/2024",  # two languages read two days
        "12 listopada 2023",  # October in one language, November in two
        "31 February 2024",
        "2024-13-01",
        "Chapter 3.14",
        "192.168.10.2024",
        "call 030 1234 5678",
        "",
    ],
)
def test_what_is_open_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_the_language_settles_what_is_open() -> None:
    assert parse_date("5/6/2024", language="en-US") == datetime(2024, 5, 6, tzinfo=UTC)
    assert parse_date("5/6/2024", language="en-GB") == datetime(2024, 6, 5, tzinfo=UTC)
    assert parse_date("12 listopada 2023", language="pl") == datetime(2023, 11, 12, tzinfo=UTC)
    assert parse_date("12 listopada 2023", language="hr") == datetime(2023, 10, 12, tzinfo=UTC)
    assert parse_date("12 listopada 2023", language="xx") is None


def test_finds_several_dates_with_their_places() -> None:
    text = "16 May 2024 | Updated 17 May 2024, 09:10"
    first, second = find_dates(text)
    assert (first.at, text[first.start : first.end], first.has_time) == (DAY, "16 May 2024", False)
    assert second.at == datetime(2024, 5, 17, 9, 10, tzinfo=UTC)
    assert second.has_time


def test_month_names_survive_their_case_and_form() -> None:
    assert month_of("märz", "de") == 3
    assert month_of("desember", "no") == 12
    assert month_of("week", "en") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("۱ فروردین ۱۴۰۳", (2024, 3, 20)),
        ("۲۹ اسفند ۱۴۰۲", (2024, 3, 19)),
        ("۳۰ اسفند ۱۴۰۳", (2025, 3, 20)),  # a leap year
        ("1 مهر 1400", (2021, 9, 23)),
        ("22 بهمن 1357", (1979, 2, 11)),
    ],
)
def test_converts_the_persian_calendar(text: str, day: tuple[int, int, int]) -> None:
    assert parse_date(text, language="fa") == datetime(*day, tzinfo=UTC)


@pytest.mark.parametrize("text", ["24 شعبان 1445", "١٤٤٥/٨/٢٤", "1445-08-24", "昭和64年1月7日"])
@pytest.mark.parametrize("language", ["ar", "fa", "ja", None])
def test_a_calendar_that_is_not_known_gives_no_date(text: str, language: str | None) -> None:
    assert parse_date(text, language=language) is None


def test_the_hours_and_minutes_of_chinese_and_japanese() -> None:
    for text in ("2024年5月16日 14時30分", "2024年5月16日14时30分", "2024년 5월 16일 14시 30분"):
        assert parse_date(text) == datetime(2024, 5, 16, 14, 30, tzinfo=UTC)


@given(st.text(max_size=400))
def test_any_text_gives_aware_dates_or_none(text: str) -> None:
    assert all(found.at.tzinfo is not None for found in find_dates(text))
    parse_date(text)


@pytest.mark.parametrize(
    ("text", "language", "moment"),
    [
        ("25 במרץ 2026, 14:05", "he", "2026-03-25T14:05:00+00:00"),
        ("2026ko martxoaren 25a", "eu", "2026-03-25T00:00:00+00:00"),
        ("2026. gada 25. marts, 14:05", "lv", "2026-03-25T14:05:00+00:00"),
        ("2026-yil 25-mart", "uz", "2026-03-25T00:00:00+00:00"),
        ("2026 жылғы 25 наурыз", "kk", "2026-03-25T00:00:00+00:00"),
        ("25 มี.ค. 2569 14:05 น.", "th", "2026-03-25T14:05:00+00:00"),
        ("25 มีนาคม พ.ศ. 2569", "th", "2026-03-25T00:00:00+00:00"),
        ("25 Meán Fómhair 2026", "ga", "2026-09-25T00:00:00+00:00"),
        ("ika-25 ng Marso, 2026", "fil", "2026-03-25T00:00:00+00:00"),
        ("25 ta' Marzu 2026", "mt", "2026-03-25T00:00:00+00:00"),
        ("Minggu, 6 Nop 2025", "id", "2025-11-06T00:00:00+00:00"),
        ("2026-03-25 PM 2:05", "ko", "2026-03-25T14:05:00+00:00"),
        ("March 25, 2026, 3:45 p.m. ET", "en", "2026-03-25T15:45:00-04:00"),
        ("Jan. 25, 2026 at 3:45 PM Eastern", "en", "2026-01-25T15:45:00-05:00"),
        ("25 mars 2026 à 10:00 et modifié", "fr", "2026-03-25T10:00:00+00:00"),
    ],
)
def test_dates_in_more_languages_and_zones(text: str, language: str, moment: str) -> None:
    assert parse_date(text, language=language) == datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    ("text", "language", "moment"),
    [
        ("May 16, 2024: Ferry is sold", None, "2024-05-16T00:00:00+00:00"),
        ("16.05.2024: Fähre verkauft", "de", "2024-05-16T00:00:00+00:00"),
        ("16 May 2024 10:05 IST", "en-IN", "2024-05-16T10:05:00+05:30"),
        ("16 May 2024 10:05 IST", "en", "2024-05-16T10:05:00+00:00"),
        ("05.10.04", "en-US-x-shown", "2004-05-10T00:00:00+00:00"),
        ("05.27.04", "en-US-x-shown", "2004-05-27T00:00:00+00:00"),
        ("05.10.04", "en-US", "2004-10-05T00:00:00+00:00"),
    ],
)
def test_what_stands_behind_a_date_and_between_its_numbers(text: str, language: str | None, moment: str) -> None:
    assert parse_date(text, language=language) == datetime.fromisoformat(moment)


@pytest.mark.parametrize("language", ["en", None])
def test_english_alone_does_not_settle_the_order(language: str | None) -> None:
    assert parse_date("03/04/2026", language=language) is None


@pytest.mark.parametrize(
    ("text", "year"), [("16.5.98", 1998), ("16 May 98", 1998), ("16.5.04", 2004), ("2.6.77", None), ("2.6.53", None)]
)
def test_two_digits_are_a_year_in_which_there_were_pages(text: str, year: int | None) -> None:
    found = parse_date(text)
    assert (found.year if found else None) == year


@pytest.mark.parametrize("second", ["17.05.2024", "17.05.24", "17.5.2024"])
def test_the_day_of_an_update_is_no_time_of_day(second: str) -> None:
    found = find_dates(f"16.05.2024 | Aktualisiert: {second}", language="de")

    assert [(each.at.day, each.has_time) for each in found] == [(16, False), (17, False)]


def test_a_long_number_is_no_date() -> None:
    assert parse_date("9" * 400) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("16. maja 2024.", "sr"), ("2024. máj. 16.", "hu"), ("16 ΜΑΪΟΥ 2024", "el"), ("16 MAYIS 2024", "tr"),
        ("16 V 2024", None), ("2024 m. gegužės mėn. 16 d.", "lt"), ("den 16:e maj 2024", "sv"), ("16/5-2024", "da"),
        ("16\u200f/5\u200f/2024", "ar"), ("16 ايار 2024", "ar"), ("۲۷ ارديبهشت ماه ۱۴۰۳", "fa"), ("1403-02-27", "fa"),
        ("۲۷ اردیبهشت‌ماه ۱۴۰۳", "fa"), ("16 พ.ค. 67", "th"), ("16 พฤษภาคม พ.ศ.2567", "th"), ("১৬ই মে, ২০২৪", "bn"),
        ("16 ឧសភា 2024", "km"), ("16 මැයි 2024", "si"), ("16 ພຶດສະພາ 2024", "lo"), ("16 ئایار 2024", "ckb"),
        ("16 למאי 2024", "he"),
    ],
)  # fmt: skip
def test_reads_a_day_as_its_people_write_it(text: str, language: str | None) -> None:
    assert parse_date(text, language=language) == (DAY if language else None)
