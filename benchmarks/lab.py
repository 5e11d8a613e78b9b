"""Machines for an experiment: network namespaces with a name and an address each, on a bridge of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SERVER = "10.77.0.1"
"""Where the database listens; the sites have the addresses of `sites`."""

NETWORK = "10.77.0.0/16"
_INSIDE = "--inside"


def enter() -> None:
    """Run this program anew in a network of its own, which ends with it; SystemExit where that is not possible."""
    if _INSIDE in sys.argv:
        sys.argv.remove(_INSIDE)
        return
    if os.geteuid() != 0 or sys.platform != "linux":
        raise SystemExit("Namespaces need root on Linux.")
    module = sys.modules["__main__"].__spec__
    assert module is not None
    own = [sys.executable, "-m", module.name, *sys.argv[1:], _INSIDE]
    os.execvp("unshare", ["unshare", "--net", "--mount", "--uts", *own])


def set_up() -> None:
    """Make the bridge, with the address of the server, and answer at all addresses of sites."""
    Path("/run/netns").mkdir(exist_ok=True)
    _run("mount", "-t", "tmpfs", "tmpfs", "/run/netns")
    _run("ip", "link", "set", "lo", "up")
    _run("ip", "link", "add", "bridge", "type", "bridge")
    _run("ip", "addr", "add", f"{SERVER}/16", "dev", "bridge")
    _run("ip", "link", "set", "bridge", "up")
    _run("ip", "route", "add", "local", "10.77.128.0/17", "dev", "lo")


def sites(count: int) -> list[str]:
    """Return the addresses of so many sites."""
    return [f"10.77.{128 + number // 250}.{1 + number % 250}" for number in range(count)]


def add_machine(number: int) -> None:
    """Make a namespace with an address of its own."""
    name, outer, inner = f"node-{number}", f"out{number}", f"in{number}"
    _run("ip", "netns", "add", name)
    _run("ip", "link", "add", outer, "type", "veth", "peer", "name", inner, "netns", name)
    _run("ip", "link", "set", outer, "master", "bridge", "up")
    for command in (("link", "set", "lo", "up"), ("addr", "add", f"10.77.1.{number}/16", "dev", inner)):
        _run("ip", "-n", name, *command)
    _run("ip", "-n", name, "link", "set", inner, "up")


def start(number: int, command: Sequence[str], log: Path) -> subprocess.Popen[bytes]:
    """Start a program on a machine, which bears the name of it; its log is appended to a file."""
    name = f"node-{number}"
    there = ["ip", "netns", "exec", name, "unshare", "--uts", "sh", "-c", f'hostname {name}; exec "$@"', "sh"]
    with log.open("ab") as file:
        return subprocess.Popen([*there, *command], stdout=file, stderr=file)


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
