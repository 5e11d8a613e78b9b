from __future__ import annotations

import pytest

from crawler.core.phrasebook.stock_lines import is_continue_reading, is_related_heading


@pytest.mark.parametrize(
    "line",
    [
        "Схожі новини", "Свързани статии:", "Pročitajte još",
        "Sorodni članki", "Prečítajte si aj", "Podobné články",
        "Susiję straipsniai", "Lasi arī", "Loe ka",
        "Articole asemănătoare", "Τελευταία νέα", "Kapcsolódó", "עוד בנושא",
        "اقرأ أيضًا", "مواضيع مشابهة", "مطالب مشابه", "متعلقہ مضامین", "संबंधित पोस्ट",
        "সংশ্লিষ্ট খবর", "இதையும் படிங்க",
        "അനുബന്ധ വാർത്തകൾ", "ఇవి కూడా చదవండి", "हेही वाचा", "ข่าวอื่นๆ", "Tin cùng chuyên mục", "관련글", "関連する記事",
        "相关推荐", "您可能也喜歡", "Llegiu també",
        "Weitere Beiträge", "Похожие записи", "Benzer Yazılar", "Berita Lainnya",
    ],
)  # fmt: skip
def test_related_articles_are_headed_in_many_languages(line: str) -> None:
    assert is_related_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "Читати далі", "Pročitaj više", "Preberi več",
        "Celý článok", "Skaityti toliau", "Loe edasi", "Vezi mai mult",
        "Olvass tovább", "לכתבה המלאה", "قراءة المزيد",
        "ادامه نوشته", "مکمل پڑھیں", "पूरा पढ़ें", "বিস্তারিত পড়ুন",
        "തുടർന്ന് വായിക്കുക", "คลิกอ่านต่อ", "Xem tiếp", "자세히 보기", "続きを見る", "Llegeix més", "Baca lebih lanjut",
    ],
)  # fmt: skip
def test_links_lead_on_in_many_languages(line: str) -> None:
    assert is_continue_reading(line)


@pytest.mark.parametrize("line", ["Више људи чита него пре", "Detalii", "Podobné lodě pluly dál", "更多的人在读书"])
def test_words_that_begin_alike_head_and_lead_nowhere(line: str) -> None:
    assert not is_related_heading(line)
    assert not is_continue_reading(line)
