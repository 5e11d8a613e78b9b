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
from service_identity import CertificateError, VerificationError
from twisted.internet.error import ConnectError, ConnectingCancelledError, ConnectionDone, ConnectionLost

from crawler.core.errors import FetchError, ReadError
from crawler.logs import without_logins

_NOT_TLS = ("wrong version number", "http request", "packet length too long")
"""What OpenSSL says of an answer that is not TLS."""
_CONNECTION = (DownloadFailedError, ConnectionDone, ConnectionLost, ConnectError)


def describe(error: BaseException, url: str, asked: str = "") -> tuple[str, str]:
    """Return the kind of a failed fetch or read, and what happened in one sentence that begins with the URL.

    `asked` is the address that a person has named.
    """
    kind, detail = explain(error, url, asked)
    return kind, without_logins(f"{url}: {detail}")


def describe_status(status: int, url: str) -> tuple[str, str]:
    """Return the same for an answer that is no page."""
    try:
        phrase = f" ({HTTPStatus(status).phrase})"
    except ValueError:
        phrase = ""
    return f"http-{status}", f"{without_logins(url)}: the server answers {status}{phrase}"


def explain(error: BaseException, url: str, asked: str = "") -> tuple[str, str]:
    """Return the kind of a failed fetch or read, and what happened, in words that follow the URL; see `describe`."""
    host = urlsplit(url).hostname or url
    if isinstance(error, FetchError | ReadError):
        return error.reason, (error.detail or error.reason) + _advice(error, url, asked)
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
    if (tls := _tls_fault(error)) is not None:
        return "tls", _of_tls(tls, host)
    if isinstance(error, _CONNECTION):
        return "connection", "the connection broke, or the answer is not HTTP"
    return "fetch-failed", f"the page cannot be fetched ({type(error).__name__}: {error})"


def _advice(error: FetchError | ReadError, url: str, asked: str) -> str:
    """Return how to allow a private address, if a person has named it: a page that leads there gets no word for it."""
    parts = urlsplit(url)
    if error.reason != "private-address" or parts.netloc.lower() != urlsplit(asked).netloc.lower():
        return ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"; if you mean it, allow it with --allow-private {parts.netloc.removesuffix(f':{port}')}:{port}"


def _of_tls(error: BaseException, host: str) -> str:
    """Return what a fault of TLS means."""
    if isinstance(error, CertificateError | VerificationError):
        return f"the certificate that {host} shows is not for {host}"
    if any(reason in str(error) for reason in _NOT_TLS):
        return f"{host} does not answer in https there; if it speaks plain http, write its address with http://"
    return f"the certificate or encryption of {host} cannot be trusted"


def _tls_fault(error: BaseException) -> BaseException | None:
    """Return the fault of TLS in an error, in what caused it, or in what Twisted wrapped in it, if there is one."""
    seen = 0
    waiting: list[BaseException | None] = [error]
    while waiting and seen < 20:
        seen += 1
        one = waiting.pop()
        if isinstance(one, TlsError | CertificateError | VerificationError):
            return one
        if one is not None:
            waiting.append(one.__cause__)
            waiting += [getattr(reason, "value", None) for reason in getattr(one, "reasons", None) or ()]
    return None
