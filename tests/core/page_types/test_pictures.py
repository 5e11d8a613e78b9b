from __future__ import annotations

import pytest

from crawler.core.extraction import extract_page
from crawler.core.no_article import NoArticle

_URL = "https://courier.example/harbour/bridge-2"
_CAPTION = (
    "The swing bridge of the old harbour on the morning after the storm, seen from the lock. In front the boat of the "
    "keeper, which broke loose at night and was found under the arches."
)


def _page(body: str, article: str, text: str = _CAPTION) -> str:
    return (
        f"<html><head><title>bridge-2</title></head><body class='{body}'><main><article class='{article}'>"
        f"<h1>bridge-2</h1><time datetime='2025-03-04T10:00:00Z'>4 March 2025</time><div class=entry-content>"
        f"<img src=bridge-2.jpg><p>{text}</p></div></article></main></body></html>"
    )


@pytest.mark.parametrize(
    ("body", "article"),
    [
        ("attachment single single-attachment postid-9", "post-9 attachment type-attachment hentry"),
        ("", "post-9 type-attachment status-inherit hentry"),
        ("attachment-template-default attachmentid-9", ""),
        ("page-node page-node-9 node-type-photo", "node node-photo"),
    ],
)
def test_the_page_of_a_picture_holds_a_caption_and_no_article(body: str, article: str) -> None:
    assert extract_page(_page(body, article), _URL).nothing_because == NoArticle.NO_ARTICLE


def test_a_post_with_a_picture_is_an_article() -> None:
    (article,) = extract_page(_page("single single-post", "post-9 type-post has-attachment hentry"), _URL).articles

    assert article.text == _CAPTION


def test_a_story_about_a_picture_stays() -> None:
    page = _page("attachment single-attachment", "type-attachment", "</p><p>".join([_CAPTION] * 4))

    assert len(extract_page(page, _URL).articles) == 1


def test_the_footer_of_the_site_is_no_text_of_a_post_without_words() -> None:
    page = _page("single single-post", "post-9 type-post hentry", "").replace(
        "</main>", f"</main><footer role=contentinfo><p>{_CAPTION}</p><p>{_CAPTION} Once more.</p></footer>"
    )

    assert extract_page(page, _URL).articles == ()


def test_a_word_of_the_site_above_a_post_without_words_is_no_article() -> None:
    page = (
        f"<html><head><title>Friends of the bridge</title></head><body><div id=left><p>{_CAPTION}</p><p>{_CAPTION}!</p>"
        "</div><div class=hentry><h2><a href='/harbour/bridge-2'>Tree art</a></h2><img src=a.jpg></div></body></html>"
    )

    assert extract_page(page, _URL).articles == ()
