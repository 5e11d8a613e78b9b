from __future__ import annotations

import pytest

from crawler.core.extraction import extract

_TEXT = (
    "<p>" + "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night. " * 3 + "</p>"
)
_LINE = "<p>A site made<br>by <a href='{}'>Quay Studio</a></p>"


@pytest.mark.parametrize(
    ("foot", "href", "authors"),
    [
        ("<footer>{}</footer>", "https://studio.example/", ()),
        ("<div id=footer>{}</div>", "https://studio.example/", ()),
        ("<footer>{}</footer>", "/people/quay-studio", ("Quay Studio",)),
    ],
)
def test_a_line_of_the_footer_to_another_site_names_no_author(foot: str, href: str, authors: tuple[str, ...]) -> None:
    page = f"<html><body><h1>Bridge stays open</h1>{_TEXT}{foot.format(_LINE.format(href))}</body></html>"

    (article,) = extract(page, "https://courier.example/news/bridge")

    assert article.authors == authors
