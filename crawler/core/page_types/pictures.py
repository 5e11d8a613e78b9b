"""Which text only says what a picture or a file shows, on a page of its own as galleries and media libraries make.

Publishing software says so in the class of the body or of the part that holds it. Dates and names are those of the
upload, and the text is a caption; a longer one may be a story about the picture, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.core.page.outline import Outline
from crawler.core.page.prose import MOST_TEASER
from crawler.core.page.rules import Rule
from crawler.core.page.segment import Segment, Sifted, sift

_MEDIA = re.compile(
    r"(?:^|\s)(?:type-attachment|single-attachment|attachment-template\S*|attachmentid-\d+|image-attachment"
    r"|(?:page-)?node-type-(?:image|photo|gallery-image|media)|node--?(?:image|photo|media))(?=\s|$)"
)
"""Classes of WordPress and Drupal for the page of an uploaded file, on the body or on the element that holds it."""


def without_pictures(outline: Outline, found: Sequence[Segment]) -> Sifted:
    """Refuse the segments that are the captions of pictures."""
    return sift(found, lambda segment: _is_caption(outline, segment), Rule.PICTURE)


def _is_caption(outline: Outline, segment: Segment) -> bool:
    if outline.weight_of(segment.first_block, segment.last_block) > 2 * MOST_TEASER:
        return False
    first = segment.body[0] if segment.title_block is None else segment.title_block
    around = outline.tree.ancestors(outline.tree.blocks[first].element)
    return any(_MEDIA.search(element.get("class") or "") for element in around)
