"""Names of sources: short, told by the address, each once."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import unquote, urlsplit

from crawler.core.links.publishers import publisher_of
from crawler.core.links.urls import site_of

_MOST = 100
"""Characters of a name that is made of an address."""


def name_of(url: str) -> str:
    """Return a name for what stands at a URL: its host without the suffix, and the folder where it is of one."""
    host, publisher = site_of(url), publisher_of(url)
    label, _, suffix = publisher.partition(".")
    is_domain = bool(label) and not label.isdecimal() and host.endswith(publisher)
    name = host.removesuffix(f".{suffix}") if is_domain and suffix else host
    folders = [part for part in unquote(urlsplit(url).path).split("/")[:-1] if part.isprintable() and part.strip()]
    return "-".join([name, *folders[:1]])[:_MOST]


def unique_name(name: str, taken: Collection[str]) -> str:
    """Return a name, with a number behind it where it is taken."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found
