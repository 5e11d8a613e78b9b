"""Which program it is that runs, and that wrote an export."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """Return the version of Newsfold, `source` where it is not installed."""
    try:
        return version("newsfold")
    except PackageNotFoundError:
        return "source"
