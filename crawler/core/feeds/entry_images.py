"""The pictures that an entry of RSS or Atom names beside its text: Media RSS, enclosures, iTunes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from crawler.core.links.photos import is_photo
from crawler.core.links.urls import resolve
from crawler.core.types import Image

_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|avif|gif)(?:[?#]|$)", re.IGNORECASE)
_MOST = 40
"""Files of one entry that are looked at: a gallery has fewer."""


def named_image(entry: Any, url: str) -> Image | None:
    """Return the largest picture among the media of an entry, else the first enclosed one; `url` is the feed's own.

    (feedparser makes one list of what stands in and outside of `media:group`.)
    """
    media = [each for each in entry.get("media_content", [])[:_MOST] if _is_picture(each, each.get("url"))]
    media.sort(key=_width, reverse=True)  # of equals, and where no size is given, the first
    enclosed = [each for each in entry.get("enclosures", [])[:_MOST] if _is_picture(each, each.get("href"))]
    return _first_of((*(each.get("url") for each in media), *(each.get("href") for each in enclosed)), url)


def small_image(entry: Any, url: str) -> Image | None:
    """Return the picture that an entry shows in lists, the largest of these."""
    thumbnails = sorted(entry.get("media_thumbnail", [])[:_MOST], key=_width, reverse=True)
    cover, named = entry.get("image"), entry.get("href")  # the latter is what feedparser makes of <image><url>
    covers = (cover.get("href") if isinstance(cover, dict) else None, named if _PICTURE.search(named or "") else None)
    return _first_of((*(each.get("url") for each in thumbnails), *covers), url)


def content_base(detail: Any, url: str) -> str | None:
    """Return what the links of a content resolve against where its feed says so; else None: they are of its page."""
    base = detail.get("base")
    return base if base and base != url else None


def _is_picture(media: Any, address: str | None) -> bool:
    """Return whether a file is a picture: its type or medium says so or, where neither is given, its name."""
    kind, medium = media.get("type") or "", media.get("medium") or ""
    if kind or medium:
        return kind.startswith("image/") or (medium == "image" and not kind.startswith(("video/", "audio/")))
    return bool(address and _PICTURE.search(address))


def _width(media: Any) -> int:
    written = str(media.get("width") or "")
    return int(written) if written.isdecimal() and len(written) < 6 else 0


def _first_of(addresses: Iterable[str | None], url: str) -> Image | None:
    found = (resolve(url, address) for address in addresses if address and is_photo(address))
    return next((Image(address) for address in found if address), None)
