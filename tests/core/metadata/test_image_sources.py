from __future__ import annotations

import pytest

from crawler.core.html.dom import parse
from crawler.core.metadata.image_sources import largest_source


def source(markup: str) -> str | None:
    tree = parse(f"<body><div>{markup}</div>")
    return largest_source(tree, next(element for element in tree.elements if element.tag in ("img", "amp-img")))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<img srcset="/s.jpg 300w, /l.jpg 1200w, /m.jpg 600w" src="/s.jpg">', "/l.jpg"),
        ('<img srcset="/one.jpg, /two.jpg 2x" src="/one.jpg">', "/two.jpg"),
        ('<img srcset="/w_300,h_200/a.jpg 300w,/w_900,h_600/a.jpg 900w">', "/w_900,h_600/a.jpg"),
        ('<img src="/max/1374/a.png" width="687" srcset="/max/552/a.png 276w">', "/max/1374/a.png"),
        ('<img src="data:image/gif;base64,R0" data-srcset="/s.jpg 300w, /l.jpg 900w" data-src="/s.jpg">', "/l.jpg"),
        ('<img src="/blank.gif" data-lazy-srcset="/s.jpg 1x, /l.jpg 2x">', "/l.jpg"),
        ('<img src="/spacer.gif" width="1" data-original="/quay.jpg">', "/quay.jpg"),
        ('<img src="/preview.jpg" data-large-file="https://img.example/quay-full.jpg?w=1024">',
         "https://img.example/quay-full.jpg?w=1024"),
        ('<img src="/a.jpg" data-image-meta="{}" data-image-title="quay">', "/a.jpg"),
        ('<picture><source srcset="/a.webp 400w, /b.webp 1600w"><img src="/a.jpg"></picture>', "/b.webp"),
        ('<picture><source srcset="/a.webp"><img src="/a.jpg"></picture>', "/a.jpg"),
        ('<picture><source data-srcset="/a.webp"><img src="data:image/png;base64,R0"></picture>', "/a.webp"),
        ('<amp-img src="/a.jpg" width="600" height="400"></amp-img>', "/a.jpg"),
        ('<img src="https://count.example/watch/7" style="position:absolute; left:-9999px;">', None),
        ('<img src="/count.png" style="display:none">', None),
        ('<img src="about:blank">', None),
        ('<img srcset=", ,">', None),
        ('<img srcset="/a.jpg 1.2.3w">', None),
        ("<img>", None),
    ],
)  # fmt: skip
def test_the_largest_file_of_an_image_is_found(markup: str, expected: str | None) -> None:
    assert source(markup) == expected
