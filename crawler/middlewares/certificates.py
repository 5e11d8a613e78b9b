"""The certificate that a server shows has to name its host, or nothing is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from OpenSSL.SSL import VERIFY_FAIL_IF_NO_PEER_CERT, VERIFY_PEER
from service_identity import CertificateError, VerificationError
from service_identity.hazmat import DNS_ID, IPAddress_ID, verify_service_identity
from service_identity.pyopenssl import extract_patterns
from twisted.internet.abstract import isIPAddress, isIPv6Address
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.python.failure import Failure
from zope.interface import implementer

if TYPE_CHECKING:
    from OpenSSL.crypto import X509
    from OpenSSL.SSL import Connection
    from twisted.protocols.tls import TLSMemoryBIOProtocol


@implementer(IOpenSSLClientConnectionCreator)
class NamedCertificates:
    """Connections to one host over TLS, whose certificate is trusted and names that host.

    Twisted lets a certificate pass that names nothing (without a subjectAltName), and logs a traceback of it.
    """

    def __init__(self, creator: IOpenSSLClientConnectionCreator, host: str) -> None:
        """`creator` makes connections that trust the right authorities."""
        self._creator = creator
        self._is_address = isIPAddress(host) or isIPv6Address(host)
        self._host = host

    def clientConnectionForTLS(self, protocol: TLSMemoryBIOProtocol) -> Connection:
        """Return a connection that fails at a certificate which is not for the host."""
        connection: Connection = self._creator.clientConnectionForTLS(protocol)  # type: ignore[call-arg, misc]
        # The protocol has the connection, which has the callback: it lets go of the protocol, or none is ever freed.
        waiting = [protocol]

        def verify(_: Connection, certificate: X509, error: int, depth: int, is_trusted: int) -> bool:
            if depth != 0:
                return bool(is_trusted)
            one = waiting.pop() if waiting else None
            try:
                wanted = IPAddress_ID(self._host) if self._is_address else DNS_ID(self._host)
                verify_service_identity(extract_patterns(certificate), [wanted], [])
            except (CertificateError, VerificationError, ValueError):
                if one is not None:
                    one.failVerification(Failure())  # type: ignore[no-untyped-call]
                return False
            return bool(is_trusted)

        connection.set_verify(VERIFY_PEER | VERIFY_FAIL_IF_NO_PEER_CERT, verify)
        return connection
