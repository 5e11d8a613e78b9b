from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.metadata.authors.bylines import authors_of_byline, clean_authors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Marsh", ("Ada Marsh",)),
        ("Written by Ada Marsh and Tom Fell", ("Ada Marsh", "Tom Fell")),
        ("Ada Marsh, Tom Fell & Ida Roe", ("Ada Marsh", "Tom Fell", "Ida Roe")),
        ("BY ADA MARSH, Senior Reporter", ("Ada Marsh",)),
        ("Ada Marsh, Northport", ("Ada Marsh",)),
        ("Ada Marsh | 16 May 2024", ("Ada Marsh",)),
        ("Ada Marsh (ada@northport.example)", ("Ada Marsh",)),
        ("ada@northport.london (Ada Marsh)", ("Ada Marsh",)),
        ("mailto:ada@northport.london (Ada Marsh), tom@northport.example (Tom Fell)", ("Ada Marsh", "Tom Fell")),
        ("ada (at) northport.london", ()),
        ("ada＠northport.london", ()),
        ("Ada Marsh on May 16", ("Ada Marsh",)),
        ("Perry Fell Jr.", ("Perry Fell Jr.",)),
        ("J. Marsh", ("J. Marsh",)),
        ("José Ortega y Gasset", ("José Ortega y Gasset",)),
        ("María Pérez y Juan López", ("María Pérez", "Juan López")),
        ("Von Jan Beck und Eva Stein", ("Jan Beck", "Eva Stein")),
        ("Redacción: Juan López", ("Juan López",)),
        ("Автор: Анна Белова", ("Анна Белова",)),
        ("作者：王小明", ("王小明",)),
        ("作者：王小明 责任编辑：李华", ("王小明",)),
        ("作者：未知 责任编辑：李华不是糖", ()),
        ("佚名", ()),
        ("신현 기자", ("신현",)),
        ("marsh1984", ("marsh1984",)),
        ("https://northport.example/author/ada", ()),
        ("admin", ()),
        ("3 min read", ()),
        ("16 May", ()),
        ("Authored by: Dr. Ada Marsh", ("Dr. Ada Marsh",)),
        ("Ada Marsh, Head of Marketing", ("Ada Marsh",)),
        ("Staff Writer", ()),
        ("Head of Marketing", ()),
        ("Expert Reviewer", ()),
        ("View more posts", ()),
        ("Sat", ()),
        ("Sept", ()),
        ("© Northport Gazette", ()),
        ("Ada Marsh in Northport and Tom Fell in New Quay", ("Ada Marsh", "Tom Fell")),
        ("Ada Marsh. Edited by Tom Fell", ("Ada Marsh",)),
        ("Ada Marsh, translated by Tom Fell", ("Ada Marsh",)),
        ("Ada Marsh reports from Northport", ("Ada Marsh",)),
        ("Texto: Ada Ruiz. Fotos: Luis Mora", ("Ada Ruiz",)),
        ("Ada Beck avec agences", ("Ada Beck",)),
        ("Guest Author", ()),
        ("Me", ()),
        ("Teksti: Ada Virtanen", ("Ada Virtanen",)),
        ("Opracowała: Ada Nowak", ("Ada Nowak",)),
        ("Haber: Ada Yılmaz", ("Ada Yılmaz",)),
        ("Γράφει ο Γιώργος Παππάς", ("Γιώργος Παππάς",)),
        ("Ein Bericht von Ada Beck", ("Ada Beck",)),
        ("de Ada Popescu", ("Ada Popescu",)),
        ('Ada Marsh "Tide"', ("Ada Marsh",)),
        ('Ada "Tide" Marsh', ('Ada "Tide" Marsh',)),
    ],
)
def test_names_are_cleaned(text: str, names: tuple[str, ...]) -> None:
    assert clean_authors([text]) == names


def test_a_name_comes_once_and_in_order() -> None:
    assert clean_authors(["Tom Fell", "By Ada Marsh", "ADA MARSH"]) == ("Tom Fell", "Ada Marsh")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Marsh", ("Ada Marsh",)),
        ("16.05.2024, 14:30 Uhr | Von Jan Beck", ("Jan Beck",)),
        ("Par Anne Roche et Luc Petit", ("Anne Roche", "Luc Petit")),
        ("Por Ana Souza", ("Ana Souza",)),
        ("Di Carla Neri", ("Carla Neri",)),
        ("Автор: Анна Белова", ("Анна Белова",)),
        ("By Ada May, 16 May 2024", ("Ada May",)),
        ("By Ada Marsh May 16, 2024", ("Ada Marsh",)),
        ("Yazan: Deniz Kaya", ("Deniz Kaya",)),
        ("نویسنده: سارا احمدی", ("سارا احمدی",)),
        ("Gespeichert von ada am 16. Mai 2024", ("ada",)),
        ("Geplaatst door Jan op de Beeck op 16 mei 2024", ("Jan op de Beeck",)),
        ("Diposting oleh Budi Santoso pada 16 Mei 2024", ("Budi Santoso",)),
        ("Posted on 16 May 2024 by ada", ("ada",)),
        ('Artículo realizado por Ada Ruiz "Marea"', ("Ada Ruiz",)),
        ("Ein Artikel von Jan Beck", ("Jan Beck",)),
        ("Publié le 16 mai 2024 par ada_m", ("ada_m",)),
        ("Scritto il 16 maggio 2024 da ada", ("ada",)),
        ("Posted on 16 May 2024 by admin", ()),
        ("Closed since 16 May 2024 by order", ()),
        ("Posted by  at April 17, 2003 8:14 AM", ()),
        ("Posted by  on", ()),
        ("Zweites Hauptwerk – Vom Wesen einer Fähre", ()),
        ("By the end of the year the bridge will be open.", ()),
        ("Von der Brücke ist nichts übrig", ()),
        ("The council met by candlelight", ()),
        ("By Ada Marsh " + "x" * 300, ()),
    ],
)
def test_a_line_is_a_byline_only_if_it_opens_as_one(line: str, names: tuple[str, ...]) -> None:
    assert authors_of_byline(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Jan Beck", ()),
        ("Autor: Jan Beck", ("Jan Beck",)),
        ("Posted by Ada Marsh", ("Ada Marsh",)),
        ("(Reporting by Ada Marsh; Editing by Tom Fell)", ("Ada Marsh",)),
        ("por Ana Souza (ana@porto.example) em 05 de June de 2024 às 00:00", ("Ana Souza",)),
    ],
)
def test_behind_the_text_a_byline_has_to_say_more(line: str, names: tuple[str, ...]) -> None:
    assert authors_of_byline(line, behind=True) == names


@given(st.text(max_size=500))
def test_any_text_gives_names_or_nothing(text: str) -> None:
    assert all(name.strip() == name and len(name) <= 80 for name in clean_authors([text]))
    authors_of_byline(text)
