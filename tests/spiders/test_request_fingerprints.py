from __future__ import annotations

from scrapy import Request

from crawler.spiders.request_fingerprints import CanonicalFingerprinter


def _fingerprint(url: str) -> bytes:
    return CanonicalFingerprinter().fingerprint(Request(url))


def test_requests_for_one_page_have_one_fingerprint() -> None:
    one = _fingerprint("https://northport.example/a?utm_source=x&b=1#top")
    assert one == _fingerprint("https://northport.example/a?b=1")
    assert one != _fingerprint("https://northport.example/a?b=2")
    assert len(one) == 8
