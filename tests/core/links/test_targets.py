from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.links.targets import is_action, is_foreign, resolver
from crawler.core.links.urls import resolve

BASE = "https://northport.example/news/bridge"
HREF = st.text(st.characters(codec="utf-8"), max_size=40) | st.from_regex(r"(https?:)?//?[a-zA-Z.:@%/?#&=;é \\-]{0,30}")


@pytest.mark.parametrize(
    "address",
    [
        "https://northport.example/bridge.jpg", "https://northport.example/a.PDF", "https://northport.example/login/",
        "https://northport.example/wp-login.php", "https://northport.example/a?replytocom=3",
        "https://northport.example/a?x=1&share=mail", "https://northport.example/a?action=edit",
        "https://www.facebook.com/northport", "https://t.me/northport", "https://northport.example/a/print",
        "https://northport.example/a?print_recipe=1", "https://northport.example/index.php?id=4&type=98",
        "https://northport.example/a?tmpl=component&page=1", "https://northport.example/print/node/412",
        "https://northport.example/print.php?id=4", "https://northport.example/a?format=print",
        "https://northport.example/index.html%3Freplytocom=7.html", "https://northport.example/a.php@action=edit.html",
        "https://northport.example/index.php/component/users/reset", "https://northport.example/component/user/reset.html",
        "https://northport.example/index.php?option=com_users&view=remind", "https://northport.example/a/sendto_form",
        "https://northport.example/spip.php?page=imprimer&id_article=3", "https://northport.example/forgot-password",
        "https://northport.example/_layouts/15/Authenticate.aspx", "https://northport.example/index.php?eID=tx_cms&file=7",
    ],
)  # fmt: skip
def test_what_does_something_or_is_a_file(address: str) -> None:
    assert is_action(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://northport.example/", "https://northport.example/login-fees-rise", "https://northport.example/a?page=2",
        "https://northport.example/shares/", "https://notfacebook.com/a", "https://northport.example/a.pdf.html",
        "https://northport.example/print/bridge-opens", "https://northport.example/a?type=9",
        "https://northport.example/component/content/article/3-ferry", "https://northport.example/spip.php?page=article",
        "https://northport.example/index.php?option=com_content&id=3", "https://northport.example/forgot-password-of-kings",
        "https://northport.example/?eid=412",
    ],
)  # fmt: skip
def test_what_is_a_page_to_read(address: str) -> None:
    assert not is_action(address)


@pytest.mark.parametrize(
    ("href", "foreign"),
    [("#top", True), ("mailto:a@b.example", True), (" javascript:void(0)", True), ("tel:+1", True),
     ("https://northport.example/", False), ("HTTP://northport.example/", False), ("/a:b", False), ("?a=b:c", False),
     ("", False)],
)  # fmt: skip
def test_other_schemes_and_places_on_the_page_are_foreign(href: str, foreign: bool) -> None:
    assert is_foreign(href) is foreign


@given(HREF)
def test_the_fast_way_resolves_as_the_slow_one(href: str) -> None:
    assert resolver(BASE)(href) == resolve(BASE, href)


@pytest.mark.parametrize("href", ["/;", "/a;", "/a;b", "https://news.example/a;"])
def test_the_fast_way_leaves_parameters_to_the_slow_one(href: str) -> None:
    assert resolver(BASE)(href) == resolve(BASE, href)
