from __future__ import annotations

from crawler.core.links.photos import is_photo


def test_signs_and_stand_ins_are_no_photos() -> None:
    for address in (
        "/siteLogo.png",
        "/grey-pixel.gif",
        "/img/icons/x.png",
        "/1x1.gif",
        "https://secure.gravatar.com/a",
        "/pixel.gif",
    ):
        assert not is_photo(address), address
    assert not is_photo("/a.jpg", "author-avatar")
    for address in ("/silicon-valley.jpg", "/google-pixel-9.jpg", "/blankenese.jpg", "https://icon.example/quay.jpg"):
        assert is_photo(address), address
