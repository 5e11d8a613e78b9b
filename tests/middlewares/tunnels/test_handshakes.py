from __future__ import annotations

import pytest

from crawler.config.access.proxies import Proxy
from crawler.middlewares.tunnels.endpoints import may_ask_proxy
from crawler.middlewares.tunnels.handshakes import ProxyError, Talk


def talk(kind: str, user: str | None = None) -> Talk:
    return Talk(Proxy(kind=kind, host="proxy.example", port=1, user=user, password="key"), "paper.example", 443)


def hear(talk: Talk, *parts: bytes) -> list[bytes]:
    return [talk.begin(), *(answer for part in parts for byte in part if (answer := talk.hear(bytes([byte]))))]


def test_an_http_proxy_is_asked_for_a_tunnel_and_what_follows_is_the_sites() -> None:
    one = talk("http", "me")
    assert one.begin() == (
        b"CONNECT paper.example:443 HTTP/1.1\r\nHost: paper.example:443\r\nProxy-Authorization: Basic bWU6a2V5\r\n\r\n"
    )
    assert one.hear(b"HTTP/1.1 200 Connection established\r\nX: y\r\n") == b""
    assert not one.is_done
    one.hear(b"\r\nhello")
    assert (one.is_done, one.came) == (True, b"hello")


def test_a_socks_proxy_hears_login_and_name_however_its_answers_are_cut() -> None:
    one = talk("socks5h", "me")
    said = hear(one, b"\x05\x02", b"\x01\x00", b"\x05\x00\x00\x03\x02ab\x00\x50")
    assert said == [b"\x05\x01\x02", b"\x01\x02me\x03key", b"\x05\x01\x00\x03\x0dpaper.example\x01\xbb"]
    assert (one.is_done, one.came) == (True, b"")


@pytest.mark.parametrize(
    ("kind", "answer", "said"),
    [
        ("http", b"HTTP/1.1 407 Who are you\r\n\r\n", "answers 407"),
        ("http", b"SSH-2.0-x\r\n\r\n", "does not speak HTTP"),
        ("http", b"x" * 20_000, "says too much"),
        ("socks5h", b"HT", "is no SOCKS5 proxy"),
        ("socks5h", b"\x05\xff", "wants another login"),
        ("socks5h", b"\x05\x00\x05\x02\x00\x01\x00", "its rules forbid it"),
        ("socks5h", b"\x05\x00\x05\x00\x00\x09\x00", "is no SOCKS5 proxy"),
    ],
)
def test_what_a_proxy_answers_else_is_told(kind: str, answer: bytes, said: str) -> None:
    with pytest.raises(ProxyError, match=said):
        hear(talk(kind), answer)


@pytest.mark.parametrize("host", ["paper.example", "93.184.216.34", "xn--bcher-kva.example", "1.paper.example"])
def test_hosts_that_may_be_public(host: str) -> None:
    assert may_ask_proxy(host)


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST.", "a.localhost", "intranet", "127.0.0.1", "127.1", "0x7f.0.0.1", "[::1]", "::1",
     "nas.local", "169.254.169.254", "2130706433", "db.internal", "", "."],
)  # fmt: skip
def test_hosts_that_are_seen_to_be_private(host: str) -> None:
    assert not may_ask_proxy(host)
