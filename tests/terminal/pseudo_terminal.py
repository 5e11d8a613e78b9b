"""Commands as a person runs them: on a terminal of so many columns."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import sys
import termios
from dataclasses import dataclass

STYLES = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Shown:
    text: str
    exit_code: int

    @property
    def lines(self) -> list[str]:
        return STYLES.sub("", self.text).splitlines()


def on_terminal(arguments: list[str], *, columns: int, **environment: str) -> Shown:
    process, terminal = pty.fork()
    if process == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        plain = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
        command = [sys.executable, "-m", "newsfold", *arguments]
        os.execve(sys.executable, command, {**plain, "TERM": "xterm", **environment})
    said = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # Linux: the other end is closed
            break
        if not piece:
            break
        said += piece
    os.close(terminal)
    _, status = os.waitpid(process, 0)
    return Shown(said.decode("utf-8").replace("\r\n", "\n"), os.waitstatus_to_exitcode(status))
