"""The address of an image's largest file, wherever its page has put it: lazy attributes, `srcset`, `<picture>`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.core.html.dom import Element, Tree
from crawler.core.links.photos import is_photo

_CANDIDATE = re.compile(r"([^\s,](?:\S*[^\s,])?)(?:\s+([\d.]{1,8})([wx]))?(?:\s+\d{1,6}h)?\s*(?:,|$)")
"""One candidate of a `srcset`: an address, which may hold commas, and its width or density."""
_LONGEST_SET = 8_000
"""Characters of a `srcset` that are read: some twenty candidates with the longest addresses."""
_MOST_SOURCES = 12
"""Sources of one `<picture>` that are read."""
_USUAL_WIDTH = 600
"""Pixels that a picture without a stated width is taken to have, so that densities compare with widths."""
_SMALLEST = 90
"""Pixels of a side; a smaller picture is an icon or a portrait."""
_LAZY_SOURCES = frozenset(("data-src", "data-original", "data-lazy-src"))
"""Those whose value is an address whatever it looks like."""
_LAZY_NAME = re.compile(r"data-.*(?:src|original|lazy|image|img|file|large|full).*")
"""Attributes in which scripts keep the address of a picture that they load later."""
_PHOTO_FILE = re.compile(
    r"(?:https?:/|\.{0,2}/|[\w%-]+)[^\s\"{}<>]*\.(?:jpe?g|png|webp|avif)(?:[?#]\S*)?", re.IGNORECASE
)
_HIDDEN = re.compile(r"display:\s?none|visibility:\s?hidden|-\d{3,5}px", re.IGNORECASE)


def largest_source(tree: Tree, image: Element) -> str | None:
    """Return the address of the largest file of an image, None where it is no photo: an icon, a pixel, a stand-in."""
    attrs = image.attrs
    names = attrs.get("class") or ""
    sizes = [number for key in ("width", "height") if (number := _pixels(attrs.get(key))) is not None]
    # A stand-in may be small and say where the picture is: only a file that it shows itself has its size.
    is_small = any(size < _SMALLEST for size in sizes)
    if _HIDDEN.search(attrs.get("style") or ""):
        return None
    shown = _pixels(attrs.get("width")) or 0
    best, best_size = None, -1.0
    for address, size, is_shown in _sources(tree, image, shown or _USUAL_WIDTH):
        if size > best_size and not (is_shown and is_small) and is_photo(address, names):
            best, best_size = address, size
    return best


def _pixels(written: str | None) -> int | None:
    number = (written or "").strip().removesuffix("px")
    return int(number) if number.isdecimal() and len(number) < 6 else None


def _sources(tree: Tree, image: Element, width: int) -> Iterator[tuple[str, float, bool]]:
    """Yield the addresses of an image, each with its width in pixels and whether it is shown as it stands.

    Of equals the first counts: what a script would load before what stands there until then, and before what other
    formats have.
    """
    attrs = image.attrs
    lazy = [(name, value.strip()) for name, value in attrs.items() if value and _LAZY_NAME.fullmatch(name)]
    for written in (*(value for name, value in lazy if "set" in name), attrs.get("srcset")):
        yield from _candidates(written, width)
    yield from ((value, width, False) for name, value in lazy if _is_address(name, value))
    if source := (attrs.get("src") or "").strip():
        yield source, width - 0.5, True
    for other in _other_formats(tree, image):
        for key in ("srcset", "data-srcset"):
            for address, size, _ in _candidates(other.attrs.get(key), width):
                yield address, size - 1, False


def _is_address(name: str, value: str) -> bool:
    """Return whether an attribute for a script holds one address of a picture."""
    return "set" not in name and (name in _LAZY_SOURCES or _PHOTO_FILE.fullmatch(value) is not None)


def _other_formats(tree: Tree, image: Element) -> list[Element]:
    """Return the sources of the `<picture>` around an image, but for other crops of it, for small screens."""
    picture = tree.elements[image.parent] if image.parent >= 0 else image
    if picture.tag != "picture":
        return []
    sources = tree.elements[picture.index + 1 : image.index][:_MOST_SOURCES]
    return [source for source in sources if "max-width" not in (source.attrs.get("media") or "")]


def _candidates(written: str | None, width: int) -> Iterator[tuple[str, float, bool]]:
    """Yield the candidates of a `srcset` (HTML standard, "Parsing a srcset attribute"), see `_sources`."""
    for found in _CANDIDATE.finditer((written or "")[:_LONGEST_SET]):
        address, number, unit = found.groups()
        try:
            size = float(number) if number else 1.0
        except ValueError:
            continue
        yield address, size if unit == "w" else size * width, False
