"""The command as a process, and the page of a daemon: over real HTTP, ended by real signals."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from newsfold.web import serving
from newsfold.web.app import create_app
from newsfold.web.serving import PageServer, address_of, bound
from newsfold.web.settings import Settings
from storage.database import Database

_ADDRESS = re.compile(r"http://\S+?/(?=\s)")


@contextmanager
def newsfold(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a command until its page is up, and yield it with the address that it prints."""
    command = [sys.executable, "-m", "newsfold", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            assert process.stdout is not None
            for line in process.stdout:
                if found := _ADDRESS.search(line):
                    yield process, found[0]
                    break
            else:
                pytest.fail("it ended before its page was up")
        finally:
            process.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_tells_where_it_is_and_ends_cleanly(sqlite_filled: Database, number: signal.Signals) -> None:
    url = f"sqlite:///{sqlite_filled.location.database}"
    with newsfold("serve", "--db", url, "--listen", f"127.0.0.1:{free_port()}") as (process, address):
        with urlopen(address, timeout=60) as answer:
            assert b"Old ferry stays" in answer.read()
            assert answer.headers["Server"] is None
        process.send_signal(number)
        assert process.wait(timeout=30) == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--listen", "0.0.0.0:8090"], "0.0.0.0 is reached from other machines, so the page needs a password"),
        (["--listen", "0.0.0.0:8090", "--password", "short"], "too short"),
        (["--password", "${NEWSFOLD_NO_SUCH}"], "the environment has no variable NEWSFOLD_NO_SUCH"),
        (["--db", "sqlite:////nowhere/none.db"], "there is no database at /nowhere/none.db"),
        (["--host", "a b"], "is no name of a host"),
        (["--listen", "nonsense"], "is not HOST:PORT"),
    ],
)
def test_what_it_cannot_do_is_one_sentence(sqlite_url: str, arguments: list[str], said: str) -> None:
    command = [sys.executable, "-m", "newsfold", "serve", *(["--db", sqlite_url] if "--db" not in arguments else [])]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, timeout=120)
    assert done.returncode in (1, 2)
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_port_that_is_taken_is_one_sentence(sqlite_url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        listen = f"127.0.0.1:{taken.getsockname()[1]}"
        command = [sys.executable, "-m", "newsfold", "serve", "--db", sqlite_url, "--listen", listen]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert (
        done.stderr
        == f"Error: nobody can listen at {listen} (Address already in use); name another place with --listen\n"
    )


def test_a_daemon_shows_its_page_and_takes_its_password_from_a_file(sqlite_filled: Database, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a tide of nineteen years\n")
    config = tmp_path / "newsfold.toml"
    config.write_text(
        f'database = "sqlite:///{sqlite_filled.location.database}"\n'
        f'[page]\nlisten = "127.0.0.1:{free_port()}"\npassword = "${{file:{tmp_path / "secret"}}}"\nread_only = true\n'
        '[[source]]\nname = "harbour"\nurl = "http://127.0.0.1:9/"\nevery = "1d"\n'
    )
    with newsfold("daemon", "--config", str(config)) as (process, address):
        with pytest.raises(HTTPError, match="401"):
            urlopen(address, timeout=60)
        told = Request(address + "sources", headers={"Authorization": "Basic Onl0aWRlIG9mIG5pbmV0ZWVuIHllYXJz"})
        with pytest.raises(HTTPError, match="401"):
            urlopen(told, timeout=60)
        told = Request(address + "sources", headers={"Authorization": "Basic OmEgdGlkZSBvZiBuaW5ldGVlbiB5ZWFycw=="})
        with urlopen(told, timeout=60) as answer:
            assert b"harbour" in answer.read()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0


def test_a_daemon_without_a_password_listens_on_this_machine_only(sqlite_url: str, tmp_path: Path) -> None:
    config = tmp_path / "newsfold.toml"
    config.write_text(
        f'database = "{sqlite_url}"\n[page]\nlisten = "0.0.0.0:8090"\n'
        '[[source]]\nname = "harbour"\nurl = "http://127.0.0.1:9/"\nevery = "1d"\n'
    )
    command = [sys.executable, "-m", "newsfold", "daemon", "--config", str(config)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1
    assert "needs a password" in done.stderr
    assert "Traceback" not in done.stderr


@contextmanager
def served(database: Database) -> Iterator[tuple[str, int]]:
    with bound("127.0.0.1:0") as place:
        server = PageServer(create_app(database, Settings()))
        thread = Thread(target=server.run, kwargs={"sockets": [place]})
        thread.start()
        try:
            yield place.getsockname()[:2]
        finally:
            server.stop()
            thread.join()


def ask(address: tuple[str, int], request: bytes) -> bytes:
    """Send bytes and return all that comes until the server closes."""
    with socket.create_connection(address, timeout=60) as connection:
        connection.sendall(request)
        said = b""
        while part := connection.recv(65_536):
            said += part
    return said


def test_odd_requests_are_refused_and_slow_ones_cut(sqlite_filled: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_STAYS", 0.2)
    with served(sqlite_filled) as address:
        assert b" 414 " in ask(address, b"GET /" + b"x" * 9_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert b" 400 " in ask(address, b"GET /" + b"x" * 20_000)
        assert b" 400 " in ask(address, b"\x16\x03\x01nonsense\r\n\r\n")
        assert ask(address, b"") == b""
        assert ask(address, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ") == b""
        assert b" 421 " in ask(address, b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        assert b" 200 " in ask(address, b"HEAD /runs HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")


def test_who_says_nothing_keeps_nobody_out(sqlite_filled: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "_CONNECTIONS", 4)
    with served(sqlite_filled) as address, ExitStack() as stack:
        for number in range(40):
            slow = stack.enter_context(socket.create_connection(address, timeout=60))
            slow.sendall(
                (b"", b"GET /articles?q=", b"POST /sources/x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n")[
                    number % 3
                ]
            )
        assert b" 200 " in ask(address, b"GET /runs HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")


def test_an_address_can_be_asked(sqlite_url: str) -> None:
    with bound("0.0.0.0:0") as place:
        assert address_of(place) == f"http://127.0.0.1:{place.getsockname()[1]}"
