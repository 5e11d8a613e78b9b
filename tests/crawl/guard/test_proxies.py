"""A source behind a proxy, over real connections: what the proxy is asked, and what it is not."""

from __future__ import annotations

import logging
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from crawler.config.access.proxies import Proxy, parse_proxy
from tests.crawl.conftest import Collect
from tests.crawl.pages import kinds
from tests.paper import Paper, story

SECRET = "swordfish-7"


class Tunnels(socketserver.ThreadingTCPServer):
    """A proxy for HTTP and SOCKS5 that connects everything to one server; `asked` is what it was asked for."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, target: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        host, _, port = target.rpartition(":")
        self.target = (host, int(port))
        self.asked: list[str] = []
        self.logins: list[str] = []

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Handler(socketserver.StreamRequestHandler):
    server: Tunnels

    def handle(self) -> None:
        first = self.rfile.read(1)
        if first == b"\x05":
            self._socks()
        elif first:
            self._http(first)

    def _socks(self) -> None:
        methods = self.rfile.read(self.rfile.read(1)[0])
        if 2 in methods:
            self.wfile.write(b"\x05\x02")
            self.rfile.read(1)
            user = self.rfile.read(self.rfile.read(1)[0])
            password = self.rfile.read(self.rfile.read(1)[0])
            self.server.logins.append(f"{user.decode()}:{password.decode()}")
            self.wfile.write(b"\x01\x00")
        else:
            self.wfile.write(b"\x05\x00")
        kind = self.rfile.read(4)[3]
        host = socket.inet_ntoa(self.rfile.read(4)) if kind == 1 else self.rfile.read(self.rfile.read(1)[0]).decode()
        self.server.asked.append(f"{host}:{int.from_bytes(self.rfile.read(2), 'big')}")
        self.wfile.write(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x50")
        self._join(b"")

    def _http(self, first: bytes) -> None:
        """Take an address as a whole, as proxies do, and ask the server for its path."""
        method, url, rest = (first + self.rfile.readline()).split(b" ", 2)
        self.server.asked.append(url.decode())
        headers = b""
        while (line := self.rfile.readline()) not in (b"\r\n", b""):
            if line.lower().startswith(b"proxy-authorization:"):
                self.server.logins.append(line.partition(b":")[2].strip().decode())
            elif not line.lower().startswith(b"connection:"):
                headers += line
        path = b"/" + url.split(b"/", 3)[3]
        self._join(b"%s %s %s%sConnection: close\r\n\r\n" % (method, path, rest, headers))

    def _join(self, begin: bytes) -> None:
        with closing(socket.create_connection(self.server.target)) as site:
            site.sendall(begin)
            threading.Thread(target=self._pump, args=(self.connection, site), daemon=True).start()
            self._pump(site, self.connection)

    @staticmethod
    def _pump(one: socket.socket, other: socket.socket) -> None:
        try:
            while data := one.recv(65_536):
                other.sendall(data)
        except OSError:
            return


@pytest.fixture
def tunnels(paper: Paper) -> Iterator[Tunnels]:
    with serving(paper.host) as proxy:
        yield proxy


@contextmanager
def serving(target: str) -> Iterator[Tunnels]:
    with Tunnels(target) as proxy:
        threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield proxy
        proxy.shutdown()


@pytest.mark.parametrize("kind", ["http", "socks5h"])
def test_a_proxy_is_asked_by_name_and_hears_its_login_alone(
    paper: Paper, tunnels: Tunnels, collect: Collect, caplog: pytest.LogCaptureFixture, kind: str
) -> None:
    paper.pages = {"/": story(1)}
    proxy = Proxy(kind=kind, host="127.0.0.1", port=tunnels.port, user="reader", password=SECRET)
    with caplog.at_level(logging.DEBUG):
        report = collect("http://paper.example/", allow_private=(), own={"proxy": proxy})
    assert (report.new, report.errors) == (1, ())
    assert set(tunnels.asked) <= {"paper.example:80", "http://paper.example/", "http://paper.example/robots.txt"}
    assert len(tunnels.logins) >= 1
    assert all("proxy-authorization" not in headers for _, headers in paper.requests)
    assert SECRET not in caplog.text + repr(report)


def test_with_socks5_names_are_resolved_and_checked_here(paper: Paper, tunnels: Tunnels, collect: Collect) -> None:
    proxy = Proxy(kind="socks5", host="127.0.0.1", port=tunnels.port)
    assert kinds(collect("http://localhost:81/", allow_private=(), own={"proxy": proxy})) == {"private-address": 1}
    assert tunnels.asked == []
    paper.pages = {"/": story(1)}
    report = collect("http://localhost:81/", allow_private=("localhost:81",), own={"proxy": proxy})
    assert (report.new, tunnels.asked[0]) == (1, "127.0.0.1:81")


@pytest.mark.parametrize("kind", ["http", "socks5", "socks5h"])
@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.7", "[::1]", "localhost", "2130706433", "0x7f.1", "db.internal"])
def test_no_proxy_is_asked_for_what_is_seen_to_be_private(
    tunnels: Tunnels, collect: Collect, kind: str, host: str
) -> None:
    proxy = Proxy(kind=kind, host="127.0.0.1", port=tunnels.port)
    report = collect(f"http://{host}/", allow_private=(), own={"proxy": proxy})
    assert tunnels.asked == []
    assert set(kinds(report)) <= {"private-address", "dns"}
    assert report.pages == 0


@pytest.mark.parametrize("kind", ["http", "socks5h"])
def test_a_proxy_that_is_not_there_is_told_in_a_sentence(collect: Collect, kind: str) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        proxy = Proxy(kind=kind, host="127.0.0.1", port=unused.getsockname()[1], user="a", password=SECRET)
        report = collect("https://paper.example/", allow_private=(), own={"proxy": proxy})
    assert kinds(report) == {"proxy": 1}
    assert f"the proxy {kind}://127.0.0.1" in report.errors[0].message
    assert SECRET not in report.errors[0].message


def test_addresses_of_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSFOLD_TEST_KEY", SECRET)
    proxy = parse_proxy("socks5://me:${NEWSFOLD_TEST_KEY}@proxy.example")
    assert (proxy.password, proxy.port, proxy.resolves) == (SECRET, 1080, False)
    assert SECRET not in repr(proxy) + str(proxy)
    for wrong in (f"ftp://{SECRET}@h", f"http://{SECRET}@", f"http://h/{SECRET}", f"http://h:{SECRET}", SECRET):
        with pytest.raises(ValueError, match=r"address of a proxy|must be of") as caught:
            parse_proxy(wrong)
        assert SECRET not in str(caught.value)
