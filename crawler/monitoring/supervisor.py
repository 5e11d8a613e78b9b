"""What the supervisor of the process is told, as systemd takes it: datagrams to the socket that it names."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Mapping
from contextlib import suppress


class Supervisor:
    """Tells a supervisor how the daemon is; does nothing where nobody listens."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")
        own = environment.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
        self._is_watched = own and "WATCHDOG_USEC" in environment

    def ready(self, status: str) -> None:
        """Say that the daemon is up, or again so after it has read its configuration; `status` is a line for people."""
        self._send("READY=1", f"STATUS={status}")

    def alive(self) -> None:
        """Say that the daemon does its work; a supervisor that watches it kills it where that is not said for long."""
        if self._is_watched:
            self._send("WATCHDOG=1")

    def reloading(self) -> None:
        """Say that the daemon reads its configuration; `ready` ends that."""
        self._send("RELOADING=1", f"MONOTONIC_USEC={time.monotonic_ns() // 1000}")

    def stopping(self) -> None:
        """Say that the daemon has begun to stop."""
        self._send("STOPPING=1", "STATUS=stopping")

    def _send(self, *lines: str) -> None:
        if not self._address:
            return
        address = f"\0{self._address[1:]}" if self._address.startswith("@") else self._address
        # What is lost costs less than a daemon that waits for its reader, or ends since there is none.
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as door:
            door.setblocking(False)
            door.sendto("\n".join(lines).encode(), address)
