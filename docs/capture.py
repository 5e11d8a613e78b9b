"""Make docs/demo.svg: run `newsfold demo` in a terminal of its own and draw what it printed."""

from __future__ import annotations

import io
import os
import pty
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

_WIDTH = 100
_FONT_FACE = re.compile(r"@font-face \{[^}]*\}")  # a picture that loads nothing from elsewhere
_REDRAWN = re.compile(rb"\x1b\[\?25[lh]|\x1b\[2K|\x1b\[\d*A")


def main() -> None:
    """Run the demo and write the picture beside this file."""
    os.environ.update(COLUMNS=str(_WIDTH), LINES="60", TERM="xterm-256color")
    printed = bytearray()

    def keep(descriptor: int) -> bytes:
        block = os.read(descriptor, 65_536)
        printed.extend(block)
        return block

    pty.spawn([sys.executable, "-m", "newsfold", "demo"], keep)
    console = Console(record=True, width=_WIDTH, file=io.StringIO())
    console.print(Text("$ newsfold demo", style="bold"))
    console.print(Text.from_ansi(_last_state(bytes(printed))))
    picture = _FONT_FACE.sub("", console.export_svg(title="newsfold demo"))
    (Path(__file__).parent / "demo.svg").write_text(picture, encoding="utf-8")


def _last_state(printed: bytes) -> str:
    """Return what stood on the screen at the end: of the lines that were drawn again and again, the last."""
    head, *frames = re.split(rb"(?:\x1b\[\d*A\x1b\[2K)+|\x1b\[\?25l", printed)
    text = head + (frames[-1] if frames else b"")
    return _REDRAWN.sub(b"", text).replace(b"\r\n", b"\n").replace(b"\r", b"").decode()


if __name__ == "__main__":
    main()
