from __future__ import annotations

import pytest

from crawler.core.metadata.authors.bylines import authors_below, authors_of_byline

_LATIN, _CYRILLIC, _ARABIC, _HAN = "Ada Marsh", "Анна Белова", "سارا احمدی", "王小明"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Piše: {}", _LATIN), ("Napisao {}", _LATIN), ("Avtor: {}", _LATIN), ("Parengė {}", _LATIN),
        ("Autors: {}", _LATIN), ("Kirjutas {}", _LATIN), ("A consemnat {}", _LATIN), ("Beküldte: {}", _LATIN),
        ("Napsala: {}", _LATIN), ("Vložil: {}", _LATIN), ("Rozmawiała {}", _LATIN), ("Skrivet av {}", _LATIN),
        ("Tekst og foto: {}", _LATIN), ("Teksti ja kuvat: {}", _LATIN), ("Höfundur: {}", _LATIN),
        ("Escribe {}", _LATIN), ("Texto y fotos: {}", _LATIN), ("Publicat per {}", _LATIN), ("Egilea: {}", _LATIN),
        ("Articolo di {}", _LATIN), ("Un article de {}", _LATIN), ("Eine Reportage von {}", _LATIN),
        ("Shkruar nga {}", _LATIN), ("Bài: {}", _LATIN), ("Viết bởi {}", _LATIN), ("Müəllif: {}", _LATIN),
        ("Ekleyen: {}", _LATIN), ("Pewarta: {}", _LATIN), ("Autor: {}, fot. Jan Lis", _LATIN),
        ("Підготувала {}", _CYRILLIC), ("Публикувано от {}", _CYRILLIC), ("Пише: {}", _CYRILLIC),
        ("Материал подготовила {}", _CYRILLIC), ("Автор {} на 5 март 2026", _CYRILLIC), ("Аўтар: {}", _CYRILLIC),
        ("Της Μαρίας Παππά", "Μαρίας Παππά"), ("Κείμενο: Μαρία Παππά", "Μαρία Παππά"),
        ("بواسطة {}", _ARABIC), ("إعداد: {}", _ARABIC), ("نوشته شده توسط {}", _ARABIC), ("نويسنده: {}", _ARABIC),
        ("רונית לוי", ""), ("כתבה: רונית לוי", "רונית לוי"), ("פורסם על ידי רונית לוי", "רונית לוי"),
        ("संवाददाता: राम कुमार", "राम कुमार"), ("লিখেছেন রহিম উদ্দিন", "রহিম উদ্দিন"),
        ("எழுதியவர்: ராமன் குமார்", "ராமன் குமார்"), ("ലേഖകൻ: രാമൻ നായർ", "രാമൻ നായർ"),
        ("เขียนโดย สมชาย ใจดี", "สมชาย ใจดี"), ("ავტორი: ნინო ბერიძე", "ნინო ბერიძე"),
        ("投稿者：{}", _HAN), ("取材・文＝{}", _HAN), ("发布者：{}", _HAN), ("〔記者{}／台北報導〕", _HAN),
        ("작성자: 김철수", "김철수"), ("글·사진 김철수", "김철수"),
    ],
)  # fmt: skip
def test_bylines_open_with_the_labels_of_their_language(label: str, name: str) -> None:
    assert authors_of_byline(label.format(name)) == ((name,) if name else ())


@pytest.mark.parametrize(
    "line",
    [
        "Articolo di legge", "Un article de loi", "Servizio di trasporto", "Piše knjigu o luci",
        "Του λιμανιού η γιορτή",
        "Του Αγίου Νικολάου Γιορτή έγινε χθες.", "Escribe un libro sobre el puerto", "Napsal knihu",
        "بواسطة سفينة قديمة عبر الناس النهر في الليل",
    ],
)  # fmt: skip
def test_sentences_that_open_with_the_same_words_name_nobody(line: str) -> None:
    assert authors_of_byline(line) == ()


def test_a_label_alone_takes_no_sentence_below_it_for_names() -> None:
    assert authors_below("Da Redação", "A balsa ficou no porto e a tripulação quer consertar os cabos.") == ()
    assert authors_below("Von", "Ada Marsh") == ("Ada Marsh",)
