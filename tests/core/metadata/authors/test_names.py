from __future__ import annotations

import pytest

from crawler.core.metadata.authors.names import given_first, is_account, is_agency, is_person, name_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RUBY BYRNE", "Ruby Byrne"),
        ("SINÉAD O'BRIEN-MCLEAN", "Sinéad O'Brien-McLean"),
        ("JAN VAN DER BERG", "Jan van der Berg"),
        ("J.K. DOE III", "J.K. Doe III"),
        ("ŞULE YILDIZ", "Şule Yıldız"),
        ("REUTERS", "REUTERS"),
        ("Staff Writer Howard Blom", "Howard Blom"),
        ("Howard Blom Staff Writer", "Howard Blom"),
        ("Redakteurin Petra Linde", "Petra Linde"),
        ("North Wales Reporter", None),
        ("Editor-at-large", None),
        ("Fotos: Eva Stein", None),
        ("About Alexa", None),
        ("Super User", None),
        ("and Thomas Fell", "Thomas Fell"),
        ("und Petra Linde", "Petra Linde"),
        ("View ORCID Profile", None),
        ("Email Bio", None),
        ("Email", None),
        ("→ Learn More", None),
        ("and Reuters", "Reuters"),
        ("See full bio", None),
        ("Get author RSS feed", None),
        ("More stories by Ada Marsh", None),
        ("Illustration by Ada Marsh", None),
        ("この記事を書いた人", None),
    ],
)
def test_a_name_is_spelled_as_usual_and_without_a_role(text: str, name: str | None) -> None:
    assert name_of(text) == name


@pytest.mark.parametrize(
    ("text", "always", "turned"),
    [
        ("Gillmore, Steve", False, "Steve Gillmore"),
        ("Gillmore, Steve; Marsh, Lena", False, "Steve Gillmore; Lena Marsh"),
        ("García Márquez, Gabriel", True, "Gabriel García Márquez"),
        ("Jane Doe, Berlin", False, "Jane Doe, Berlin"),
        ("Doe, CNN", False, "Doe, CNN"),
        ("Reuters, Berlin", False, "Reuters, Berlin"),
        ("Ada Marsh and Tom Fell", False, "Ada Marsh and Tom Fell"),
    ],
)
def test_the_family_goes_behind(text: str, always: bool, turned: str) -> None:
    assert given_first(text, always=always) == turned


def test_accounts_agencies_and_persons_are_told_apart() -> None:
    assert [is_account(name) for name in ("mikecasson", "m.casson", "casson_84", "Mike", "dpa", "Mike Casson")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip
    assert is_agency("Reuters")
    assert [is_person(name) for name in ("Mike Casson", "王晓明", "Mike", "mike casson", "Eine Publikation der")] == [
        True, True, False, False, False,
    ]  # fmt: skip
