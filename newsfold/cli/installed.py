"""Which version of Newsfold is installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def installed_version() -> str | None:
    """Return the version, None where the program runs from its source folder."""
    try:
        return version("newsfold")
    except PackageNotFoundError:
        return None
