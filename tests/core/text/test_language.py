from __future__ import annotations

import pytest

from crawler.core.text.language import language_of, tag_of

ENGLISH = "The bridge was closed for nine years and the ferry that replaced it was slow, but they have not been idle."
GERMAN = (
    "Die Brücke ist nach neun Jahren wieder offen, und die Fähre wird nicht mehr gebraucht, sagt das Amt für den Hafen."
)
SPANISH = (
    "El puente que cerró hace nueve años se abre de nuevo y los vecinos de la ciudad no lo esperaban, según se dice."
)


@pytest.mark.parametrize(
    ("value", "tag"),
    [("en", "en"), ("pt_BR", "pt-BR"), (" de-AT ", "de-AT"), ("zh-Hant-TW", "zh-Hant-TW"), ("und", None), ("", None)],
)
def test_reads_a_declared_tag(value: str, tag: str | None) -> None:
    assert tag_of(value) == tag


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        (GERMAN, "de"),
        (SPANISH, "es"),
        ("Мост закрыли девять лет назад, и паром, который его заменил, был не так быстр, как это обещали", "ru"),
        (
            "Міст закрили дев'ять років тому, і пором, що його замінив, був не таким швидким, як це обіцяли для міста",
            "uk",
        ),
        ("橋は九年ぶりに開通し、市民は喜んでいる。", "ja"),
        ("大桥九年后重新开放。", "zh"),
        ("다리가 9년 만에 다시 열렸다.", "ko"),
        ("पुल के बंद होने के बाद से नाव ही एक रास्ता था और यह नहीं बदला है", "hi"),
        ("أعيد فتح الجسر في المدينة بعد أن كان مغلقا من قبل على مدى سنوات التي مضت", "ar"),
        ("این پل که در شهر است پس از سال‌ها به روی مردم باز شد و آن را از نو ساختند", "fa"),
        ("Cây cầu được mở lại sau chín năm và người dân của thành phố không còn phải đi phà để sang sông", "vi"),
        ("Northport 12 : 3", None),
    ],
)
def test_tells_the_language_of_a_text(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_declared_language_stands_where_the_text_says_little() -> None:
    assert language_of("Northport 12 : 3", "pt-BR") == "pt"
    assert language_of(ENGLISH, "en-GB") == "en"
    assert language_of("The bridge is open and it is slow.", "ga") == "ga"


BOSNIAN = (
    "Stari most je ponovo otvoren nakon devet godina, i skela koja ga je mijenjala više nije potrebna, javlja opština. "
    "Radovi su trajali duže nego što je bilo planirano, jer su ronioci pod sjevernim stubom našli olupinu broda iz "
    "prošlog vijeka. Putnici će i dalje plaćati kartu, ali će prvi mjesec biti besplatan za učenike i penzionere."
)


def test_a_text_without_a_word_of_the_declared_language_is_in_none_that_is_known() -> None:
    assert language_of(BOSNIAN, "en-US") is None
    assert language_of(BOSNIAN, "bs") == "bs"
    assert language_of("Northport 3 Kiltegan 1 " * 30, "en-US") == "en"  # results are in no language, as a page says


def test_a_text_that_is_plainly_of_another_language_wins() -> None:
    assert language_of(SPANISH, "en-US") == "es"
    assert language_of("橋は九年ぶりに開通し、市民は喜んでいる。", "en") == "ja"


@pytest.mark.parametrize("declared", [None, "en", "pt"])
def test_a_short_text_of_few_small_words_tells_no_language_beside_the_declared(declared: str | None) -> None:
    text = "Na ponte do porto, na praça do mercado e na rua do cais se canta; na noite do santo se dança."
    assert language_of(text, declared) == declared
