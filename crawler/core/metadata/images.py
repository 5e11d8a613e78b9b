"""The lead image of an article."""

from __future__ import annotations

import re

from crawler.core.html.dom import Element, Tree
from crawler.core.links.addresses import absolute
from crawler.core.metadata.evidence import Evidence
from crawler.core.types import Image, Origin

_NO_PHOTO = re.compile(
    r"logo|icon|avatar|gravatar|pixel|spacer|blank|badge|button|banner|emoji|sprite|placeholder|1x1", re.IGNORECASE
)
_SMALLEST = 90
"""Pixels of a side; a smaller picture is an icon or a portrait."""
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
    for element in evidence.marks.images[:_MOST]:
        if not evidence.marks.first <= element.index < evidence.marks.last:
            continue
        source = _source(element)
        url = absolute(base, source)
        if url and not _NO_PHOTO.search(f"{source} {element.attrs.get('class') or ''}"):
            origins.append(Origin("image", "first image"))
            return Image(url, _caption(evidence.tree, element))
    return None


def _source(element: Element) -> str | None:
    attrs = element.attrs
    for key in ("width", "height"):
        size = (attrs.get(key) or "").removesuffix("px")
        if size.isdigit() and int(size) < _SMALLEST:
            return None
    for key in ("data-src", "data-original", "data-lazy-src", "src"):
        value = attrs.get(key)
        if value and not value.startswith("data:"):
            return value
    srcset = attrs.get("srcset") or attrs.get("data-srcset")
    return srcset.split()[0].rstrip(",") if srcset and srcset.strip() else None


def _caption(tree: Tree, element: Element) -> str | None:
    """The text of the figcaption that stands with an image in one figure."""
    for outer in tree.ancestors(element.parent)[:6]:
        if outer.tag == "figure":
            blocks = [
                block.text for block in tree.blocks[outer.first_block : outer.last_block] if block.tag == "figcaption"
            ]
            return blocks[0][:_LONGEST_CAPTION] if blocks else None
    return None
