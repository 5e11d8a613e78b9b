"""A site as people name it, by its host or by an address, to the name that it has in the archive."""

from __future__ import annotations

import re

from crawler.core.links.urls import site_of

_HOST = re.compile(r"[\w.:-]+")


def named_site(text: str) -> str:
    """Return the site that a person means with `X`, `www.X`, `X/page` or `HTTPS://X/`; what names none as it stands.

    `named_site(named_site(text)) == named_site(text)`.
    """
    name = text.strip()
    address = name if "://" in name or name.startswith("//") else f"http://{name}"
    site = site_of(address)
    return site if _HOST.fullmatch(site) else name.lower().strip()
