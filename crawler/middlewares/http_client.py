"""Scrapy's HTTP client, stricter: it notices headers without end, bodies that break off and lengths that are wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scrapy.core.downloader.handlers.http11 import (
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from twisted.internet.error import ConnectionLost
from twisted.internet.interfaces import ISSLTransport
from twisted.python.failure import Failure
from twisted.web.http import _IdentityTransferDecoder

if TYPE_CHECKING:
    from twisted.internet.defer import Deferred
    from twisted.internet.interfaces import IAddress

MAX_HEADER_BYTES = 256 * 1024
"""Of one response, with all interim responses before it; browsers stop at about as much."""


class _WholeBodyParser(_LenientHTTPClientParser):
    """Hands on what follows a body of stated length, so that a length that is too small can be told by its size."""

    def _finished(self, rest: bytes) -> None:
        if rest and isinstance(self.bodyDecoder, _IdentityTransferDecoder):
            self.response._bodyDataReceived(rest)  # noqa: SLF001
            # Nobody knows what would come next on this connection.
            self.connHeaders.addRawHeader(b"Connection", b"close")
        super()._finished(rest)  # type: ignore[no-untyped-call]


class _StrictClientProtocol(_LenientHTTP11ClientProtocol):
    """Hangs up when the headers do not end; a connection that was torn down is no end of a body without a length."""

    _header_bytes = 0

    def request(self, request: Any) -> Deferred[Any]:
        """Send a request; its answer is read by our parser, which adds no state to the one that is there."""
        self._header_bytes = 0  # the connection may have served others
        answer: Deferred[Any] = super().request(request)
        assert self._parser is not None
        self._parser.__class__ = _WholeBodyParser
        return answer

    def dataReceived(self, data: bytes) -> None:
        parser = self._parser
        if parser is None or parser.bodyDecoder is not None:
            self._header_bytes = 0
        else:
            self._header_bytes += len(data)
            # The last packet of the headers brings the first part of the body along.
            if self._header_bytes > MAX_HEADER_BYTES + len(data):
                assert self.transport is not None
                self.transport.abortConnection()
                return
        super().dataReceived(data)  # type: ignore[no-untyped-call]

    def _disconnectParser(self, reason: Failure | Exception) -> None:
        decoder = getattr(self._parser, "bodyDecoder", None)
        torn = isinstance(reason, Failure) and isinstance(reason.value, ConnectionLost)
        # Many servers end TLS with no farewell; there this says nothing.
        torn = torn and not ISSLTransport.providedBy(self.transport)
        if torn and isinstance(decoder, _IdentityTransferDecoder) and decoder.contentLength is None:
            decoder.contentLength = 1  # as if a byte were missing
        super()._disconnectParser(reason)  # type: ignore[no-untyped-call]


class StrictClientFactory(_LenientHTTP11ClientFactory):
    """Builds the strict client."""

    def buildProtocol(self, addr: IAddress | None) -> _StrictClientProtocol:
        """Return a client for one connection."""
        return _StrictClientProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
