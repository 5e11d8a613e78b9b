from __future__ import annotations

import pytest
from OpenSSL import SSL
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    NotSupported,
    ResponseDataLossError,
)
from twisted.internet.error import ConnectingCancelledError
from twisted.python.failure import Failure
from twisted.web.client import ResponseFailed

from crawler.core.errors import FetchError, ReadError
from crawler.spiders.fetch_errors import describe, describe_status

URL = "https://paper.example/story"


def tls_error() -> Exception:
    """Return what Scrapy raises for a certificate that cannot be trusted."""
    error = DownloadFailedError("broken")
    error.__cause__ = ResponseFailed([Failure(SSL.Error([("SSL", "", "verify failed")]))])  # type: ignore[no-untyped-call]
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (FetchError(URL, "busy", "the site asks to wait"), "busy"),
        (ReadError(URL, "parse-timeout", "took too long"), "parse-timeout"),
        (ConnectingCancelledError(None), "stopped"),  # type: ignore[no-untyped-call]
        (CannotResolveHostError("no such name"), "dns"),
        (DownloadConnectionRefusedError("no"), "refused"),
        (DownloadTimeoutError("slow"), "timeout"),
        (ResponseDataLossError(), "truncated"),
        (NotSupported("gopher"), "bad-scheme"),
        (DownloadFailedError("lost"), "connection"),
        (tls_error(), "tls"),
        (LookupError("odd"), "fetch-failed"),
    ],
)
def test_each_failure_has_a_kind_and_a_sentence_that_names_the_page(error: Exception, kind: str) -> None:
    found, message = describe(error, URL)
    assert found == kind
    assert message.startswith(f"{URL}: ")
    assert len(message) > len(URL) + 5


def test_a_status_is_named() -> None:
    assert describe_status(404, URL) == ("http-404", f"{URL}: the server answers 404 (Not Found)")
    assert describe_status(299, URL) == ("http-299", f"{URL}: the server answers 299")


def test_no_password_reaches_a_message() -> None:
    _, message = describe(DownloadTimeoutError("slow"), "https://reader:hunter2@paper.example/story")
    assert "hunter2" not in message
    assert "reader" not in message
