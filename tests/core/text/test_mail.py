from __future__ import annotations

import pytest

from crawler.core.text.mail import may_hold_mail, without_mail


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ada@harbour.london (Ada Marsh)", "Ada Marsh"),
        ("mailto:ada@harbour.london (Ada Marsh), bo@reed.photography (Bo Reed)", "Ada Marsh , Bo Reed"),
        ("Ada Marsh <ada@harbour.london>", "Ada Marsh < >"),
        ("Ada Marsh ada＠harbour.london", "Ada Marsh"),
        ("ada (at) harbour (dot) london", ""),
        ('"ada marsh"@harbour.london', ""),
        ("ada@[192.0.2.7]", ""),
        ("Ada Marsh @ada", "Ada Marsh"),
        ("Ada Marsh (Northport)", "Ada Marsh (Northport)"),
        ("Ada Marsh at the Harbour", "Ada Marsh at the Harbour"),
    ],
)
def test_addresses_are_left_out_and_names_stay(text: str, rest: str) -> None:
    assert " ".join(without_mail(text).split()) == rest
    assert may_hold_mail(text) is (without_mail(text) != text)


@pytest.mark.parametrize("text", ["a@" * 200, "(" * 400, "a" * 399 + "@", "a (at) " * 57, "@" * 400, '"a' * 200 + "@"])
def test_hostile_texts_are_read_too(text: str) -> None:
    assert len(without_mail(text)) <= len(text) + 2
