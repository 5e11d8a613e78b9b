"""Which requests are the same: those for one canonical URL."""

from __future__ import annotations

from hashlib import blake2b

from scrapy import Request

from crawler.core.links.urls import canonical_url


class CanonicalFingerprinter:
    """Scrapy's fingerprints of requests, by our canonical form of URLs."""

    def fingerprint(self, request: Request) -> bytes:
        """Return 8 bytes that are the same for the same page."""
        return blake2b((canonical_url(request.url) or request.url).encode(), digest_size=8).digest()
