"""Whom alarms are told: addresses of services as Apprise writes them, their secrets from the environment."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crawler.config.access.secrets import filled

if TYPE_CHECKING:
    from apprise import NotifyBase

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=://)", re.IGNORECASE)
_MOST = 20
"""Targets; each takes up to one thread."""


_APPRISE = logging.getLogger("apprise")
_APPRISE.addHandler(logging.NullHandler())
_APPRISE.propagate = False
_APPRISE.setLevel(logging.WARNING)
"""What it logs may hold a secret; what is wrong with a target is told here, and by who sends."""


def check_targets(value: Any, environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the addresses with what the environment holds for each `${NAME}`; ValueError names what is wrong.

    The sentence holds no part of an address but its scheme: each may be a secret.
    """
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise TypeError('must be a list of addresses like ["json://127.0.0.1:9000/news"]')
    if len(value) > _MOST:
        raise ValueError(f"are {len(value)}; more than {_MOST} are not told")
    targets, faults = [], []
    for number, written in enumerate(value, start=1):
        try:
            targets.append(_filled(written, environment))
        except ValueError as error:
            faults.append(f"{error} (address {number})")
    if faults:
        raise ValueError("; ".join(faults))
    return tuple(targets)


def load_target(url: str) -> NotifyBase:
    """Return the service that an address names; ValueError says what is wrong with it."""
    from apprise import Apprise, AppriseAsset  # half a second that configurations without a target need not pay
    from apprise.manager_plugins import NotificationManager

    scheme = _SCHEME.match(url)
    if scheme is None:
        raise ValueError('an address begins with the service and "://", as in "mailto://"')
    if scheme[0].lower() not in NotificationManager():  # type: ignore[no-untyped-call]
        raise ValueError(f'Apprise knows no service "{scheme[0]}"')
    # A redirect could lead anywhere, past the guard of addresses that crawls have.
    asset = AppriseAsset(app_id="Newsfold", app_desc="Newsfold", http_redirects=False, storage_mode="memory")
    service = Apprise.instantiate(url, asset=asset)
    if service is None:
        raise ValueError(f'what follows "{scheme[0]}://" is not as that service needs it')
    return service


def _filled(written: str, environment: Mapping[str, str]) -> str:
    url = filled(written, environment).strip()
    load_target(url)
    return url
