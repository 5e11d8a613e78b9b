"""The lead image of an article."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.core.html.dom import Element, Tree
from crawler.core.links.addresses import absolute
from crawler.core.metadata.evidence import Evidence
from crawler.core.metadata.image_sources import largest_source
from crawler.core.types import Image, Origin

_MOST = 60
"""Images of a segment that are looked at: no article has more, a hostile page may."""
_LONGEST_CAPTION = 500
"""Characters of a caption that are kept."""


def find_image(evidence: Evidence, origins: list[Origin]) -> Image | None:
    """Return the lead image of an article with its caption; what gave it is added to `origins`."""
    base = evidence.facts.base
    if evidence.stated and (url := absolute(base, evidence.stated.image)):
        origins.append(Origin("image", "json-ld image"))
        return Image(url, evidence.stated.caption)
    if evidence.head and (
        url := absolute(base, evidence.facts.meta("og:image", "og:image:url", "twitter:image", "twitter:image:src"))
    ):
        origins.append(Origin("image", "meta og:image"))
        return Image(url, None)
    marks = evidence.marks
    shown = (element for element in marks.images[:_MOST] if marks.first <= element.index < marks.last)
    photo = first_photo(evidence.tree, base, shown)
    if photo is not None:
        origins.append(Origin("image", "first image"))
    return photo


def first_photo(tree: Tree, base: str | None, elements: Iterable[Element]) -> Image | None:
    """Return the first of some images that is a photo, with its caption."""
    for element in elements:
        if url := absolute(base, largest_source(tree, element)):
            return Image(url, _caption(tree, element))
    return None


def _caption(tree: Tree, element: Element) -> str | None:
    """The text of the figcaption that stands with an image in one figure."""
    for outer in tree.ancestors(element.parent)[:6]:
        if outer.tag == "figure":
            blocks = [
                block.text for block in tree.blocks[outer.first_block : outer.last_block] if block.tag == "figcaption"
            ]
            return blocks[0][:_LONGEST_CAPTION] if blocks else None
    return None
