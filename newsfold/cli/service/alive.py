"""The nodes that are alive, as far as this machine can tell."""

from __future__ import annotations

import socket
from datetime import datetime

from sqlalchemy import Connection

from storage.daemons import list_daemons
from storage.run_records import DaemonRecord
from storage.runs import is_alive


def living_daemons(connection: Connection, now: datetime) -> list[DaemonRecord]:
    """Return the nodes that spoke of late, those of this machine only where their process runs."""
    return [one for one in list_daemons(connection, now) if not is_here(one) or is_alive(one.pid)]


def is_here(daemon: DaemonRecord) -> bool:
    """Whether a node runs on this machine."""
    return daemon.host == socket.gethostname()


def described(daemon: DaemonRecord) -> str:
    """Return who a node is, in words that follow "the"."""
    return f"{daemon.kind} on {daemon.host}, process {daemon.pid}"


def owner_in_words(owner: str) -> str:
    """Return who holds a claim: its host and process."""
    host, _, rest = owner.rpartition(":")[0].rpartition(":")
    return f"{host}, process {rest}" if host else owner
