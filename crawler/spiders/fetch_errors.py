"""What went wrong with a page, as a kind to count by and a sentence for a person."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlsplit

from OpenSSL.SSL import Error as TlsError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    NotSupported,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from twisted.internet.error import ConnectError, ConnectingCancelledError, ConnectionDone, ConnectionLost

from crawler.core.errors import FetchError, ReadError
from crawler.logs import without_logins

_CONNECTION = (DownloadFailedError, ConnectionDone, ConnectionLost, ConnectError)


def describe(error: BaseException, url: str) -> tuple[str, str]:
    """Return the kind of a failed fetch or read, and what happened in one sentence that begins with the URL."""
    kind, detail = explain(error, url)
    return kind, without_logins(f"{url}: {detail}")


def describe_status(status: int, url: str) -> tuple[str, str]:
    """Return the same for an answer that is no page."""
    try:
        phrase = f" ({HTTPStatus(status).phrase})"
    except ValueError:
        phrase = ""
    return f"http-{status}", f"{without_logins(url)}: the server answers {status}{phrase}"


def explain(error: BaseException, url: str) -> tuple[str, str]:
    """Return the kind of a failed fetch or read, and what happened, in words that follow the URL."""
    host = urlsplit(url).hostname or url
    if isinstance(error, FetchError | ReadError):
        return error.reason, error.detail or error.reason
    if isinstance(error, ConnectingCancelledError):
        return "stopped", "the crawl was stopped"  # a time limit has an error of its own
    if isinstance(error, CannotResolveHostError):
        return "dns", f"the name {host} cannot be resolved; check it, or the connection to the Internet"
    if isinstance(error, DownloadConnectionRefusedError):
        return "refused", f"{host} refuses the connection; is the server running?"
    if isinstance(error, DownloadTimeoutError):
        return "timeout", "the server takes too long"
    if isinstance(error, ResponseDataLossError):
        return "truncated", "the page breaks off before its end"
    if isinstance(error, NotSupported | UnsupportedURLSchemeError):
        return "bad-scheme", "only http and https addresses are fetched"
    if _is_tls(error):
        return "tls", f"the certificate or encryption of {host} cannot be trusted"
    if isinstance(error, _CONNECTION):
        return "connection", "the connection broke, or the answer is not HTTP"
    return "fetch-failed", f"the page cannot be fetched ({type(error).__name__}: {error})"


def _is_tls(error: BaseException) -> bool:
    """Whether an error, what caused it, or what Twisted wrapped in it comes from TLS."""
    seen = 0
    waiting: list[BaseException | None] = [error]
    while waiting and seen < 20:
        seen += 1
        one = waiting.pop()
        if isinstance(one, TlsError):
            return True
        if one is not None:
            waiting.append(one.__cause__)
            waiting += [getattr(reason, "value", None) for reason in getattr(one, "reasons", None) or ()]
    return False
