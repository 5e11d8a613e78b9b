from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.monitoring.supervisor import Supervisor


@pytest.fixture
def door(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
        door.bind(str(tmp_path / "notify"))
        door.setblocking(False)
        yield door


def heard(door: socket.socket) -> list[str]:
    said = []
    while True:
        try:
            said.append(door.recv(4096).decode())
        except BlockingIOError:
            return said


def test_a_supervisor_is_told_how_the_daemon_is(door: socket.socket) -> None:
    supervisor = Supervisor({"NOTIFY_SOCKET": door.getsockname(), "WATCHDOG_USEC": "1000000"})
    supervisor.ready("up")
    supervisor.alive()
    supervisor.reloading()
    supervisor.stopping()
    ready, alive, reloading, stopping = heard(door)
    assert (ready, alive) == ("READY=1\nSTATUS=up", "WATCHDOG=1")
    assert reloading.startswith("RELOADING=1\nMONOTONIC_USEC=")
    assert stopping == "STOPPING=1\nSTATUS=stopping"


@pytest.mark.parametrize("watch", [{}, {"WATCHDOG_USEC": "1000000", "WATCHDOG_PID": str(os.getpid() + 1)}])
def test_nothing_is_said_where_nobody_watches(door: socket.socket, watch: dict[str, str]) -> None:
    Supervisor({"NOTIFY_SOCKET": door.getsockname(), **watch}).alive()
    assert heard(door) == []


def test_an_abstract_socket_is_found() -> None:
    name = f"newsfold-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
        door.bind(f"\0{name}")
        Supervisor({"NOTIFY_SOCKET": f"@{name}"}).stopping()
        assert door.recv(4096) == b"STOPPING=1\nSTATUS=stopping"


@pytest.mark.parametrize("environment", [{}, {"NOTIFY_SOCKET": "/nowhere/notify"}, {"NOTIFY_SOCKET": "/" + "x" * 500}])
def test_a_supervisor_that_is_not_there_harms_nothing(environment: dict[str, str]) -> None:
    Supervisor(environment).ready("up")


def test_a_supervisor_that_reads_nothing_keeps_nobody_waiting(door: socket.socket) -> None:
    supervisor = Supervisor({"NOTIFY_SOCKET": door.getsockname(), "WATCHDOG_USEC": "1"})
    for _ in range(5_000):
        supervisor.alive()
    assert 0 < len(heard(door)) < 5_000
