from __future__ import annotations

import pytest

from crawler.core.segmentation.label_blocks import is_footer, is_label
from tests.core.outlines import outline_of


@pytest.mark.parametrize(
    ("block", "is_one"),
    [
        ("<p>By Ann Holm · 3 comments</p>", True),
        ("<p>Published on 12 March 2026</p>", True),
        ("<p>Posted on 12 March 2026 at 5:15 pm by admin</p>", True),
        ("<p>12 March 2026 by holm | Posted in <a href=/h>Harbour</a></p>", True),
        ("<p>Geschrieben am 12. März 2026 von holm</p>", True),
        ("<p>Photo: Mara Lind</p>", True),
        ("<p><a href=/a><time datetime=2026-03-12>yesterday</time></a></p>", True),
        ("<p class=post-meta>12 March 2026 in the harbour, by Ann Holm of the Courier</p>", True),
        ("<p>2026-03-12 | <a href=/h>Harbour</a> | <a href=/b>Bells</a></p>", True),
        ("<p>14</p>", True),
        ("<table><tr><td>14</td></tr></table>", False),
        ("<p>On 12 March 2026 the bridge was opened by the mayor of the old harbour town.</p>", False),
        ("<p>Since 12 March 2026 the bridge is closed by order</p>", False),
        ("<p>The bridge opens at night.</p>", False),
    ],
)
def test_what_names_an_author_a_date_or_a_source(block: str, is_one: bool) -> None:
    assert is_label(outline_of(block), 0) is is_one


def test_a_footer_gives_a_date_beside_links_parted_by_bars() -> None:
    outline = outline_of("<p>Ann, 3 May 2026 | <a href=/r>River</a> | <a href=/>Home</a></p><p>3 May 2026 | River</p>")
    assert [is_footer(outline, block) for block in outline.tree.blocks] == [True, False]
