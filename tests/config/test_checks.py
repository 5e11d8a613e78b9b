from __future__ import annotations

import pytest

from crawler.config.checks import FETCH, parse_scope


def test_a_scope_is_one_that_people_may_ask_for() -> None:
    assert parse_scope("section") == "section"
    for text in ("", "Site", "feed", "everything"):
        with pytest.raises(ValueError, match="it is page, section or site"):
            parse_scope(text)


@pytest.mark.parametrize("contact", ["desk@paper.example", "https://paper.example/about-our-crawler"])
def test_a_contact_is_a_mail_address_or_a_url(contact: str) -> None:
    assert FETCH["contact"](contact) == contact


@pytest.mark.parametrize(
    "contact", ["me", "me@", "ftp://paper.example/", "desk@paper.example (x)", "büro@paper.example", 3]
)
def test_nothing_else_is_a_contact(contact: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        FETCH["contact"](contact)
