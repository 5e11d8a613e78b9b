"""Style, script and picture of the page: their addresses hold a hash of what they are, so that they may be kept."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files

_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file with its type."""

    body: bytes
    content_type: str


class StaticFiles:
    """All of them, read once."""

    def __init__(self) -> None:
        self._files: dict[str, StaticFile] = {}
        self._names: dict[str, str] = {}
        for found in files("newsfold.web").joinpath("static").iterdir():
            stem, dot, ending = found.name.rpartition(".")
            if dot + ending in _TYPES:
                body = found.read_bytes()
                named = f"{stem}.{hashlib.sha256(body).hexdigest()[:12]}{dot}{ending}"
                self._files[named] = StaticFile(body, _TYPES[dot + ending])
                self._names[found.name] = named

    def url(self, name: str) -> str:
        """Return the address of a file by its own name."""
        return f"/static/{self._names[name]}"

    def find(self, named: str) -> StaticFile | None:
        """Return the file of an address, None where there is none, or another version of it."""
        return self._files.get(named)
