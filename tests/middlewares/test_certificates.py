"""Over real TLS: what shows a certificate for another name, or for none, is not asked."""

from __future__ import annotations

import http.server
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.terminal.pseudo_terminal import on_terminal

PAGE = b"<html><body><article><h1>The tide mill turns again</h1>" + b"<p>The wheel ran all day long.</p>" * 40


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, format: str, *args: object) -> None:
        pass


def certificate(folder: Path, names: list[x509.GeneralName]) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    )
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    made = builder.sign(key, hashes.SHA256())
    written = folder / "certificate.pem"
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    written.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return written


@contextmanager
def server(encrypted_by: Path | None) -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as site:
        if encrypted_by is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(encrypted_by)
            site.socket = context.wrap_socket(site.socket, server_side=True)
        thread = threading.Thread(target=site.serve_forever)
        thread.start()
        try:
            yield f"127.0.0.1:{site.server_port}"
        finally:
            site.shutdown()
            thread.join()


def segment(place: str, trusted: Path) -> tuple[int, str]:
    arguments = ["segment", f"https://{place}/2026/tide-mill", "--allow-private", place]
    shown = on_terminal(arguments, columns=1000, SSL_CERT_FILE=str(trusted))
    return shown.exit_code, shown.text


ADDRESS = x509.IPAddress(ip_address("127.0.0.1"))


def test_a_certificate_for_the_host_is_taken(tmp_path: Path) -> None:
    trusted = certificate(tmp_path, [ADDRESS])
    with server(trusted) as place:
        code, said = segment(place, trusted)
    assert code == 0
    assert "The tide mill turns again" in said


@pytest.mark.parametrize("names", [[], [x509.DNSName("harbour.example")]], ids=["no name", "another name"])
def test_one_for_no_host_or_another_is_refused_in_a_sentence(tmp_path: Path, names: list[x509.GeneralName]) -> None:
    trusted = certificate(tmp_path, names)
    with server(trusted) as place:
        code, said = segment(place, trusted)
    assert code == 1
    assert "the certificate that 127.0.0.1 shows is not for 127.0.0.1" in said
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1


def test_plain_http_is_told_from_a_bad_certificate(tmp_path: Path) -> None:
    with server(None) as place:
        code, said = segment(place, certificate(tmp_path, [ADDRESS]))
    assert code == 1
    assert "does not answer in https there; if it speaks plain http, write its address with http://" in said
