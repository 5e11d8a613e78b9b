from __future__ import annotations

from crawler.core.checking.check import SIGNS, check
from tests.core.checking.sites import article, found, plain, seen, site


def test_a_sound_site_shows_no_sign() -> None:
    assert check(site(plain())) == ()


def test_a_site_without_an_article_shows_no_sign() -> None:
    assert check(site([])) == ()


def test_a_site_may_show_several_signs() -> None:
    odd = article("Marrow", title="", published_at=None)
    assert seen([*plain(), odd]) == {"title-none", "undated"}


def test_a_finding_counts_of_how_many() -> None:
    finding = found("title-none", [*plain(), article("Marrow", title="17.03.2026")])
    assert (finding.count, finding.of) == (1, 11)
    assert finding.examples[0].url == "https://harbour.example/marrow"


def test_each_sign_says_what_it_means_and_what_to_do() -> None:
    signs = [value for module in SIGNS for value in vars(module).values() if type(value).__name__ == "Sign"]
    assert len({sign.name for sign in signs}) == len(signs) >= 20
    assert all(sign.meaning and sign.advice for sign in signs)
