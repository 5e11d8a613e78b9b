"""Who published what an address leads to: hosts of one registered domain speak for each other, all others for none.

The list of suffixes under which anybody may register a name is Mozilla's Public Suffix List, its private part too:
`anna.blogspot.com` and `bert.blogspot.com` are two publishers.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache, lru_cache
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

from crawler.core.links.urls import site_of

_NUMBERS = re.compile(r"[\d.]+|.*:.*")
"""Hosts that are no names: addresses of IPv4 and IPv6."""


def publisher_of(url: str) -> str:
    """Return the registered domain of a URL's host, the host itself where it has none, or "" where it has no host."""
    return publisher_of_site(site_of(url))


@lru_cache(maxsize=4096)
def publisher_of_site(site: str) -> str:
    """Return the same for a host."""
    if not site or "." not in site or _NUMBERS.fullmatch(site):
        return site
    return _suffixes().privatesuffix(site) or site


def crawled_site(url: str) -> str:
    """Return the name of what is crawled once at a time: a publisher, at addresses without a domain each port alone."""
    publisher = publisher_of(url)
    if "." in publisher and not _NUMBERS.fullmatch(publisher):
        return publisher
    parts = urlsplit(url)
    return f"{publisher}:{parts.port or (443 if parts.scheme == 'https' else 80)}"


def claim_key(permalink_key: bytes, publisher: str, *, in_feed: bool = False) -> bytes:
    """Return the 16 bytes by which an article is known at an address of another publisher, as `publisher` claims it.

    Nobody else's articles have this key: what is said of an address elsewhere never meets what stands there. `in_feed`
    tells the claims of a feed that is of one other publisher throughout from those of planets and link blogs.
    """
    speaker = f"{publisher} in a feed" if in_feed else publisher
    return hashlib.blake2b(permalink_key + speaker.encode(), digest_size=16).digest()


def claim_keys(permalink_key: bytes, publisher: str) -> tuple[bytes, bytes]:
    """Return both keys that a claim on an address may have."""
    return claim_key(permalink_key, publisher), claim_key(permalink_key, publisher, in_feed=True)


@cache
def _suffixes() -> PublicSuffixList:
    """Return the list as the library brings it, a new one in each release; of an unknown suffix its rule "*" holds."""
    return PublicSuffixList()
