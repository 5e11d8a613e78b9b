from __future__ import annotations

import pytest

from crawler.core import extract

_URL = "https://courier.example/{}/"
_TEXT = "The keeper of the swing bridge rises before the tide, oils both wheels and writes the hour into his book. " * 2


def _page(title: str, paragraphs: int) -> str:
    return (
        f"<html><head><title>{title}</title></head><body class='page-template-default page page-id-7'>"
        f"<h1>{title}</h1>{f'<p>{_TEXT}</p>' * paragraphs}</body></html>"
    )


@pytest.mark.parametrize(
    ("address", "title", "paragraphs", "articles"),
    [
        ("bridge-guide", "How to keep a swing bridge", 10, 0),
        ("bridge-guide", "How to keep a swing bridge", 45, 1),
        ("privacy-policy", "What we know about you", 45, 0),
        ("rules", "Privacy of our readers", 45, 0),
    ],
)
def test_a_page_of_the_site_is_no_article_unless_it_is_a_guide(
    address: str, title: str, paragraphs: int, articles: int
) -> None:
    assert len(extract(_page(title, paragraphs), _URL.format(address))) == articles
