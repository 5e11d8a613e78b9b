from __future__ import annotations

import pytest

from crawler.core.types import Image
from tests.core.metadata.described import STATED, TEXT, json_ld, origin, page, the_one

HOST = "https://northport.example"


def test_what_the_page_states_goes_before_what_it_shows() -> None:
    shown = f'<img src="/shown.jpg">{TEXT}'
    og = '<meta property="og:image" content="/og.jpg">'
    stated = the_one(page(json_ld(STATED) + og, shown))
    assert stated.image == Image(f"{HOST}/bridge.jpg", "The bridge at dawn")
    assert origin(stated, "image") == "json-ld image"
    assert the_one(page(og, shown)).image == Image(f"{HOST}/og.jpg")
    assert the_one(page("", shown)).image == Image(f"{HOST}/shown.jpg")


@pytest.mark.parametrize(
    ("picture", "path"),
    [
        ('<img src="data:image/gif;base64,R0" data-src="/lazy.jpg">', "/lazy.jpg"),
        ('<img srcset="/small.jpg 300w, /wide.jpg 900w">', "/wide.jpg"),
        ('<img src="/bridge.jpg" width="600px" height="400">', "/bridge.jpg"),
        ('<img src="/dot.jpg" width="1"><img src="/bridge.jpg">', "/bridge.jpg"),
        ('<img src="/logo.png"><img src="/x.png" class="avatar"><img src="/bridge.jpg">', "/bridge.jpg"),
        ('<img src="/logo.png">', None),
        ('<img><img src=""><img srcset=" ">', None),
    ],
)
def test_the_first_photo_is_the_lead_image(picture: str, path: str | None) -> None:
    image = the_one(f"<article><h1>Bridge opens</h1>{picture}{TEXT}</article>").image
    assert (image.url if image else None) == (HOST + path if path else None)


def test_a_caption_stands_in_the_same_figure() -> None:
    figure = (
        '<figure><img src="/a.jpg"><figcaption>The bridge</figcaption></figure><figure><figcaption>Ferry</figcaption>'
    )
    image = the_one(f"<article><h1>Bridge opens</h1>{figure}</figure>{TEXT}</article>").image
    assert image == Image(f"{HOST}/a.jpg", "The bridge")


def test_a_lazy_picture_is_read_from_what_is_shown_without_scripts() -> None:
    lazy = (
        '<img class="x" width="687" height="60"><noscript><img src="https://img.example/q.png" width="687"></noscript>'
    )
    counter = '<noscript><img src="https://count.example/watch/7?c=2"></noscript>'
    figure = f"{counter}<figure>{lazy}<figcaption>The quay</figcaption></figure>"
    image = the_one(f"<article><h1>Bridge opens</h1>{figure}{TEXT}</article>").image
    assert image == Image("https://img.example/q.png", "The quay")
