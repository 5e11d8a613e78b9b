"""What the page is told when it starts."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

from crawler.core.errors import ConfigError

LEAST_PASSWORD = 12
"""Characters of a password: nothing keeps whoever reaches the port from guessing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the page is served.

    `hosts` are the names, beside those of this machine, under which browsers may ask for it. With a `password`
    everybody has to know it. A page that is `read_only` changes nothing. `archive` is the folder of what was fetched.
    """

    read_only: bool = False
    password: str | None = field(default=None, repr=False)
    hosts: tuple[str, ...] = ()
    archive: Path | None = None


def check_settings(settings: Settings, host: str) -> None:
    """Raise ConfigError where the page may not be served at a host like this."""
    if settings.password is not None and len(settings.password) < LEAST_PASSWORD:
        raise ConfigError((f"the password of the page is too short; take one of {LEAST_PASSWORD} characters or more",))
    if settings.password is None and not is_loopback(host):
        sentence = (
            f"{host} is reached from other machines, so the page needs a password; name one, as in "
            "--password '${NEWSFOLD_PASSWORD}', or listen at 127.0.0.1"
        )
        raise ConfigError((sentence,))


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine reaches an address or a name."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
