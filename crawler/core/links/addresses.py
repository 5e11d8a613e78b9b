"""What an address says by itself: whose it is, what it could be of, and the key by which two of one article agree."""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from crawler.core.links.mirror_names import said_address
from crawler.core.links.targets import resolver
from crawler.core.links.urls import canonical_url, site_of

_LISTING = re.compile(
    r"/(?:tag|tags|category|categories|categoria|categorie|kategorie|author|authors|autor|auteur|user|users|profile|topic|topics|"
    r"label|search|feed|rss|wp-content|wp-login\.php|wp-admin|login|signup|print|cdn-cgi)(?:/|$)|"
    r"/(?:19|20)\d\d(?:/\d\d?){0,2}/?$|/(?:19|20)\d\d(?:_\d\d){1,2}_archive\.html$|/page/\d+/?$|"
    # Below it stand posts by their number or name, and lists by month, week, author and category.
    r"/archives?(?:/(?:(?:date|index|cat|category|author|month|week|day|monthly|weekly|daily)(?:[_.-][^/]*)?|"
    r"(?:19|20)\d\d[\d_.-]*(?:\.?(?:html?|php|shtml))?))*/?$",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp3|mp4|zip|xml|rss|atom)$|/page/\d+/?$", re.IGNORECASE)
_DATED = re.compile(r"/(?:19|20)\d\d/\d\d?/(?:\d\d?/)?[^/]*[^/\d]")
_ESCAPED_TWICE = re.compile(r"%25([89a-f][0-9a-f])", re.IGNORECASE)
_LETTERS = re.compile(r"(?:[A-Za-z]?(?:%[89A-F][0-9A-F])+)+", re.IGNORECASE)
_ARCHIVE = re.compile(r"(?P<days>/(?:19|20)\d\d(?:/\d\d?){0,2})?(?:/page/\d+)?$", re.IGNORECASE)
"""The end of a path that names days, or a page of what stands before it."""
_INDEX = re.compile(r"/(?:index\.(?:html?|php))?$")

_LEAST_SPELT = 5
"""Letters that a host and a name have in common at least where one is told by the other."""
_LONGEST_ARTICLE = 3
"""Letters of an article that a host may leave out: "harbourpost.example" is The Harbour Post."""
_HYPHENS = 4
"""Hyphens at least in a folder named like a headline, "/the-ferry-sails-at-dawn/article/17/", and not like a site."""
_LEAST_HELD = 10
"""Letters of a folder at least by which a name is told: those of one word may stand in any headline."""


@lru_cache(maxsize=512)
def absolute(base: str | None, address: str | None) -> str | None:
    """Return an http(s) address resolved and without its fragment; None for other links and for places on the page."""
    if not address or address.lstrip().startswith("#"):
        return None
    return resolver(base or "")(address)


def same_house(one: str | None, other: str | None) -> bool:
    """Return whether two addresses are of one publisher: of one site, or the host of one is part of the other's."""
    first, second = site_of(one or ""), site_of(other or "")
    if not first or not second:
        return False
    return first == second or first.endswith("." + second) or second.endswith("." + first)


def is_front(url: str) -> bool:
    """Return whether an address is a site's front page."""
    parts = urlsplit(said_address(url))
    return (
        not parts.query
        and re.fullmatch(r"/?(?:index\.\w+|home|[a-z]{2}(?:-[a-z]{2})?)?/?", parts.path, re.IGNORECASE) is not None
    )


def is_archive(url: str) -> bool:
    """Return whether an address is that of all articles of a year, a month or a day, or of a front page's later pages.

    A folder may stand before it; what is called like an article may have pages, too.
    """
    path = _INDEX.sub("", urlsplit(said_address(url)).path)
    found = _ARCHIVE.search(path)
    if found is None or not found[0]:
        return False
    return found["days"] is not None or is_front(path[: found.start()] or "/")


def holds(folder: str | None, url: str | None) -> bool:
    """Return whether an address is that of a folder, other than the front, in which another one of its site lies."""
    if not folder or not url or is_front(folder) or site_of(folder) != site_of(url):
        return False
    path = _INDEX.sub("", urlsplit(folder).path).rstrip("/")
    return urlsplit(url).path.rstrip("/").startswith(f"{path}/")


def could_be_article(url: str) -> bool:
    """Return whether an address could be an article's: no front page, list, date archive, author, feed or file."""
    path = urlsplit(said_address(url)).path
    return not is_front(url) and not _FILE.search(path) and (bool(_DATED.search(path)) or not _LISTING.search(path))


def spells(url: str, name: str) -> bool:
    """Return whether a folded name is spelt like the host of an address, or like the site's folder on a shared host."""
    parts = urlsplit(url)
    letters, host = name.replace(" ", ""), parts.hostname or ""
    first, _, rest = name.partition(" ")
    label = max(host.split("."), key=len).replace("-", "")
    squeezed = re.sub(r"^www\.|[^\w]", "", host)
    if len(letters) < _LEAST_SPELT:
        return False
    if letters in squeezed or (len(first) <= _LONGEST_ARTICLE and rest.replace(" ", "") == label):
        return True
    folders = parts.path.split("/")[1:-1]
    is_headline = len(folders) > 1 and folders[0].count("-") >= _HYPHENS
    folder = re.sub(r"[\W_]", "", folders[0]).lower() if len(folders) > 1 and not is_headline else ""
    return len(folder) >= _LEAST_HELD and folder in letters and len(folder) * 3 >= len(letters) * 2


def permalink_key(url: str | None) -> bytes | None:
    """Return 16 bytes that are equal for the addresses of one article, or None where the URL identifies nothing.

    The scheme, www., m. or amp. before the host, and index.html or a slash at the end do not count: sites link to both.
    Nor does whether a letter beyond ASCII is composed, or escaped once more, as exports and mirrors have it.
    """
    canonical = canonical_url(url) if url else None
    if canonical is None:
        return None
    parts = urlsplit(canonical)
    port = f":{parts.port}" if parts.port else ""
    path = _INDEX.sub("", parts.path)
    name = f"{site_of(canonical)}{port}{_one_spelling(path)}?{parts.query}"
    return hashlib.blake2b(name.encode("utf-8", "surrogateescape"), digest_size=16).digest()


def _one_spelling(path: str) -> str:
    """Return a path with its letters beyond ASCII as such, composed; what is no UTF-8 stays escaped."""
    if "%" not in path:
        return path
    once = _ESCAPED_TWICE.sub(r"%\1", path)
    return normalize("NFC", _LETTERS.sub(lambda found: unquote(found[0], errors="surrogateescape"), once))
