from __future__ import annotations

import pytest

from crawler.core.links.mirror_names import escaped_again, said_address

SITE = "https://northport.example"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("/index.html@p=12.html", "/index.html?p=12"),
        ("/index.html%3Fp=12.html", "/index.html?p=12"),
        ("/index.html%3fp=12", "/index.html?p=12"),
        ("/index.html%253Fp=12.html", "/index.html?p=12"),
        ("/town/node%3Fpage=1.html", "/town/node?page=1"),
        ("/talk/viewtopic.php@t=3&start=15.html", "/talk/viewtopic.php?t=3&start=15"),
        ("/list%3Ff%5B0%5D=ferry.html", "/list?f[0]=ferry"),
    ],
)
def test_the_name_of_a_copy_says_the_address_that_was_copied(name: str, said: str) -> None:
    assert said_address(SITE + name) == SITE + said


@pytest.mark.parametrize(
    "path",
    ["/", "/@ada/bridge-opens", "/news/@ada", "/why%3F", "/a@b.html", "/list?q=a@b=c", "/caf%C3%A9/", "/a%3Fb/c"],
)
def test_any_other_address_says_itself(path: str) -> None:
    assert said_address(SITE + path) == SITE + path


def test_a_file_may_be_named_by_the_escapes_of_its_address() -> None:
    assert escaped_again(f"{SITE}/kj%c3%b8r/?a=%C3%B8") == f"{SITE}/kj%25c3%25b8r/?a=%C3%B8"
    for path in ("/", "/a%20b", "/kj%25c3%25b8r/", "/?a=%C3%B8"):
        assert escaped_again(SITE + path) is None
